/** A request that was answered, as it is kept for the administrator: attributed to an integration, values masked. */
import { DEFAULT_INTEGRATION } from "../../domain/model";
import type { NewScimRequest } from "../../domain/scim-requests";
import type { OpenContext } from "../../http/context";
import type { Served } from "../../http/pipeline";
import { isObject, memberOf } from "../wire/json";
import { Mask } from "./mask";
import { maskPath } from "./mask-text";
import { maskedOutcome, maskedRemarks } from "./masked-remarks";

const BASE = /^\/scim(?:\/v2|\/([^/]+)\/v2)(?:\/|$)/;

/** The longest name that an integration can have. */
const LONGEST_NAME = 128;

/** Characters of a masked body that are kept. */
const LARGEST_BODY = 8_192;

type Asked = Pick<OpenContext, "id" | "principal" | "query" | "body" | "path" | "method" | "remarks">;

/**
 * Null for what was sent to no integration's base URL.
 * @param now milliseconds since the epoch
 */
export function recordOf(request: Asked, served: Served, now: number): NewScimRequest | null {
  const integration = integrationOf(request.path);
  if (integration === null) return null;
  const { principal } = request;
  const mask = new Mask(/\/groups/i.test(served.label));
  const filter = filterOf(request, mask);
  return {
    time: now,
    integration,
    known: principal?.integration === integration,
    client: principal?.clientId ?? null,
    method: request.method,
    path: maskPath(request.path, mask.hide),
    filter,
    status: served.status,
    duration: Math.round(served.seconds * 1e5) / 100,
    requestId: request.id,
    ...refusalOf(request, served, mask),
  };
}

function integrationOf(path: string): string | null {
  const [base, name = DEFAULT_INTEGRATION] = BASE.exec(path) ?? [];
  if (base === undefined || name.length > 3 * LONGEST_NAME) return null;
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
}

function filterOf({ query, path, body }: Asked, mask: Mask): string | null {
  // RFC 7644 §3.4.3: a search by POST has it in its body.
  const searched = path.endsWith("/.search") && isObject(body) ? memberOf(body, "filter") : null;
  const filter = query.get("filter") ?? searched;
  return typeof filter === "string" ? mask.filter(filter) : null;
}

/** Why it failed, in whole or in part, and the body that led to it. */
function refusalOf({ id, body: sent, remarks = [] }: Asked, { failure }: Served, mask: Mask) {
  if (failure === undefined && remarks.length === 0) return { scimType: null, detail: null, body: null };
  const masked = sent === undefined ? null : mask.body(sent);
  const body = JSON.stringify(masked).length > LARGEST_BODY ? "(larger than is kept)" : masked;
  if (failure === undefined) return { scimType: null, detail: maskedRemarks(remarks, id, mask), body };
  const { scimType = null, detail } = maskedOutcome(failure, id, mask);
  return { scimType, detail, body };
}
