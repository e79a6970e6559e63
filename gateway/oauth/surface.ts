/** The authorization server: OAuth 2.0, client credentials only. Puts its parts together. */
import type { Clients } from "../domain/clients";
import type { Deps } from "../domain/command";
import { Keys } from "../domain/keys";
import type { Actor, SigningAlgorithm } from "../domain/model";
import type { ScimTokens } from "../domain/scim-tokens";
import { Tokens } from "../domain/tokens";
import { FORM_BYTES } from "../http/limits";
import type { Authenticator, Surface } from "../http/surface";
import { LEEWAY } from "./access-token";
import { BasicAuthenticator } from "./basic-authenticator";
import { BearerAuthenticator } from "./bearer-authenticator";
import { ClientAuthentication } from "./client-authentication";
import { renderOAuthError } from "./errors";
import { introspectionRoute } from "./introspection";
import { KeyRing } from "./key-ring";
import { jwksRoute, metadataRoutes } from "./metadata";
import { revocationRoute } from "./revocation";
import { SchemeAuthenticator } from "./scheme-authenticator";
import { ScimTokenVerifier } from "./scim-token-verifier";
import { type TokenMetrics, tokenRoute } from "./token-endpoint";
import { TokenIssuer } from "./token-issuer";
import { TokenVerifier } from "./token-verifier";

/** Seconds in which another node may still sign with a key that this one has replaced. */
const ROTATION_SLACK = 60;

export interface OAuthDeps extends Pick<Deps, "store" | "clock" | "newId"> {
  /** The instance that the management API changes clients through: a change ends what is remembered of their tokens. */
  readonly clients: Clients;
  /** Likewise. */
  readonly scimTokens: ScimTokens;
  /** The issuer identifier, byte for byte: the public URL. */
  readonly issuer: string;
  /** What tokens are for; the public URL unless said otherwise. */
  readonly audience?: string;
  /** Seconds; at most 3,600 by default. */
  readonly tokenLifetime: number;
  /** What tokens are signed with; keys of both algorithms are published. */
  readonly algorithm: SigningAlgorithm;
  /** Encrypts signing keys at rest; null keeps them readable in the store. */
  readonly masterKey: string | null;
  readonly metrics?: TokenMetrics;
}

export interface OAuth {
  readonly surface: Surface;
  readonly authenticator: Authenticator;
  readonly keys: KeyRing;
  /**
   * Makes and opens the signing keys; to be awaited before requests are taken.
   * @throws Error when a key cannot be opened with the master key
   */
  prepare(actor: Actor): Promise<void>;
}

export function oauthSurface(deps: OAuthDeps): OAuth {
  const { clients, scimTokens, clock, issuer, tokenLifetime, algorithm, masterKey, metrics } = deps;
  const audience = deps.audience ?? issuer;
  const overlap = tokenLifetime + LEEWAY + ROTATION_SLACK;
  const tokens = new Tokens(deps);
  const keys = new KeyRing({ keys: new Keys(deps), clock, masterKey, overlap: overlap * 1_000 });
  const verifier = new TokenVerifier(keys, clients, tokens, { issuer, audience, clock });
  const bearer = new BearerAuthenticator(verifier, new ScimTokenVerifier(scimTokens, clock));
  const authentication = new ClientAuthentication(clients);
  const authenticator = new SchemeAuthenticator(bearer, new BasicAuthenticator(authentication));
  const tokenIssuer = new TokenIssuer(keys, { issuer, audience, tokenLifetime, algorithm, clock });
  const surface: Surface = {
    name: "oauth",
    roots: ["/oauth2", "/.well-known"],
    mediaTypes: [],
    bodyLimit: FORM_BYTES,
    routes: [
      tokenRoute({ authentication, issuer: tokenIssuer, metrics }),
      introspectionRoute({ authentication, authenticator: bearer, verifier }),
      revocationRoute({ authentication, verifier, tokens }),
      ...metadataRoutes(issuer),
      jwksRoute(keys, overlap),
    ],
    renderError: renderOAuthError,
  };
  return { surface, authenticator, keys, prepare: (actor) => keys.prepare(actor) };
}
