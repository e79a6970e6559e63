import type { ScimTokens } from "../domain/scim-tokens";
import type { Principal, Scope } from "../http/surface";
import type { BearerVerifier } from "./bearer-authenticator";
import { TokenMemory } from "./token-memory";

/** What a SCIM token may do, and nothing else. */
const SCOPES: ReadonlySet<Scope> = new Set(["scim"]);

/** SCIM tokens: known to the store by their digest, with nothing in themselves that could be verified. */
export class ScimTokenVerifier implements BearerVerifier {
  readonly #memory = new TokenMemory();

  constructor(
    private readonly tokens: ScimTokens,
    private readonly clock: () => number,
  ) {
    tokens.onChanged((id) => this.#memory.forgetClient(id));
  }

  recall(text: string): Principal | undefined {
    return this.#memory.recall(text, this.clock());
  }

  async verify(text: string): Promise<{ readonly principal: Principal } | null> {
    const { generation } = this.#memory;
    const token = await this.tokens.verify(text);
    if (!token) return null;
    const { name, integration, expiresAt } = token.config;
    const principal = { clientId: token.id, name, scopes: SCOPES, integration };
    this.#memory.remember(text, principal, expiresAt ?? Number.POSITIVE_INFINITY, generation);
    return { principal };
  }
}
