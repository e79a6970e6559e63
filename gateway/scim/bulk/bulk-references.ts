/** References of one operation of a bulk to what another creates: `bulkId:…` in place of an id (RFC 7644 §3.7.2). */
import { pause } from "../../domain/pause";
import { isObject } from "../wire/json";

const WHOLE = /^bulkId:(.+)$/is;

/** Within the path of a PATCH operation: `members[value eq "bulkId:…"]`. */
const WITHIN_PATH = /"bulkId:([^"\\]+)"/gi;

/** After how many elements of an array it is asked whether to pause. */
const PORTION = 500;

/** What a reference stands for, by its bulkId. @throws whatever it makes of one that stands for nothing */
export type Resolve = (bulkId: string) => string;

/** The text, or the id that it refers to. */
export function resolveText(text: string, resolve: Resolve): string {
  const [, bulkId] = WHOLE.exec(text) ?? [];
  return bulkId === undefined ? text : resolve(bulkId);
}

/** A copy of an operation's data with ids where it had references. Others have their turn while it is large. */
export async function resolveData(data: unknown, resolve: Resolve): Promise<unknown> {
  const copying = copyOf(data, resolve);
  for (;;) {
    const step = copying.next();
    if (step.done) return step.value;
    await pause();
  }
}

/** Stops between portions of an array. */
function* copyOf(data: unknown, resolve: Resolve): Generator<void, unknown> {
  if (typeof data === "string") return resolveText(data, resolve);
  if (Array.isArray(data)) {
    const copy: unknown[] = [];
    for (const element of data) {
      copy.push(yield* copyOf(element, resolve));
      if (copy.length % PORTION === 0) yield;
    }
    return copy;
  }
  if (!isObject(data)) return data;
  const copy: [string, unknown][] = [];
  for (const [name, value] of Object.entries(data)) {
    const isPath = name.toLowerCase() === "path" && typeof value === "string";
    copy.push([name, isPath ? resolvePath(value, resolve) : yield* copyOf(value, resolve)]);
  }
  return Object.fromEntries(copy);
}

function resolvePath(path: string, resolve: Resolve): string {
  return path.replace(WITHIN_PATH, (_, bulkId: string) => JSON.stringify(resolve(bulkId)));
}

/** The bulkIds that an operation on `id` with this data refers to. */
export async function referencesIn(id: string, data: unknown): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const note: Resolve = (bulkId) => {
    found.add(bulkId);
    return "";
  };
  resolveText(id, note);
  await resolveData(data, note);
  return found;
}
