import type { ObjectValue } from "../values/value";
import { complete } from "./complete";
import { checkResult } from "./consistency";
import { fail } from "./diagnostics";
import type { PrivateState } from "./private-state";
import type { CreateCall, DeleteCall, Resource, UpdateCall } from "./resource";
import type { Schema } from "./schema";
import type { SessionCall } from "./session";
import { deadlineFor, differOnlyInTimeouts } from "./timeouts";

export interface PlannedApply {
  readonly config: ObjectValue;
  /** null when the resource is to be created. */
  readonly prior: ObjectValue | null;
  /** null when it is to be deleted. */
  readonly planned: ObjectValue | null;
}

/**
 * Creates, updates or deletes. Returns the state to store, null for none: after a failure that is what there was before,
 * unless the resource itself returned what it got done.
 */
export async function applyChange(
  resource: Resource,
  { config, prior, planned }: PlannedApply,
  call: SessionCall,
  privateState: PrivateState,
): Promise<ObjectValue | null> {
  const { schema } = resource;
  const remote = call.remote(privateState);
  if (planned === null) {
    const handed = { ...remote, prior: prior ?? {} } as DeleteCall<Schema, unknown>;
    const deleted = await call.attempt(async () => {
      const deadline = deadlineFor(schema, "delete", prior);
      await call.within(deadline, (signal) => resource.delete({ ...handed, signal }));
      return true;
    });
    return deleted && !call.diagnostics.hasErrors ? null : prior;
  }
  if (prior && differOnlyInTimeouts(schema.attributes, prior, planned)) return planned;
  const deadline = deadlineFor(schema, prior ? "update" : "create", planned);
  const state = await call.attempt(() =>
    call.within(deadline, (signal) => {
      const handed = { ...remote, signal, config, prior, plan: planned };
      return prior === null
        ? resource.create(handed as unknown as CreateCall<Schema, unknown>)
        : update(resource, handed as unknown as UpdateCall<Schema, unknown>);
    }),
  );
  return state === undefined ? prior : settle(resource, planned, state as ObjectValue, call);
}

function update(resource: Resource, call: UpdateCall<Schema, unknown>): ReturnType<Resource["create"]> {
  if (!resource.update) {
    return fail(
      "Cannot change in place",
      `${resource.typeName} has no update; this is a bug in the provider.`,
    );
  }
  return resource.update(call);
}

/** A partial result that comes with an error need not be what was planned. */
function settle(
  resource: Resource,
  planned: ObjectValue,
  state: ObjectValue,
  call: SessionCall,
): ObjectValue {
  const { attributes } = resource.schema;
  const result = complete(attributes, state);
  if (!call.diagnostics.hasErrors) call.diagnostics.add(checkResult(attributes, planned, result));
  return result;
}
