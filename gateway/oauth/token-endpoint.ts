/** The token endpoint, RFC 6749 §3.2 and §4.4. */
import type { Response } from "express";
import { sendJson } from "../http/json";
import { HttpError, type RequestContext, type Route } from "../http/surface";
import type { ClientAuthentication } from "./client-authentication";
import { forbidCaching } from "./errors";
import { type Form, parseForm, requireParameter } from "./form";
import { decideScope } from "./scope";
import type { IssuedToken, TokenIssuer } from "./token-issuer";

const GRANT = "client_credentials";

/** Told of each outcome. */
export interface TokenMetrics {
  tokenIssued(grant: string): void;
  /** @param reason the OAuth error code */
  tokenFailed(reason: string): void;
}

export interface TokenEndpoint {
  readonly authentication: ClientAuthentication;
  readonly issuer: TokenIssuer;
  readonly metrics?: TokenMetrics;
}

/** The steps in the RFC's own order; each refuses by throwing. */
export function tokenRoute({ authentication, issuer, metrics }: TokenEndpoint): Route {
  return {
    method: "post",
    path: "/oauth2/token",
    access: "client",
    body: "form",
    async handle(context, response, request) {
      try {
        const form = parseForm(context);
        const client = await authentication.authenticate(request, form);
        requireGrant(form);
        const scopes = decideScope(client, requestedScope(form, context));
        renderToken(await issuer.issue(client, scopes), response);
        metrics?.tokenIssued(GRANT);
      } catch (error) {
        metrics?.tokenFailed(reasonOf(error));
        throw error;
      }
    },
  };
}

/** @throws HttpError 400 */
function requireGrant(form: Form): void {
  if (requireParameter(form, "grant_type") === GRANT) return;
  throw new HttpError(400, `The only grant type here is ${GRANT}.`, {}, "unsupported_grant_type");
}

/** Okta appends the scope to the token URL instead of the form. */
function requestedScope(form: Form, { query }: RequestContext): string | undefined {
  return form.get("scope") ?? (query.get("scope") || undefined);
}

/** RFC 6749 §5.1; no refresh token, as §4.4.3 asks. */
function renderToken({ token, expiresIn, scopes }: IssuedToken, response: Response): void {
  forbidCaching(response);
  sendJson(response, 200, {
    access_token: token,
    token_type: "Bearer",
    expires_in: expiresIn,
    scope: scopes.join(" "),
  });
}

function reasonOf(error: unknown): string {
  return error instanceof HttpError ? (error.code ?? "invalid_request") : "server_error";
}
