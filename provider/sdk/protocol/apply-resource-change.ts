import { applyChange } from "../framework/apply";
import type { Attributes } from "../framework/schema";
import { objectType } from "../framework/schema-type";
import type { SessionCall } from "../framework/session";
import { encodeValue } from "../values/encode";
import { ValueError } from "../values/error";
import type { Type } from "../values/type";
import type { ObjectValue, Value } from "../values/value";
import { encodeDiagnostics } from "./diagnostic";
import { decodeConfig, decodeObject, encodeObject } from "./dynamic-value";
import type {
  ApplyResourceChange_Request,
  ApplyResourceChange_Response,
  DynamicValue,
} from "./generated/tfplugin6";
import { encodeIdentity } from "./identity";
import { decodePrivate, encodePrivate } from "./private-state";
import type { Rpc } from "./rpc";

export const applyResourceChange: Rpc<ApplyResourceChange_Request, ApplyResourceChange_Response> = async (
  session,
  request,
  signal,
) => {
  const call = session.begin(signal);
  const notes = decodePrivate(request.plannedPrivate);
  const applied = await call.attempt(async () => {
    const resource = session.resource(request.typeName);
    const { attributes } = resource.schema;
    const prior = decodeObject(attributes, request.priorState);
    const planned = decodeObject(attributes, request.plannedState);
    const config = decodeConfig(attributes, request.config);
    const state = await applyChange(resource, { config, prior, planned }, call, notes);
    const newState = encodeResult(attributes, state, call);
    return { newState, newIdentity: encodeIdentity(resource, decodeObject(attributes, newState)) };
  });
  return {
    newState: applied ? applied.newState : request.priorState,
    private: applied ? encodePrivate(notes) : request.plannedPrivate,
    diagnostics: encodeDiagnostics(call.diagnostics.all),
    legacyTypeSystem: false,
    newIdentity: applied ? applied.newIdentity : request.plannedIdentity,
  };
};

/** Something was done, so a state that does not fit is stored as far as it does: a resource must not get lost. */
function encodeResult(attributes: Attributes, state: ObjectValue | null, call: SessionCall): DynamicValue {
  try {
    return encodeObject(attributes, state);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    const detail = `${error.message}. This is a bug in the provider; please report it.`;
    call.diagnostics.error("The provider's result does not fit its schema", detail, error.path);
    const fitting = Object.entries(attributesOf(attributes)).filter(([name, type]) =>
      fits(type, state?.[name] ?? null),
    );
    return encodeObject(
      attributes,
      Object.fromEntries(fitting.map(([name]) => [name, state?.[name] ?? null])),
    );
  }
}

function attributesOf(attributes: Attributes): { readonly [name: string]: Type } {
  const type = objectType(attributes);
  return type.kind === "object" ? type.attributes : {};
}

function fits(type: Type, value: Value): boolean {
  try {
    encodeValue(type, value);
    return true;
  } catch {
    return false;
  }
}
