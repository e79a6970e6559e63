/**
 * What a surface of the gateway (OAuth, SCIM, management) tells the ground floor about itself: its routes, each with the
 * scope it needs, and how its errors look. `server` mounts surfaces; a route that declares no access does not start.
 */
import type { Request, Response } from "express";
import type { Logger } from "pino";

export type Scope = "scim" | "access:read" | "manage:read" | "manage";

/** Who calls: the outcome of authentication, the same for every way in. */
export interface Principal {
  /** The public id of the OAuth client or the SCIM token; also the actor of the events it causes. */
  readonly clientId: string;
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  /** The one integration the caller is bound to; null for callers of the whole gateway. */
  readonly integration: string | null;
}

/** What was not done of a request that is answered as done. */
export interface Remark {
  /** The request within the request that it is about, counted from 0; absent: the request as a whole. */
  readonly part?: {
    readonly index: number;
    readonly method: string;
    readonly path: string;
    readonly body: unknown;
  };
  /** Why the part was refused. */
  readonly failure?: unknown;
  /** What was named and passed over. */
  readonly passedOver?: readonly string[];
}

/** One request, as every layer above express sees it. */
export interface RequestContext {
  readonly id: string;
  readonly log: Logger;
  /** Absent only on routes whose access is "public" or "client". */
  readonly principal?: Principal;
  /** Path parameters, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Query parameters; a repeated one keeps every value, in order. */
  readonly query: URLSearchParams;
  /** The parsed body: JSON value, form fields, or undefined where the route takes none. */
  readonly body: unknown;
  /** Aborted when the caller goes away or the server's time limit passes. */
  readonly signal: AbortSignal;
  /** Left by the surface for whoever is told that the request was served. */
  remarks?: readonly Remark[];
}

/**
 * `public`: anyone. `client`: the surface itself authenticates the client (the token endpoint and its kin).
 * Otherwise a caller with at least one of these scopes.
 */
export type Access = "public" | "client" | readonly Scope[];

export interface Route {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** The whole path, in express 5's syntax: `/scim/:integration/v2/Users/:id`. It lies below one of the surface's roots. */
  readonly path: string;
  readonly access: Access;
  /** What body the route takes; `none` by default. */
  readonly body?: "json" | "form" | "none";
  /**
   * An authenticated request whose body states at most so many bytes is neither counted nor refused for its caller's rate:
   * for what a well-behaved client sends in numbers and does not send again. 0 by default.
   */
  readonly unlimitedBytes?: number;
  handle(context: RequestContext, response: Response, request: Request): Promise<void> | void;
}

export interface Surface {
  readonly name: "oauth" | "scim" | "management";
  /** Path prefixes that belong to this surface, for unknown routes below them: 404 and 405 speak its dialect. */
  readonly roots: readonly string[];
  /** Media types accepted on a JSON body; another is 415. */
  readonly mediaTypes: readonly string[];
  /** Largest accepted body, in bytes. */
  readonly bodyLimit: number;
  /** Whether HTTP Basic (RFC 7617) lets callers in beside bearer tokens; no by default. */
  readonly basic?: boolean;
  readonly routes: readonly Route[];
  /** Answers any error, in this surface's dialect. Called once, with the headers not yet sent. */
  renderError(error: unknown, context: Pick<RequestContext, "id" | "log">, response: Response): void;
}

/** Turns the Authorization header into a caller. Filled by `server` from `oauth`. */
export interface Authenticator {
  /**
   * @param basicFrom the request, where the surface takes HTTP Basic; failures of it are limited by address
   * @throws HttpError 401 with the `WWW-Authenticate` challenges (RFC 6750 §3, RFC 7617 §2); 403 and 429 of HTTP Basic
   */
  authenticate(
    authorization: string | undefined,
    basicFrom?: Pick<Request, "ip">,
  ): Promise<Principal> | Principal;
}

/** A failure that belongs to HTTP rather than to the domain. */
export class HttpError extends Error {
  override readonly name = "HttpError";

  constructor(
    readonly status: number,
    message: string,
    /** Headers the answer must carry, such as `Allow`, `WWW-Authenticate` or `Retry-After`. */
    readonly headers: Readonly<Record<string, string>> = {},
    /** The OAuth error code where one applies (RFC 6750 §3.1). */
    readonly code?: string,
  ) {
    super(message);
  }
}

/** Nothing is served at the path: not the same as a path whose thing does not exist, which a client may take as gone. */
export class NoRoute extends HttpError {
  constructor() {
    super(404, "There is nothing at this path.");
  }
}
