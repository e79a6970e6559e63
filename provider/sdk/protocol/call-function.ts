import { FunctionError } from "../framework/function";
import { decodeDynamic, encodeDynamic } from "./dynamic-value";
import type { CallFunction_Request, CallFunction_Response } from "./generated/tfplugin6";
import type { Rpc } from "./rpc";

export const callFunction: Rpc<CallFunction_Request, CallFunction_Response> = async (session, request) => {
  try {
    const called = session.function(request.name);
    if (!called) throw new FunctionError(`this provider has no function named ${request.name}`);
    const { parameters, variadic, returns } = called;
    const values = request.arguments.map((argument, index) => {
      const parameter = parameters[index] ?? variadic;
      if (!parameter) throw new FunctionError("too many arguments", index);
      return decodeDynamic(parameter.type, argument);
    });
    const result = called.call(values.slice(0, parameters.length) as never, values.slice(parameters.length));
    return { result: encodeDynamic(returns, result), error: undefined };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const functionArgument = error instanceof FunctionError ? error.argument : undefined;
    return { result: undefined, error: { text, functionArgument } };
  }
};
