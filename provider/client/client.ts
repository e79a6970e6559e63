/** The gateway's management API, as resources and data sources use it. */
import type {
  AccessListInput,
  AccessListUpdate,
  AccessListView,
} from "../../gateway/management/contract/access-list";
import type { EventView } from "../../gateway/management/contract/event";
import type {
  IntegrationInput,
  IntegrationUpdate,
  IntegrationView,
} from "../../gateway/management/contract/integration";
import type {
  OAuthClientInput,
  OAuthClientUpdate,
  OAuthClientView,
  SecretRotation,
} from "../../gateway/management/contract/oauth-client";
import type {
  ScimTokenInput,
  ScimTokenUpdate,
  ScimTokenView,
} from "../../gateway/management/contract/scim-token";
import type { UserView } from "../../gateway/management/contract/user";
import { Collection } from "./collection";
import { Held } from "./held";
import { IdempotencyKeys } from "./idempotency-keys";
import { Members } from "./members";
import { Session } from "./session";
import type { Credentials } from "./token-request";
import { Tokens } from "./tokens";
import { type Exchange, Transport } from "./transport";
import { UserAccess } from "./user-access";

export interface ClientOptions {
  readonly endpoint: string;
  readonly credentials: Credentials;
  readonly userAgent: string;
  /** PEM; trusted instead of the system's authorities. */
  readonly ca?: string;
  /** How long to go on trying while the gateway is away, in milliseconds. */
  readonly patience: number;
  /** Told of each exchange, without what was sent and answered. */
  readonly onExchange?: (exchange: Exchange) => void;
}

const EXCHANGE_TIME_LIMIT = 30_000;

export class RollcallClient {
  readonly accessLists: Collection<AccessListInput, AccessListUpdate, AccessListView>;
  readonly integrations: Collection<IntegrationInput, IntegrationUpdate, IntegrationView>;
  readonly oauthClients: OAuthClients;
  readonly scimTokens: Collection<ScimTokenInput, ScimTokenUpdate, ScimTokenView>;
  readonly events: Collection<never, never, EventView>;
  readonly idempotencyKeys: IdempotencyKeys;
  readonly held: Held;
  readonly users: Collection<never, never, UserView>;
  readonly userAccess: UserAccess;
  readonly tokens: Tokens;
  readonly #session: () => Session;
  readonly #members = new Map<string, Members>();

  /** `session` is asked for at each call, so that a client which cannot be used yet fails only when it is. */
  constructor(session: () => Session) {
    this.accessLists = new Collection(session, "/v1/access-lists", ({ name }) => name);
    this.integrations = new Collection(session, "/v1/integrations", ({ name }) => name);
    this.oauthClients = new OAuthClients(session);
    this.scimTokens = new Collection(session, "/v1/scim-tokens", ({ id }) => id);
    this.events = new Collection(session, "/v1/events", ({ sequence }) => String(sequence));
    this.idempotencyKeys = new IdempotencyKeys(session);
    this.held = new Held(session);
    this.users = new Collection(session, "/v1/users", ({ id }) => id);
    this.userAccess = new UserAccess(session);
    this.tokens = new Tokens(session);
    this.#session = session;
  }

  /** The OAuth client that asks; undefined where a token was given in its place. */
  get clientId(): string | undefined {
    return this.#session().clientId;
  }

  /**
   * Finds out whether this is a gateway that takes the credentials, before anything else is asked of it.
   * @throws as `Session.signIn` does, and NotConfiguredError
   */
  async signIn(signal: AbortSignal): Promise<void> {
    await this.#session().signIn(signal);
  }

  /**
   * Says good-bye: Terraform was told everything, or will apply what it has planned.
   * @throws ApiError | NoGatewayError | AuthenticationError | UnreachableError | InterruptedError, and NotConfiguredError
   */
  async end(signal: AbortSignal): Promise<void> {
    await this.idempotencyKeys.forgetSettled(signal);
    await this.held.tell(signal);
  }

  /** Whether this run has begun to change something: one that cannot be used yet has not. */
  get hasWritten(): boolean {
    try {
      return this.#session().hasWritten;
    } catch {
      return false;
    }
  }

  /** The members of the list of this name; one client for each list, so that reads of many members are coalesced. */
  members(list: string): Members {
    let members = this.#members.get(list);
    if (!members) {
      members = new Members(this.#session, list, () => this.accessLists.forget());
      this.#members.set(list, members);
    }
    return members;
  }
}

export class OAuthClients extends Collection<OAuthClientInput, OAuthClientUpdate, OAuthClientView> {
  constructor(session: () => Session) {
    super(session, "/v1/oauth-clients", ({ client_id }) => client_id);
  }

  /**
   * Gives the client a new secret; the one before stays alive for a while. To repeat it with the same secret is harmless.
   */
  rotateSecret(clientId: string, body: SecretRotation, signal: AbortSignal): Promise<OAuthClientView> {
    return this.write({ method: "POST", path: `${this.at(clientId)}/secrets`, body, signal });
  }
}

/** A client that connects at its first call. */
export function createClient(options: ClientOptions): RollcallClient {
  const transport = new Transport({
    endpoint: new URL(options.endpoint),
    userAgent: options.userAgent,
    ca: options.ca,
    timeLimit: EXCHANGE_TIME_LIMIT,
    onExchange: options.onExchange,
  });
  const session = new Session(transport, options.credentials, options.patience);
  return new RollcallClient(() => session);
}
