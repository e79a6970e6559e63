/** Operations of a bulk that create what refers to each other (RFC 7644 §3.7.1): done together, or not at all. */
import { CircleFailure, type Creation, type IdAt } from "../../domain/circles";
import { locationOf } from "../answer";
import type { Call } from "../call";
import { parseGroup } from "../resource/group";
import { parseUser } from "../resource/resource";
import type { ResourceSchema } from "../schemas/resource-schema";
import type { Reply } from "../wire/reply";
import { type Resolve, resolveData } from "./bulk-references";
import type { BulkOperation } from "./bulk-request";
import { type BulkTargets, handlerOf } from "./bulk-targets";

/**
 * @param operations those of one circle
 * @param idOf the id of what was created before
 * @returns for each what its request alone would be answered with, but for the resource
 * @throws CircleFailure for the first that cannot be done
 */
export async function createCircle(
  targets: BulkTargets,
  call: Call,
  operations: readonly BulkOperation[],
  idOf: Resolve,
): Promise<readonly Reply[]> {
  const schema = await targets.Users.schema(call);
  const places = new Map(operations.map(({ bulkId = "" }, place) => [bulkId, place]));
  const creations = operations.map((operation, place) => {
    try {
      return creationOf(schema, operation, (idAt) => (bulkId) => {
        const known = places.get(bulkId);
        return known === undefined ? idOf(bulkId) : idAt(known);
      });
    } catch (error) {
      throw new CircleFailure(place, error);
    }
  });
  const created = await targets.circles.create(call.integration, creations, call.actor);
  return Promise.all(
    created.map(async ({ id, passedOver }, place) => {
      const type = creations[place]?.type === "group" ? "Group" : "User";
      const version = await versionOf(targets, call, type, id);
      const headers = { Location: locationOf(call.base, type, id), ...(version && { ETag: version }) };
      return { status: 201, headers, remarks: passedOver.length > 0 ? [{ passedOver }] : [] };
    }),
  );
}

/** @throws ScimError 400 for what bulk does not do */
function creationOf(
  schema: ResourceSchema,
  operation: BulkOperation,
  resolverOf: (idAt: IdAt) => Resolve,
): Creation {
  const { target } = handlerOf(operation);
  const bodyOf = (idAt: IdAt) => resolveData(operation.data, resolverOf(idAt));
  return target.type === "Groups"
    ? { type: "group", document: async (idAt) => parseGroup(await bodyOf(idAt)) }
    : { type: "user", document: async (idAt) => parseUser(schema, await bodyOf(idAt)) };
}

/** The version that a reader is told; undefined where it can no longer be read, because somebody removed it meanwhile. */
async function versionOf(
  targets: BulkTargets,
  call: Call,
  type: "User" | "Group",
  id: string,
): Promise<string | undefined> {
  const asked = { ...call, id, query: new URLSearchParams("attributes=id,groups"), hasVersion: () => false };
  try {
    return (await targets[`${type}s`].read(asked)).headers?.ETag;
  } catch {
    return undefined;
  }
}
