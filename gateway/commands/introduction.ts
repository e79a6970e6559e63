/** What a start says to the operator: on the first, the client with which everything else is set up; on each, what an IdP needs. */
import { rmSync } from "node:fs";
import { basename, relative } from "node:path";
import type { Config } from "../config/settings";
import type { Clients } from "../domain/clients";
import { makeSecret } from "../domain/secrets";
import type { Logger } from "../ops/logger";
import { type Addresses, SYSTEM } from "../server";
import { keepSecret } from "./secret-file";

interface FirstClient {
  readonly clientId: string;
  /** For a terminal; absent where the operator brought it or it is in a file. */
  readonly secret?: string;
  readonly secretFile?: string;
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
  const flags = connectionFlags(publicUrl, first);
  if (terminal) {
    // What the first start exports, commands need not be told.
    process.stderr.write(
      first
        ? firstStart(publicUrl, first) + identityProvider(publicUrl, "")
        : identityProvider(publicUrl, flags),
    );
    return;
  }
  if (first) {
    const where = first.secretFile === undefined ? "the one you brought" : `in ${first.secretFile}`;
    logger.info(`first start: management client ${first.clientId} made, its secret is ${where}`);
  }
  logger.info(
    `for an identity provider: SCIM base URL ${publicUrl}/scim/v2, token URL ${publicUrl}/oauth2/token, ` +
      `client id and secret from: ${command()} client create --name sailpoint --scope scim${flags}`,
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
  const secretFile = bootstrapClientSecret || terminal ? undefined : keepSecret(secret, config);
  const made = await clients.bootstrap(SYSTEM, secret, bootstrapClientId);
  if (!made) {
    // Another gateway on the same database was first.
    if (secretFile !== undefined) rmSync(secretFile, { force: true });
    return null;
  }
  const { clientId } = made.client;
  return bootstrapClientSecret || secretFile !== undefined ? { clientId, secretFile } : { clientId, secret };
}

function firstStart(publicUrl: string, { clientId, secret }: FirstClient): string {
  return `
This is the first start. A management client was made, for Terraform and for the commands below:

  export ROLLCALL_ENDPOINT=${publicUrl}
  export ROLLCALL_CLIENT_ID=${clientId}
  export ROLLCALL_CLIENT_SECRET=${secret ?? "...    # the one you brought"}

The secret is shown this once and kept nowhere. Put it where you keep secrets.
`;
}

function identityProvider(publicUrl: string, flags: string): string {
  return `
Paste into your identity provider:

  SCIM base URL  ${publicUrl}/scim/v2
  token URL      ${publicUrl}/oauth2/token
  client id and secret, from:
    ${command()} client create --name sailpoint --scope scim${flags}
  or, where it asks for a token and no token URL, one from:
    ${command()} token create --name okta${flags}

`;
}

/** What a command needs beside its own flags; in capitals what this start does not know. */
function connectionFlags(publicUrl: string, first: FirstClient | null): string {
  const { clientId = "ID", secretFile = "FILE" } = first ?? {};
  return ` --endpoint ${quote(publicUrl)} --client-id ${quote(clientId)} --client-secret-file ${quote(secretFile)}`;
}

/** How this program was called, so that what is printed can be pasted. */
function command(): string {
  const [, program = "rollcall"] = process.argv;
  return basename(program) === "rollcall" ? "rollcall" : `node ${quote(relative(process.cwd(), program))}`;
}

/** For a shell. */
function quote(text: string): string {
  return /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
