import { complete } from "../framework/complete";
import { isComputed } from "../framework/schema";
import type { Session, SessionCall } from "../framework/session";
import { unknown } from "../values/unknown";
import type { ObjectValue } from "../values/value";
import { deferralAllowed, encodeDeferred } from "./deferral";
import { encodeDiagnostics } from "./diagnostic";
import { decodeConfig, encodeObject } from "./dynamic-value";
import type { DynamicValue, ReadDataSource_Request, ReadDataSource_Response } from "./generated/tfplugin6";
import type { Rpc } from "./rpc";

export const readDataSource: Rpc<ReadDataSource_Request, ReadDataSource_Response> = async (
  session,
  request,
  signal,
) => {
  const call = session.begin(signal, deferralAllowed(request.clientCapabilities));
  const state = await call.attempt(async () => {
    const source = session.dataSource(request.typeName);
    const { attributes } = source.schema;
    const config = decodeConfig(attributes, request.config);
    const found = await source.read({ ...call.local(), client: session.client, config: config as never });
    return encodeObject(attributes, complete(attributes, found as ObjectValue));
  });
  return {
    state: state ?? deferredState(session, request, call),
    diagnostics: encodeDiagnostics(call.diagnostics.all),
    deferred: encodeDeferred(call),
  };
};

/** What is read in a later round is unknown in this one. */
function deferredState(
  session: Session,
  { typeName, config }: ReadDataSource_Request,
  call: SessionCall,
): DynamicValue | undefined {
  if (!call.deferred) return undefined;
  const { attributes } = session.dataSource(typeName).schema;
  const entries = Object.entries(decodeConfig(attributes, config)).map(([name, value]) => {
    const attribute = attributes[name];
    return [name, value === null && attribute && isComputed(attribute) ? unknown : value] as const;
  });
  return encodeObject(attributes, Object.fromEntries(entries));
}
