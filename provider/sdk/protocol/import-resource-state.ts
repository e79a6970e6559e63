import { fail } from "../framework/diagnostics";
import { stateOfIdentity } from "../framework/identity";
import { PrivateState } from "../framework/private-state";
import type { RemoteCall, Resource } from "../framework/resource";
import type { ObjectValue } from "../values/value";
import { deferralAllowed, encodeDeferred } from "./deferral";
import { encodeDiagnostics } from "./diagnostic";
import { encodeObject } from "./dynamic-value";
import type { ImportResourceState_Request, ImportResourceState_Response } from "./generated/tfplugin6";
import { decodeIdentity, encodeIdentity } from "./identity";
import { encodePrivate } from "./private-state";
import type { Rpc } from "./rpc";

/** Terraform reads the resource next, with what this answers as its prior state. */
export const importResourceState: Rpc<ImportResourceState_Request, ImportResourceState_Response> = async (
  session,
  request,
  signal,
) => {
  const call = session.begin(signal, deferralAllowed(request.clientCapabilities));
  const { typeName } = request;
  const imported = await call.attempt(async () => {
    const resource = session.resource(typeName);
    const notes = new PrivateState();
    const stub = await importStub(resource, request, call.remote(notes));
    const state = encodeObject(resource.schema.attributes, stub);
    return { typeName, state, private: encodePrivate(notes), identity: encodeIdentity(resource, stub) };
  });
  return {
    importedResources: imported ? [imported] : [],
    diagnostics: encodeDiagnostics(call.diagnostics.all),
    deferred: encodeDeferred(call),
  };
};

/** An identity says by itself which one is meant; an id is for the resource to read. */
async function importStub(
  resource: Resource,
  request: ImportResourceState_Request,
  call: RemoteCall<unknown>,
): Promise<ObjectValue> {
  const identity = decodeIdentity(resource, request.identity);
  if (identity) return stateOfIdentity(resource, identity);
  if (resource.importState) return (await resource.importState({ ...call, id: request.id })) as ObjectValue;
  return fail("Import is not supported", `${request.typeName} cannot be imported${byId(resource)}.`);
}

function byId({ identity }: Resource): string {
  return identity ? " by an id, only by its identity" : "";
}
