import { fail } from "../framework/diagnostics";
import type { RawState } from "../framework/resource";
import { fitState } from "../framework/upgrade";
import { encodeDiagnostics } from "./diagnostic";
import { decodeRawState, encodeObject } from "./dynamic-value";
import type { MoveResourceState_Request, MoveResourceState_Response } from "./generated/tfplugin6";
import { encodeIdentity } from "./identity";
import { decodePrivate, encodePrivate } from "./private-state";
import type { Rpc } from "./rpc";

export const moveResourceState: Rpc<MoveResourceState_Request, MoveResourceState_Response> = async (
  session,
  request,
  signal,
) => {
  const call = session.begin(signal);
  const notes = decodePrivate(request.sourcePrivate);
  const target = await call.attempt(async () => {
    const resource = session.resource(request.targetTypeName);
    const moved = await resource.moveState?.({
      ...call.local(),
      sourceProvider: request.sourceProviderAddress,
      sourceType: request.sourceTypeName,
      sourceVersion: request.sourceSchemaVersion,
      source: decodeRawState(request.sourceState),
      private: notes,
    });
    if (!moved) return refuse(request);
    const state = fitState(resource, moved as RawState);
    return {
      targetState: encodeObject(resource.schema.attributes, state),
      targetIdentity: encodeIdentity(resource, state),
    };
  });
  return {
    targetState: target?.targetState,
    diagnostics: encodeDiagnostics(call.diagnostics.all),
    targetPrivate: encodePrivate(notes),
    targetIdentity: target?.targetIdentity,
  };
};

function refuse({ sourceTypeName, sourceProviderAddress, targetTypeName }: MoveResourceState_Request): never {
  return fail(
    "Cannot move the resource",
    `${targetTypeName} cannot take over the state of ${sourceTypeName} of ${sourceProviderAddress}.`,
  );
}
