import { complete } from "../framework/complete";
import type { ReadCall } from "../framework/resource";
import type { Schema } from "../framework/schema";
import type { ObjectValue } from "../values/value";
import { encodeDiagnostics } from "./diagnostic";
import { decodeObject, encodeObject } from "./dynamic-value";
import type { ReadResource_Request, ReadResource_Response } from "./generated/tfplugin6";
import { decodePrivate, encodePrivate } from "./private-state";
import type { Rpc } from "./rpc";

export const readResource: Rpc<ReadResource_Request, ReadResource_Response> = async (
  session,
  request,
  signal,
) => {
  const call = session.begin(signal);
  const notes = decodePrivate(request.private);
  const newState = await call.attempt(async () => {
    const resource = session.resource(request.typeName);
    const { attributes } = resource.schema;
    const prior = decodeObject(attributes, request.currentState);
    if (prior === null) return encodeObject(attributes, null);
    const handed = { ...call.remote(notes), prior } as unknown as ReadCall<Schema, unknown>;
    const found = (await resource.read(handed)) as ObjectValue | null;
    return encodeObject(attributes, found && complete(attributes, found));
  });
  return {
    newState,
    diagnostics: encodeDiagnostics(call.diagnostics.all),
    private: newState ? encodePrivate(notes) : request.private,
    deferred: undefined,
    newIdentity: undefined,
  };
};
