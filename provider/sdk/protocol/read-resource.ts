import { complete } from "../framework/complete";
import type { PrivateState } from "../framework/private-state";
import type { ReadCall, Resource } from "../framework/resource";
import type { Schema } from "../framework/schema";
import type { SessionCall } from "../framework/session";
import { deadlineFor } from "../framework/timeouts";
import type { ObjectValue } from "../values/value";
import { deferralAllowed, encodeDeferred } from "./deferral";
import { encodeDiagnostics } from "./diagnostic";
import { decodeObject, encodeObject } from "./dynamic-value";
import type { ReadResource_Request, ReadResource_Response } from "./generated/tfplugin6";
import { encodeIdentity } from "./identity";
import { decodePrivate, encodePrivate } from "./private-state";
import type { Rpc } from "./rpc";

export const readResource: Rpc<ReadResource_Request, ReadResource_Response> = async (
  session,
  request,
  signal,
) => {
  const call = session.begin(signal, deferralAllowed(request.clientCapabilities));
  const notes = decodePrivate(request.private);
  const read = await call.attempt(async () => {
    const resource = session.resource(request.typeName);
    const state = await readState(resource, request, call, notes);
    return {
      newState: encodeObject(resource.schema.attributes, state),
      newIdentity: encodeIdentity(resource, state),
    };

    async function readState(
      resource: Resource,
      request: ReadResource_Request,
      call: SessionCall,
      notes: PrivateState,
    ): Promise<ObjectValue | null> {
      const { attributes } = resource.schema;
      const prior = decodeObject(attributes, request.currentState);
      if (prior === null) return null;
      const handed = { ...call.remote(notes), prior } as unknown as ReadCall<Schema, unknown>;
      const deadline = deadlineFor(resource.schema, "read", prior);
      const found = await call.within(deadline, (signal) => resource.read({ ...handed, signal }));
      return found && complete(attributes, found as ObjectValue);
    }
  });
  return {
    newState: read || !call.deferred ? read?.newState : request.currentState,
    diagnostics: encodeDiagnostics(call.diagnostics.all),
    private: read ? encodePrivate(notes) : request.private,
    deferred: encodeDeferred(call),
    newIdentity: read ? read.newIdentity : request.currentIdentity,
  };
};
