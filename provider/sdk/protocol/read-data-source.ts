import { complete } from "../framework/complete";
import type { ObjectValue } from "../values/value";
import { encodeDiagnostics } from "./diagnostic";
import { decodeObject, encodeObject } from "./dynamic-value";
import type { ReadDataSource_Request, ReadDataSource_Response } from "./generated/tfplugin6";
import type { Rpc } from "./rpc";

export const readDataSource: Rpc<ReadDataSource_Request, ReadDataSource_Response> = async (
  session,
  request,
  signal,
) => {
  const call = session.begin(signal);
  const state = await call.attempt(async () => {
    const source = session.dataSource(request.typeName);
    const { attributes } = source.schema;
    const config = decodeObject(attributes, request.config) ?? {};
    const found = await source.read({ ...call.local(), client: session.client, config: config as never });
    return encodeObject(attributes, complete(attributes, found as ObjectValue));
  });
  return { state, diagnostics: encodeDiagnostics(call.diagnostics.all), deferred: undefined };
};
