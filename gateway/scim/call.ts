/** One SCIM request, as the endpoints see it: whose integration, under which base URL, on whose behalf. */
import type { Request } from "express";
import type { Precondition } from "../domain/command";
import { type Actor, DEFAULT_INTEGRATION } from "../domain/model";
import { ifNoneMatch, preconditionOf } from "../http/etag";
import { HttpError, type RequestContext, type Route } from "../http/surface";
import { parseSearchRequest } from "./search-request";
import { type Reply, sendReply } from "./wire/reply";
import { invalidFilter } from "./wire/scim-error";

export interface Call {
  readonly integration: string;
  /** The base URL that the client used, absolute and without a slash at the end: the root of every location. */
  readonly base: string;
  readonly actor: Actor;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The `id` of the path; empty where the path has none. */
  readonly id: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly signal: AbortSignal;
  readonly log: RequestContext["log"];
  /** What If-Match asks of the version; undefined where it was not sent. */
  readonly precondition: Precondition | undefined;
  /** Whether If-None-Match names this version. */
  hasVersion(version: number | string): boolean;
  /** What the Prefer header asks to be answered (RFC 7240 §4.2). */
  readonly preferred: "minimal" | "representation" | undefined;
}

/** What is served on one path below a base URL. */
export interface Endpoint extends Pick<Route, "method" | "path" | "body" | "unlimitedBytes"> {
  /** Answers anyone, without credentials. */
  readonly open?: boolean;
  handle(call: Call): Promise<Reply> | Reply;
}

/** What is done with the resources of one type. */
export interface ResourceEndpoints {
  list(call: Call): Promise<Reply>;
  create(call: Call): Promise<Reply>;
  read(call: Call): Promise<Reply>;
  replace(call: Call): Promise<Reply>;
  patch(call: Call): Promise<Reply>;
  remove(call: Call): Promise<Reply>;
}

/** The endpoints at `path` and, for one resource, below it. What `:id` would swallow stands before it. */
export function resourceEndpoints(path: string, of: ResourceEndpoints): Endpoint[] {
  const one = `${path}/:id`;
  const search = (call: Call) => of.list({ ...call, query: parseSearchRequest(call.body) });
  return [
    { method: "post", path: `${path}/.search`, body: "json", handle: search },
    { method: "get", path, handle: (call) => of.list(call) },
    { method: "post", path, body: "json", handle: (call) => of.create(call) },
    { method: "get", path: one, handle: (call) => of.read(call) },
    { method: "put", path: one, body: "json", handle: (call) => of.replace(call) },
    { method: "patch", path: one, body: "json", handle: (call) => of.patch(call) },
    { method: "delete", path: one, handle: (call) => of.remove(call) },
  ];
}

/** Under which paths the integrations are served; without a name it is the one that always exists. */
const BASES = ["/scim/v2", "/scim/:integration/v2"] as const;

/** How calls are opened. */
export interface CallOptions {
  /** Without a slash at the end. */
  readonly publicUrl: string;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** The routes that serve the endpoints for every integration. */
export function routesOf(endpoints: readonly Endpoint[], options: CallOptions): Route[] {
  return BASES.flatMap((base) => endpoints.map((endpoint) => routeOf(base, endpoint, options)));
}

function routeOf(base: string, { open = false, ...endpoint }: Endpoint, options: CallOptions): Route {
  const { method, path, body, unlimitedBytes } = endpoint;
  const opening = { ...options, open };
  return {
    method,
    path: base + path,
    access: open ? "public" : ["scim"],
    body,
    unlimitedBytes,
    handle: async (context, response, request) => {
      const reply = await endpoint.handle(openCall(context, request, opening));
      context.remarks = reply.remarks;
      await sendReply(reply, response, () => context.signal);
    },
  };
}

/** @throws HttpError 403 for a caller of another integration */
function openCall(
  context: RequestContext,
  request: Request,
  { publicUrl, clock, open }: CallOptions & { open: boolean },
): Call {
  const { principal, params } = context;
  const integration = params.integration ?? DEFAULT_INTEGRATION;
  if (!open && principal?.integration !== integration) {
    throw new HttpError(403, `These credentials are not for the integration ${integration}.`);
  }
  const path = params.integration === undefined ? "/scim/v2" : `/scim/${integration}/v2`;
  const { headers } = request;
  return {
    integration,
    base: publicUrl + path,
    now: clock(),
    actor: { id: principal?.clientId ?? "anyone", requestId: context.id },
    id: params.id ?? "",
    get query() {
      return parametersOf(context.query);
    },
    body: context.body,
    get signal() {
      return context.signal;
    },
    get log() {
      return context.log;
    },
    precondition: preconditionOf(headers["if-match"]),
    hasVersion: (version) => ifNoneMatch(headers["if-none-match"], version),
    preferred: preferenceOf(headers.prefer),
  };
}

const PARAMETERS = [
  "filter",
  "sortBy",
  "sortOrder",
  "startIndex",
  "count",
  "cursor",
  "attributes",
  "excludedAttributes",
] as const;
const CANONICAL = new Map(PARAMETERS.map((name) => [name.toLowerCase(), name as string]));

/**
 * The parameters under the names that RFC 7644 gives them: a filter in another spelling must not be passed over, and answer
 * everyone.
 * @throws ScimError 400 invalidFilter for a filter in brackets, as some libraries write a list
 */
function parametersOf(query: URLSearchParams): URLSearchParams {
  const entries = [...query].map(([name, value]): [string, string] => {
    const lower = name.toLowerCase();
    if (lower.startsWith("filter["))
      throw invalidFilter('The parameter is named "filter", without brackets.');
    return [CANONICAL.get(lower) ?? name, value];
  });
  return new URLSearchParams(entries);
}

function preferenceOf(header: string | string[] | undefined): Call["preferred"] {
  if (header === undefined) return undefined;
  const [, preference] = /(?:^|[,;\s])return\s*=\s*"?(minimal|representation)\b/i.exec(String(header)) ?? [];
  return preference?.toLowerCase() as Call["preferred"];
}
