/** Token introspection, RFC 7662. */
import type { Request } from "express";
import { sendJson } from "../http/json";
import { HttpError, type Route } from "../http/surface";
import type { BearerAuthenticator } from "./bearer-authenticator";
import type { ClientAuthentication } from "./client-authentication";
import { forbidCaching } from "./errors";
import { type Form, parseForm, requireParameter } from "./form";
import type { LiveToken, TokenVerifier } from "./token-verifier";

export interface IntrospectionEndpoint {
  readonly authentication: ClientAuthentication;
  readonly authenticator: BearerAuthenticator;
  readonly verifier: TokenVerifier;
}

/** Whose tokens the caller may ask about. */
type Visible = (token: LiveToken) => boolean;

/** RFC 7662 §2.2: for whatever is not honoured, and for what is none of the caller's concern, this and nothing more. */
const INACTIVE = { active: false };

export function introspectionRoute(endpoint: IntrospectionEndpoint): Route {
  return {
    method: "post",
    path: "/oauth2/introspect",
    access: "client",
    body: "form",
    async handle(context, response, request) {
      const form = parseForm(context);
      const visible = await authenticate(endpoint, request, form);
      const live = await endpoint.verifier.verify(requireParameter(form, "token"));
      forbidCaching(response);
      sendJson(response, 200, live && visible(live) ? describe(live) : INACTIVE);
    },
  };
}

/** A client sees its own tokens; the bearer of a `manage` token sees every client's. @throws HttpError 401, 403 */
async function authenticate(
  { authentication, authenticator }: IntrospectionEndpoint,
  request: Request,
  form: Form,
): Promise<Visible> {
  const { authorization } = request.headers;
  if (authorization === undefined || !/^bearer\b/i.test(authorization)) {
    const { clientId } = await authentication.authenticate(request, form);
    return ({ principal }) => principal.clientId === clientId;
  }
  const { scopes } = await authenticator.authenticate(authorization);
  if (scopes.has("manage")) return () => true;
  const challenge = 'Bearer error="insufficient_scope", scope="manage"';
  throw new HttpError(
    403,
    "This needs a token with the scope manage.",
    { "WWW-Authenticate": challenge },
    "insufficient_scope",
  );
}

function describe({ claims, principal }: LiveToken) {
  const { iss, aud, sub, client_id, iat, exp, jti, integration } = claims;
  const scope = [...principal.scopes].join(" ");
  return { active: true, token_type: "Bearer", scope, client_id, sub, iss, aud, iat, exp, jti, integration };
}
