import type { Parameter, ProviderFunction } from "../framework/function";
import type { Function_Parameter, FunctionMessage as WireFunction } from "./generated/tfplugin6";
import { StringKind } from "./generated/tfplugin6";
import { encodeType } from "./schema";

export function encodeFunctions(functions: readonly ProviderFunction[] = []): Record<string, WireFunction> {
  return Object.fromEntries(functions.map((one) => [one.name, encodeFunction(one)]));
}

function encodeFunction({
  parameters,
  variadic,
  returns,
  summary,
  description,
}: ProviderFunction): WireFunction {
  return {
    parameters: parameters.map(encodeParameter),
    variadicParameter: variadic && encodeParameter(variadic),
    return: { type: encodeType(returns) },
    summary,
    description,
    descriptionKind: StringKind.MARKDOWN,
    deprecationMessage: "",
  };
}

function encodeParameter({ name, type, description, allowNull = false }: Parameter): Function_Parameter {
  return {
    name,
    type: encodeType(type),
    allowNullValue: allowNull,
    allowUnknownValues: false,
    description,
    descriptionKind: StringKind.MARKDOWN,
  };
}
