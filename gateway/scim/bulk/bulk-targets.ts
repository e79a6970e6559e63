/** What the operations of a bulk can be done to, each as the request that it stands for. */
import type { Circles } from "../../domain/circles";
import type { Call, ResourceEndpoints } from "../call";
import type { GroupEndpoints } from "../groups";
import type { UserEndpoints } from "../users";
import type { Reply } from "../wire/reply";
import { invalidValue } from "../wire/scim-error";
import type { BulkOperation } from "./bulk-request";

export interface BulkTargets {
  readonly Users: UserEndpoints;
  readonly Groups: GroupEndpoints;
  readonly circles: Circles;
}

/** Where an operation goes. */
export interface Target {
  readonly type: "Users" | "Groups";
  /** Undefined for the collection itself. */
  readonly id?: string;
}

const PATH = /^\/(Users|Groups)(?:\/([^/?#]+))?\/?$/;

/** Undefined for a path that bulk does not serve. */
export function targetIn(path: string): Target | undefined {
  const [, type, id] = PATH.exec(path) ?? [];
  if (type === undefined) return undefined;
  try {
    return { type: type as Target["type"], id: id && decodeURIComponent(id) };
  } catch {
    return undefined;
  }
}

export type Handler = (endpoints: ResourceEndpoints, call: Call) => Promise<Reply>;

const ON_COLLECTION: Readonly<Record<string, Handler>> = { POST: (of, call) => of.create(call) };
const ON_RESOURCE: Readonly<Record<string, Handler>> = {
  PUT: (of, call) => of.replace(call),
  PATCH: (of, call) => of.patch(call),
  DELETE: (of, call) => of.remove(call),
};

/** What is to be done, and to what. @throws ScimError 400 for what bulk does not do */
export function handlerOf({ method, path, bulkId }: BulkOperation): { target: Target; handler: Handler } {
  const target = targetIn(path);
  if (target === undefined)
    throw invalidValue("The path must be that of users or groups, or of one of them.");
  const handler = (target.id === undefined ? ON_COLLECTION : ON_RESOURCE)[method];
  if (handler === undefined) throw invalidValue(`${method} is not what can be done with ${path}.`);
  if (method === "POST" && !bulkId) throw invalidValue("An operation that creates must have a bulkId.");
  return { target, handler };
}
