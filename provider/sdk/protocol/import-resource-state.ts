import { fail } from "../framework/diagnostics";
import type { ObjectValue } from "../values/value";
import { encodeDiagnostics } from "./diagnostic";
import { encodeObject } from "./dynamic-value";
import type { ImportResourceState_Request, ImportResourceState_Response } from "./generated/tfplugin6";
import { decodePrivate, encodePrivate } from "./private-state";
import type { Rpc } from "./rpc";

/** Terraform reads the resource next, with what this answers as its prior state. */
export const importResourceState: Rpc<ImportResourceState_Request, ImportResourceState_Response> = async (
  session,
  request,
  signal,
) => {
  const call = session.begin(signal);
  const { typeName, id } = request;
  const imported = await call.attempt(async () => {
    const resource = session.resource(typeName);
    if (!resource.importState) return fail("Import is not supported", `${typeName} cannot be imported.`);
    const notes = decodePrivate(Buffer.alloc(0));
    const stub = await resource.importState({ ...call.remote(notes), id });
    const state = encodeObject(resource.schema.attributes, stub as ObjectValue);
    return { typeName, state, private: encodePrivate(notes), identity: undefined };
  });
  return {
    importedResources: imported ? [imported] : [],
    diagnostics: encodeDiagnostics(call.diagnostics.all),
    deferred: undefined,
  };
};
