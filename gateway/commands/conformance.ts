/** A gateway for public SCIM suites: on this machine only, with a database to throw away and a token that everyone knows. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Loaded } from "../config/load";
import { isLoopback } from "../config/loopback";
import type { Config } from "../config/settings";
import { DEFAULT_INTEGRATION } from "../domain/model";
import { hashSecret } from "../domain/secrets";
import type { Store } from "../domain/store";
import { type Addresses, type Services, SYSTEM } from "../server";
import { CommandFailure, EXIT } from "./failure";

/** It stands in the documentation: whoever honours it is open to anyone who can reach it. */
const CONFORMANCE_TOKEN = "rollcall_scim_for-conformance-suites-on-this-machine-only-0000";

const HASH = hashSecret(CONFORMANCE_TOKEN);

/**
 * Calls `serve` with settings that keep the known token on this machine. The database lies in a temporary folder, which is
 * removed at the end, unless another was named.
 * @throws CommandFailure when the gateway could be reached from elsewhere
 */
export async function withConformance(
  { config, sources }: Loaded,
  serve: (config: Config) => Promise<void>,
): Promise<void> {
  refuseNetwork(config);
  if (sources.database !== "default") return serve(config);
  const folder = mkdtempSync(join(tmpdir(), "rollcall-conformance-"));
  try {
    await serve({ ...config, database: join(folder, "rollcall.sqlite") });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function refuseNetwork({ host, publicUrl, trustProxy }: Config): void {
  const local = isLoopback(host) && (publicUrl === undefined || isLoopback(new URL(publicUrl).hostname));
  if (local && trustProxy.length === 0) return;
  throw new CommandFailure(
    "--conformance serves this machine only, because everyone knows its token: leave out host, public_url and trust_proxy",
    EXIT.usage,
  );
}

/**
 * Keeps the known token out of every database that holds anything else, and such a database from being served to others.
 * @throws CommandFailure
 */
export async function judgeDatabase({ read }: Store, conformance: boolean): Promise<void> {
  const marked = (await read.scimTokens.findByHash(HASH)) !== null;
  if (marked && !conformance) {
    throw new CommandFailure(
      "this database was made by serve --conformance and honours a token that everyone knows: take another database",
    );
  }
  if (conformance && !marked && (await read.clients.count()) > 0) {
    throw new CommandFailure(
      "--conformance takes only a database that it has made itself: this one would honour a token that everyone knows",
      EXIT.usage,
    );
  }
}

/** Makes what a suite needs, and tells it on standard error. */
export async function prepareConformance(
  { clients, integrations, scimTokens }: Services,
  { read }: Store,
  { publicUrl }: Addresses,
): Promise<void> {
  const { config } = await integrations.find(DEFAULT_INTEGRATION);
  await integrations.update({ ...config, unmatchedGroups: "create" }, SYSTEM);
  const wanted = { name: "conformance", integration: DEFAULT_INTEGRATION, expiresAt: null };
  if ((await read.scimTokens.findByHash(HASH)) === null) {
    await scimTokens.create({ ...wanted, text: CONFORMANCE_TOKEN }, SYSTEM);
  }
  const { client, secret } = await clients.create({ ...wanted, scopes: ["scim"] }, SYSTEM);
  process.stderr.write(`
For SCIM suites, on this machine only; what they store is thrown away with the database:

  SCIM base URL  ${publicUrl}/scim/v2
  bearer token   ${CONFORMANCE_TOKEN}
  token URL      ${publicUrl}/oauth2/token
  client id      ${client.clientId}
  client secret  ${secret}

`);
}
