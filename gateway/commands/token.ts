import type { Command } from "commander";
import type { ScimTokenInput, ScimTokenView } from "../management/contract/scim-token";
import { Api, type Connection, withConnection } from "./api";
import { type Format, print, printObject, printRows, withFormat } from "./output";

const TOKENS = "/v1/scim-tokens";

const CREATE_EXAMPLE = `
The token is shown this once. It is for the SCIM base URL of one integration and for nothing else.

Example:
  $ rollcall token create --name okta
  $ rollcall token create --name jumpcloud --integration jumpcloud --expires-at 2027-06-30T00:00:00Z
`;

const LIST_EXAMPLE = `
Example:
  $ rollcall token list
`;

const REVOKE_EXAMPLE = `
It is not honoured from the next request on.

Example:
  $ rollcall token revoke rt_5nq2ZkWnS1y
`;

type Flags = Connection & { format: Format };
type CreateFlags = Flags & { name: string; integration?: string; expiresAt?: string };

export function tokenCommand(program: Command): void {
  const token = program
    .command("token")
    .description("SCIM tokens of a running gateway: for identity providers that fetch no access tokens");
  withFormat(withConnection(token.command("create")))
    .description("make a SCIM token and show it")
    .requiredOption("--name <name>", "what it is for")
    .option("--integration <name>", "the integration that it writes to")
    .option("--expires-at <time>", "RFC 3339 time from which it no longer works")
    .addHelpText("after", CREATE_EXAMPLE)
    .action(create);
  withFormat(withConnection(token.command("list")))
    .description("show what SCIM tokens there are, not the tokens themselves")
    .addHelpText("after", LIST_EXAMPLE)
    .action(list);
  withConnection(token.command("revoke"))
    .description("end a SCIM token")
    .argument("<token-id>")
    .addHelpText("after", REVOKE_EXAMPLE)
    .action(revoke);
}

async function create(flags: CreateFlags): Promise<void> {
  const { name, integration, expiresAt: expires_at } = flags;
  const api = await Api.connect(flags);
  const wanted: ScimTokenInput = { name, integration, expires_at };
  const made = await api.call<ScimTokenView>("POST", TOKENS, wanted);
  printObject(
    { id: made.id, token: made.token, base_url: made.base_url, expires_at: made.expires_at },
    flags.format,
  );
}

async function list(flags: Flags): Promise<void> {
  const api = await Api.connect(flags);
  const tokens = await api.list<ScimTokenView>(TOKENS);
  printRows(tokens, ["id", "name", "integration", "expires_at", "last_used_at"], flags.format);
}

async function revoke(id: string, flags: Connection): Promise<void> {
  const api = await Api.connect(flags);
  await api.call("DELETE", `${TOKENS}/${encodeURIComponent(id)}`);
  print("The token is revoked.");
}
