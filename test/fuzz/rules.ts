/** What holds for every answer, whatever was asked. */
import { ERROR_URN } from "../gateway/scim/service";
import type { Answer, Request } from "./connection";

const SUCCESSES = [200, 201, 204, 304];
const REFUSALS = [400, 403, 404, 405, 409, 412, 413, 414, 415];
/** Of node's own parser, for headers or an address beyond its limit. */
const TOO_LONG = 431;

const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype, String.prototype];
const AT_START = PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).length);

export function isPrototypeChanged(): boolean {
  return PROTOTYPES.some((prototype, at) => Reflect.ownKeys(prototype).length !== AT_START[at]);
}

/** What is wrong with the answer, or with this process after it; undefined when nothing is. */
export function faultOf({ method, path }: Request, { status, type, text }: Answer): string | undefined {
  if (isPrototypeChanged()) return "a prototype was changed";
  if (status === TOO_LONG) return undefined;
  const notThere = status === 501 && /^\/Me\b/i.test(path);
  if (![...SUCCESSES, ...REFUSALS].includes(status) && !notThere) return `${status} is not an answer`;
  if (status === 204 || status === 304 || method === "HEAD")
    return text === "" ? undefined : "a body without need";
  if (text === "") return method === "OPTIONS" ? undefined : "an empty body";
  if (!/^application\/scim\+json\b/.test(type)) return `a body of type ${type}`;
  if (status >= 300) return faultOfError(status, JSON.parse(text));
  return path.startsWith("/Bulk") ? faultOfBulk(JSON.parse(text)) : undefined;
}

interface BulkResponse {
  readonly Operations: readonly { readonly status: string; readonly response?: object }[];
}

/** Each operation is answered as a request. */
function faultOfBulk({ Operations }: BulkResponse): string | undefined {
  for (const { status, response } of Operations) {
    const code = Number(status);
    if (![...SUCCESSES, ...REFUSALS].includes(code)) return `an operation with ${status}`;
    const fault = code < 300 ? undefined : faultOfError(code, response ?? {});
    if (fault) return fault;
  }
  return undefined;
}

function faultOfError(status: number, error: { schemas?: unknown; status?: unknown; detail?: unknown }) {
  const isError = JSON.stringify(error.schemas) === JSON.stringify([ERROR_URN]);
  if (!isError || error.status !== String(status)) return "a refusal that is no SCIM Error of its status";
  return typeof error.detail === "string" && error.detail !== "" ? undefined : "a refusal that says nothing";
}
