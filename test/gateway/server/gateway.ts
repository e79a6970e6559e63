/** The whole gateway in this process: real store, real sockets, real tokens. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databaseOf } from "../../../gateway/commands/database";
import { loadConfig } from "../../../gateway/config/load";
import type { ClientScope } from "../../../gateway/domain/model";
import type { Store } from "../../../gateway/domain/store";
import { createLogger } from "../../../gateway/ops/logger";
import { createGateway, type Gateway, SYSTEM } from "../../../gateway/server";
import { open } from "../../../gateway/store/open";

export interface RunningGateway {
  readonly url: string;
  readonly managementUrl: string;
  readonly gateway: Gateway;
  readonly store: Store;
  /** An access token of a fresh client with these scopes. */
  token(scopes: readonly ClientScope[], integration?: string): Promise<string>;
  /** Calls a path, with a bearer token when one is given. */
  call(path: string, init?: RequestInit & { token?: string }): Promise<Response>;
  /** The log so far. */
  log(): string;
  close(): Promise<void>;
}

/** @param settings by setting name; ports are free ones unless said otherwise */
export async function openGateway(settings: Readonly<Record<string, unknown>> = {}): Promise<RunningGateway> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-gateway-"));
  const flags = { port: 0, managementPort: 0, database: join(folder, "rollcall.sqlite"), ...settings };
  const { config } = loadConfig({ environment: {}, flags });
  const lines: string[] = [];
  const logger = createLogger("trace", { write: (line) => void lines.push(line) });
  const store = await open(databaseOf(config));
  const gateway = createGateway(config, { store, logger, version: "test" });
  const { publicUrl, managementUrl } = await gateway.listen();
  let clients = 0;
  const call: RunningGateway["call"] = (path, { token, ...init } = {}) =>
    fetch(publicUrl + path, {
      ...init,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...init.headers },
    });
  return {
    url: publicUrl,
    managementUrl,
    gateway,
    store,
    call,
    async token(scopes, integration) {
      clients += 1;
      const name = `client ${clients}`;
      const wanted = { name, scopes, integration: integration ?? null, expiresAt: null };
      const { client, secret } = await gateway.services.clients.create(wanted, SYSTEM);
      return requestToken(call, client.clientId, secret ?? "");
    },
    log: () => lines.join(""),
    async close() {
      await gateway.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** RFC 6749 §4.4. */
async function requestToken(call: RunningGateway["call"], clientId: string, secret: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: secret,
  });
  const answer = await call("/oauth2/token", { method: "POST", body });
  const { access_token } = (await answer.json()) as { access_token?: string };
  if (!access_token) throw new Error(`no token: ${answer.status}`);
  return access_token;
}
