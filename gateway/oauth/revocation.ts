/** Token revocation, RFC 7009. */
import type { Tokens } from "../domain/tokens";
import { sendEmpty } from "../http/json";
import { HttpError, type Route } from "../http/surface";
import type { ClientAuthentication } from "./client-authentication";
import { forbidCaching } from "./errors";
import { parseForm, requireParameter } from "./form";
import { endOf, type TokenVerifier } from "./token-verifier";

export interface RevocationEndpoint {
  readonly authentication: ClientAuthentication;
  readonly verifier: TokenVerifier;
  readonly tokens: Tokens;
}

export function revocationRoute({ authentication, verifier, tokens }: RevocationEndpoint): Route {
  return {
    method: "post",
    path: "/oauth2/revoke",
    access: "client",
    body: "form",
    async handle(context, response, request) {
      const form = parseForm(context);
      const { clientId, config } = await authentication.authenticate(request, form);
      const token = requireParameter(form, "token");
      const claims = await verifier.read(token);
      // A token that is none, or has ended, needs no revocation (RFC 7009 §2.2).
      if (claims) {
        if (claims.client_id !== clientId) throw notTheClients();
        const revoked = {
          tokenId: claims.jti,
          clientId,
          integration: config.integration,
          expiresAt: endOf(claims),
        };
        await tokens.revoke(revoked, { id: clientId, requestId: context.id });
        verifier.memory.forgetToken(token);
      }
      forbidCaching(response);
      sendEmpty(response, 200);
    },
  };
}

function notTheClients(): HttpError {
  return new HttpError(400, "The token was issued to another client.", {}, "unauthorized_client");
}
