/** Who may call a route: deny by default, RFC 6750. */
import type { Request } from "express";
import type { OpenContext } from "./context";
import { type Access, type Authenticator, HttpError, type Route, type Scope, type Surface } from "./surface";

/** One line of the gateway's route table. */
export interface RouteEntry {
  readonly surface: Surface["name"];
  readonly method: string;
  readonly path: string;
  readonly access: Access;
}

/**
 * Every route that the surfaces serve, with what it asks of its caller.
 *
 * @throws Error when a route declares no access, is declared twice, or lies outside its surface's roots
 */
export function routeTable(surfaces: readonly Surface[]): readonly RouteEntry[] {
  const seen = new Set<string>();
  return surfaces.flatMap((surface) =>
    surface.routes.map((route) => {
      const label = `${route.method.toUpperCase()} ${route.path}`;
      const fault = faultOf(surface, route) ?? (seen.has(label) ? "is declared twice" : undefined);
      if (fault) throw new Error(`The route ${label} of ${surface.name} ${fault}.`);
      seen.add(label);
      return {
        surface: surface.name,
        method: route.method.toUpperCase(),
        path: route.path,
        access: route.access,
      };
    }),
  );
}

function faultOf(surface: Surface, route: Route): string | undefined {
  const { access } = route as { access?: Access };
  if (!access || access.length === 0) return "declares no access";
  if (!surface.roots.some((root) => isBelow(route.path, root))) return "lies below none of its roots";
  return undefined;
}

/** Whether the path is the root itself or below it; `/v10` is not below `/v1`. */
export function isBelow(path: string, root: string): boolean {
  return path.startsWith(root) && (path.length === root.length || path[root.length] === "/");
}

/** Puts the caller into the context. @throws HttpError as the authenticator does */
export function authenticate(authenticator: Authenticator, { basic }: Pick<Surface, "basic">) {
  return (context: OpenContext, request: Request): Promise<void> | void => {
    const found = authenticator.authenticate(soleAuthorization(request), basic ? request : undefined);
    if (found instanceof Promise) {
      return found.then((principal) => {
        context.principal = principal;
      });
    }
    context.principal = found;
  };
}

/** Lets callers with one of the scopes through. @throws HttpError 403 (RFC 6750 §3.1) */
export function authorize(scopes: readonly Scope[]) {
  const wanted = scopes.join(" ");
  return ({ principal }: OpenContext): void => {
    if (principal && scopes.some((scope) => principal.scopes.has(scope))) return;
    const challenge = `Bearer error="insufficient_scope", scope="${wanted}"`;
    const message = `This needs a token with ${scopes.length > 1 ? "one of the scopes" : "the scope"} ${wanted}.`;
    throw new HttpError(403, message, { "WWW-Authenticate": challenge }, "insufficient_scope");
  };
}

/** Refuses a repeated Authorization header, of which node would keep the first and a proxy perhaps the last. */
export function soleAuthorization(request: Request): string | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined && countAuthorizations(request.rawHeaders) > 1) {
    const headers = { "WWW-Authenticate": 'Bearer error="invalid_request"' };
    throw new HttpError(401, "More than one Authorization header was sent.", headers, "invalid_request");
  }
  return authorization;
}

function countAuthorizations(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i];
    if (name?.length === 13 && name.toLowerCase() === "authorization") count += 1;
  }
  return count;
}
