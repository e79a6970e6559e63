/** The first start makes the client with which everything else is set up, and hands its secret over once. */
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Config } from "../config/settings";
import type { Clients } from "../domain/clients";
import { makeSecret } from "../domain/secrets";
import type { Logger } from "../ops/logger";
import { type Addresses, SYSTEM } from "../server";

const SECRET_FILE = "bootstrap-client-secret";

/** Makes the management client where there is no client yet, and says what to do with it. */
export async function introduce(
  clients: Clients,
  config: Config,
  { publicUrl }: Addresses,
  logger: Logger,
): Promise<void> {
  const { total } = await clients.list({ limit: 1 });
  if (total > 0) return;
  const { bootstrapClientId, bootstrapClientSecret, database } = config;
  const terminal = process.stderr.isTTY;
  const secret = bootstrapClientSecret ?? makeSecret();
  // Before the client is made, so that no client is ever left with a secret that nobody has.
  const file = bootstrapClientSecret || terminal ? null : keepSecret(secret, database);
  const made = await clients.bootstrap(SYSTEM, secret, bootstrapClientId);
  if (!made) return;
  const { clientId } = made.client;
  if (terminal) process.stderr.write(welcome(publicUrl, clientId, bootstrapClientSecret ? null : secret));
  else logger.info(summary(publicUrl, clientId, file));
}

/** A log is read by many: the secret goes into a file that only this user can read. @returns where it is */
function keepSecret(secret: string, database: string): string {
  const file = join(dirname(database), SECRET_FILE);
  rmSync(file, { force: true });
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
  return file;
}

/** @param secret null when the operator brought it */
function welcome(publicUrl: string, clientId: string, secret: string | null): string {
  return `
This is the first start. A management client was made:

  endpoint       ${publicUrl}
  token URL      ${publicUrl}/oauth2/token
  SCIM base URL  ${publicUrl}/scim/v2
  client id      ${clientId}
  client secret  ${secret ?? "the one you brought"}
${secret === null ? "" : "\nThe secret is shown this once and kept nowhere. Put it where you keep secrets.\n"}
Next, make the client that your identity provider signs in with, and paste what it prints there:

  export ROLLCALL_ENDPOINT=${publicUrl} ROLLCALL_CLIENT_ID=${clientId} ROLLCALL_CLIENT_SECRET=...
  rollcall client create --name sailpoint --scope scim

`;
}

function summary(publicUrl: string, clientId: string, file: string | null): string {
  const where = file === null ? "its secret is the one you brought" : `its secret is in ${file}`;
  return `first start: management client ${clientId} made, ${where}; token URL ${publicUrl}/oauth2/token, SCIM base URL ${publicUrl}/scim/v2`;
}
