/** References of one operation of a bulk to what another creates: `bulkId:…` in place of an id (RFC 7644 §3.7.2). */
import { isObject } from "../wire/json";

const WHOLE = /^bulkId:(.+)$/is;

/** Within the path of a PATCH operation: `members[value eq "bulkId:…"]`. */
const WITHIN_PATH = /"bulkId:([^"\\]+)"/gi;

/** What a reference stands for, by its bulkId. @throws whatever it makes of one that stands for nothing */
export type Resolve = (bulkId: string) => string;

/** The text, or the id that it refers to. */
export function resolveText(text: string, resolve: Resolve): string {
  const [, bulkId] = WHOLE.exec(text) ?? [];
  return bulkId === undefined ? text : resolve(bulkId);
}

/** A copy of an operation's data with ids where it had references. */
export function resolveData(data: unknown, resolve: Resolve): unknown {
  if (typeof data === "string") return resolveText(data, resolve);
  if (Array.isArray(data)) return data.map((element) => resolveData(element, resolve));
  if (!isObject(data)) return data;
  const resolved = Object.entries(data).map(([name, value]) => [name, resolveMember(name, value, resolve)]);
  return Object.fromEntries(resolved);
}

function resolveMember(name: string, value: unknown, resolve: Resolve): unknown {
  if (name.toLowerCase() !== "path" || typeof value !== "string") return resolveData(value, resolve);
  return value.replace(WITHIN_PATH, (_, bulkId: string) => JSON.stringify(resolve(bulkId)));
}

/** The bulkIds that an operation on `id` with this data refers to. */
export function referencesIn(id: string, data: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const note: Resolve = (bulkId) => {
    found.add(bulkId);
    return "";
  };
  resolveText(id, note);
  resolveData(data, note);
  return found;
}
