/** What a start says to the operator: on the first, the client with which everything else is set up; on each, what an IdP needs. */
import { rmSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import type { Config } from "../config/settings";
import type { Clients } from "../domain/clients";
import { makeSecret } from "../domain/secrets";
import type { Logger } from "../ops/logger";
import { type Addresses, SYSTEM } from "../server";
import { prepareFolder } from "./database";

const SECRET_FILE = "bootstrap-client-secret";

interface FirstClient {
  readonly clientId: string;
  /** Where its secret is: the secret itself on a terminal, else words that lead to it. */
  readonly secret: string;
}

/** Makes the management client where there is no client yet, and tells a terminal, or the log, what to paste where. */
export async function introduce(
  clients: Clients,
  config: Config,
  { publicUrl }: Addresses,
  logger: Logger,
): Promise<void> {
  const terminal = process.stderr.isTTY;
  const first = await makeFirstClient(clients, config, terminal);
  if (terminal) {
    process.stderr.write((first ? firstStart(publicUrl, first) : "") + identityProvider(publicUrl));
    return;
  }
  if (first) {
    logger.info(`first start: management client ${first.clientId} made, its secret is ${first.secret}`);
  }
  logger.info(
    `for an identity provider: SCIM base URL ${publicUrl}/scim/v2, token URL ${publicUrl}/oauth2/token, ` +
      `client id and secret from: ${command()} client create --name sailpoint --scope scim`,
  );
}

async function makeFirstClient(
  clients: Clients,
  config: Config,
  terminal: boolean,
): Promise<FirstClient | null> {
  const { total } = await clients.list({ limit: 1 });
  if (total > 0) return null;
  const { bootstrapClientId, bootstrapClientSecret } = config;
  const secret = bootstrapClientSecret ?? makeSecret();
  // Before the client is made, so that no client is ever left with a secret that nobody has.
  const file = bootstrapClientSecret || terminal ? null : keepSecret(secret, config);
  const made = await clients.bootstrap(SYSTEM, secret, bootstrapClientId);
  if (!made) {
    // Another gateway on the same database was first.
    if (file !== null) rmSync(file, { force: true });
    return null;
  }
  const where = file === null ? secret : `in ${file}`;
  return { clientId: made.client.clientId, secret: bootstrapClientSecret ? "the one you brought" : where };
}

/** A log is read by many: the secret goes into a file that only this user can read. @returns where it is */
function keepSecret(secret: string, config: Config): string {
  const file = join(prepareFolder(config), SECRET_FILE);
  rmSync(file, { force: true });
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
  return file;
}

function firstStart(publicUrl: string, { clientId, secret }: FirstClient): string {
  return `
This is the first start. A management client was made, for Terraform and for the commands below:

  export ROLLCALL_ENDPOINT=${publicUrl}
  export ROLLCALL_CLIENT_ID=${clientId}
  export ROLLCALL_CLIENT_SECRET=${secret === "the one you brought" ? "...    # the one you brought" : secret}

The secret is shown this once and kept nowhere. Put it where you keep secrets.
`;
}

function identityProvider(publicUrl: string): string {
  return `
Paste into your identity provider:

  SCIM base URL  ${publicUrl}/scim/v2
  token URL      ${publicUrl}/oauth2/token
  client id and secret, from:
    ${command()} client create --name sailpoint --scope scim
  or, where it asks for a token and no token URL, one from:
    ${command()} token create --name okta

`;
}

/** How this program was called, so that what is printed can be pasted. */
function command(): string {
  const [, program = "rollcall"] = process.argv;
  return basename(program) === "rollcall" ? "rollcall" : `node ${relative(process.cwd(), program)}`;
}
