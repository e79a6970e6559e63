/** One operation of the management API: served as a route, described in the OpenAPI document, so that the two never differ. */
import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import type { z } from "zod";
import type { Precondition } from "../domain/command";
import type { Actor } from "../domain/model";
import type { Once } from "../domain/once";
import { ifNoneMatch, preconditionOf, weakEtag } from "../http/etag";
import { sendEmpty, sendJson } from "../http/json";
import { HttpError, type Principal, type RequestContext, type Route, type Scope } from "../http/surface";
import { parseBody } from "../http/validation";
import { parseIdempotencyKey, parseQuery } from "./request";

/** Who may do what: reads, writes, and questions about what a user may do. */
export const READ: readonly Scope[] = ["manage:read", "manage"];
const WRITE: readonly Scope[] = ["manage"];
export const ASK: readonly Scope[] = ["access:read", "manage:read", "manage"];

/** The verbs that most resources have. */
export const CREATE = { method: "post", access: WRITE, status: 201 } as const;
export const FIND = { method: "get", access: READ, status: 200 } as const;
export const REPLACE = { method: "put", access: WRITE, status: 200 } as const;
export const AMEND = { method: "patch", access: WRITE, status: 200 } as const;
export const REMOVE = { method: "delete", access: WRITE, status: 204 } as const;

/** A request that was understood. */
export interface Call<Query, Body> {
  /** What the path names: the first parameter in it, or "". */
  readonly id: string;
  /** Every parameter of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly principal: Principal;
  readonly actor: Actor;
  /** From `If-Match`. */
  readonly precondition?: Precondition;
  /** From `Idempotency-Key`. */
  readonly once?: Once;
}

export interface Answer {
  readonly body?: object;
  /** What If-Match is compared with: the first part of the entity tag. */
  readonly revision?: number;
  /** Path of what was made. */
  readonly location?: string;
}

export interface Description {
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly method: Route["method"];
  /** In the form of OpenAPI: `/v1/access-lists/{name}`. */
  readonly path: string;
  readonly access: readonly Scope[];
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly status: 200 | 201 | 204;
  readonly result?: z.ZodType;
  /** Answers carry an entity tag; reads take `If-None-Match`, writes `If-Match`. */
  readonly tagged?: boolean;
  /** Takes `Idempotency-Key`. */
  readonly repeatable?: boolean;
}

export interface Operation extends Description {
  route(publicUrl: string): Route;
}

interface Spec<Query, Body> extends Description {
  readonly query?: z.ZodObject & z.ZodType<Query>;
  readonly body?: z.ZodType<Body>;
  handle(call: Call<Query, Body>): Promise<Answer>;
}

export function operation<Query = unknown, Body = unknown>(spec: Spec<Query, Body>): Operation {
  return { ...spec, route: (publicUrl) => toRoute(spec, publicUrl) };
}

function toRoute<Query, Body>(spec: Spec<Query, Body>, publicUrl: string): Route {
  return {
    method: spec.method,
    path: spec.path.replaceAll(/\{(\w+)\}/g, ":$1"),
    access: spec.access,
    body: spec.body ? "json" : "none",
    async handle(context, response, request) {
      const onReplay = () => response.setHeader("Idempotent-Replayed", "true");
      const answer = await spec.handle(readCall(spec, context, request, onReplay));
      send(spec, answer, publicUrl, request, response);
    },
  };
}

function readCall<Query, Body>(
  spec: Spec<Query, Body>,
  context: RequestContext,
  request: Request,
  onReplay: () => void,
): Call<Query, Body> {
  const principal = requirePrincipal(spec, context);
  const body = spec.body ? parseBody(spec.body, context.body) : (undefined as Body);
  return {
    id: Object.values(context.params)[0] ?? "",
    params: context.params,
    query: parseQuery(spec.query, context.query) as Query,
    body,
    principal,
    actor: { id: principal.clientId, requestId: context.id },
    precondition: preconditionOf(request.get("If-Match")),
    once: spec.repeatable ? onceOf(spec, body, request, onReplay) : undefined,
  };
}

/** A caller that is bound to one integration may ask what its users may do, and nothing else. */
function requirePrincipal(spec: Description, { principal }: RequestContext): Principal {
  if (!principal) throw new Error(`${spec.path} was served without a caller`);
  if (principal.integration !== null && spec.access !== ASK) {
    throw new HttpError(403, "This needs a client of the whole gateway, not one of a single integration.");
  }
  return principal;
}

function onceOf(spec: Description, body: unknown, request: Request, onReplay: () => void): Once | undefined {
  const key = parseIdempotencyKey(request.get("Idempotency-Key"));
  if (key === undefined) return undefined;
  const text = JSON.stringify([spec.id, body]);
  return { key, fingerprint: createHash("sha256").update(text).digest("hex"), onReplay };
}

/** Counts and the like move without the revision: a reader is to see them, a writer need not. */
function versionOf(revision: number, body: object = {}): string {
  const digest = createHash("sha256").update(JSON.stringify(body)).digest("base64url");
  return `${revision}.${digest.slice(0, 16)}`;
}

function send(
  spec: Description,
  { body, revision, location }: Answer,
  publicUrl: string,
  request: Request,
  response: Response,
): void {
  if (revision !== undefined) {
    const version = versionOf(revision, body);
    response.setHeader("ETag", weakEtag(version));
    if (spec.method === "get" && ifNoneMatch(request.get("If-None-Match"), version)) {
      sendEmpty(response, 304);
      return;
    }
  }
  if (location !== undefined) response.setHeader("Location", publicUrl + location);
  if (body) sendJson(response, spec.status, body);
  else sendEmpty(response, spec.status);
}
