import type { Command } from "commander";
import type { OAuthClientInput, OAuthClientView, SecretRotation } from "../management/contract/oauth-client";
import { Api, type Connection, withConnection } from "./api";
import { type Format, printObject, printRows, withFormat } from "./output";

const CLIENTS = "/v1/oauth-clients";

const CREATE_EXAMPLE = `
The secret is shown this once.

Example:
  $ rollcall client create --name sailpoint --scope scim
  $ rollcall client create --name okta --scope scim --basic-auth
  $ rollcall client create --name terraform --scope manage --format json | jq -r .client_secret
`;

const ROTATE_EXAMPLE = `
Example:
  $ rollcall client rotate rc_5nq2ZkWnS1y --overlap 72h
`;

const LIST_EXAMPLE = `
Example:
  $ rollcall client list
`;

type Flags = Connection & { format: Format };
type CreateFlags = Flags & {
  name: string;
  scope: OAuthClientInput["scopes"];
  integration?: string;
  expiresAt?: string;
  basicAuth?: boolean;
};

export function clientCommand(program: Command): void {
  const client = program.command("client").description("OAuth clients of a running gateway");
  withFormat(withConnection(client.command("create")))
    .description("make a client and show its secret")
    .requiredOption("--name <name>", "what it is for")
    .requiredOption("--scope <scope...>", "scim, access:read, manage:read or manage; several are possible")
    .option("--integration <name>", "the integration that a scim client writes to", undefined)
    .option("--expires-at <time>", "RFC 3339 time from which it no longer works")
    .option("--basic-auth", "let a scim client send its id and secret as HTTP Basic, in place of a token")
    .addHelpText("after", CREATE_EXAMPLE)
    .action(create);
  withFormat(withConnection(client.command("rotate")))
    .description("give a client a new secret; the one before lives on for a while")
    .argument("<client-id>")
    .option("--overlap <duration>", "how long the secret before lives on, such as 24h; 0s ends it", "24h")
    .addHelpText("after", ROTATE_EXAMPLE)
    .action(rotate);
  withFormat(withConnection(client.command("list")))
    .description("show the clients, without their secrets")
    .addHelpText("after", LIST_EXAMPLE)
    .action(list);
}

async function create(flags: CreateFlags): Promise<void> {
  const { name, scope: scopes, integration, expiresAt: expires_at, basicAuth: basic_auth } = flags;
  const api = await Api.connect(flags);
  const wanted: OAuthClientInput = { name, scopes, integration, expires_at, basic_auth };
  showSecret(await api.call("POST", CLIENTS, wanted), flags);
}

async function rotate(clientId: string, flags: Flags & { overlap: string }): Promise<void> {
  const api = await Api.connect(flags);
  const rotation: SecretRotation = { previous_secret_ttl: flags.overlap };
  showSecret(await api.call("POST", `${CLIENTS}/${encodeURIComponent(clientId)}/secrets`, rotation), flags);
}

async function list(flags: Flags): Promise<void> {
  const api = await Api.connect(flags);
  const clients = await api.list<OAuthClientView>(CLIENTS);
  printRows(
    clients,
    ["client_id", "name", "scopes", "integration", "basic_auth", "expires_at", "last_used_at"],
    flags.format,
  );
}

/** What an identity provider's form asks for. */
function showSecret(client: OAuthClientView, { format }: Flags): void {
  const { client_id, client_secret, token_url, base_url, scopes } = client;
  printObject({ client_id, client_secret, token_url, base_url, scopes }, format);
}
