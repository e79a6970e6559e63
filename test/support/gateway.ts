/** The whole gateway in this process, on a SQLite file and a port of its own; it can go away and come back. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadConfig } from "../../gateway/config/load";
import type { Store } from "../../gateway/domain/store";
import { createLogger } from "../../gateway/ops/logger";
import { createGateway, type Gateway, type Services, SYSTEM } from "../../gateway/server";
import { open } from "../../gateway/store/open";
import { IdentityProvider, requestToken } from "../../scripts/quickstart/identity-provider";

const CLIENT_ID = "terraform";

export class TestGateway {
  readonly #folder = mkdtempSync(join(tmpdir(), "rollcall-"));
  readonly #secret = randomBytes(32).toString("base64url");
  #log: string[] = [];
  #url = "";
  #operationUrl = "";
  /** How far its clock is ahead, in milliseconds. */
  #ahead = 0;
  #running: { gateway: Gateway; store: Store } | undefined;

  static async start(): Promise<TestGateway> {
    const gateway = new TestGateway();
    await gateway.resume();
    return gateway;
  }

  get url(): string {
    return this.#url;
  }

  /** Where health and metrics are; another one after each start. */
  get operationUrl(): string {
    return this.#operationUrl;
  }

  get store(): Store {
    return this.#present().store;
  }

  get services(): Services {
    return this.#present().gateway.services;
  }

  /** Every request and event that was logged. */
  get log(): string {
    return this.#log.join("");
  }

  /** The provider's environment: where the gateway is, and a client that may manage it. */
  get environment(): Record<string, string> {
    return {
      ROLLCALL_ENDPOINT: this.#url,
      ROLLCALL_CLIENT_ID: CLIENT_ID,
      ROLLCALL_CLIENT_SECRET: this.#secret,
    };
  }

  /** Starts on the same file and, after the first time, on the same port. */
  async resume(): Promise<void> {
    const port = this.#url === "" ? 0 : Number(new URL(this.#url).port);
    const flags = { port, managementPort: 0, database: join(this.#folder, "rollcall.sqlite") };
    const { config } = loadConfig({ environment: {}, flags });
    const logger = createLogger("trace", { write: (line) => void this.#log.push(line) });
    const store = await open({ file: config.database });
    const gateway = createGateway(config, {
      store,
      logger,
      version: "test",
      clock: () => Date.now() + this.#ahead,
    });
    this.#running = { gateway, store };
    const { publicUrl, managementUrl } = await gateway.listen();
    this.#url = publicUrl;
    this.#operationUrl = managementUrl;
    await gateway.services.clients.bootstrap(SYSTEM, this.#secret, CLIENT_ID);
  }

  async stop(): Promise<void> {
    await this.#running?.gateway.close();
    await this.#running?.store.close();
    this.#running = undefined;
  }

  /** Sets its clock so many milliseconds ahead of this machine's. */
  setAhead(milliseconds: number): void {
    this.#ahead = milliseconds;
  }

  /** An access token of the client that may manage it. */
  token(): Promise<string> {
    return requestToken(this.#connection());
  }

  /** Stops and removes what it stored. */
  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Calls the management API as another administrator would; the parsed answer, whatever its status. */
  async call<T = unknown>(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ readonly status: number; readonly body: T }> {
    const token = await this.token();
    const response = await fetch(this.#url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: (text === "" ? null : JSON.parse(text)) as T };
  }

  /** An identity provider that pushes to the integration. */
  async identityProvider(integration = "default"): Promise<IdentityProvider> {
    const wanted = { name: "identity provider", scopes: ["scim"], integration };
    const { body } = await this.call<{ client_id: string; client_secret: string; base_url: string }>(
      "POST",
      "/v1/oauth-clients",
      wanted,
    );
    return IdentityProvider.connect({
      baseUrl: body.base_url,
      tokenUrl: `${this.#url}/oauth2/token`,
      clientId: body.client_id,
      clientSecret: body.client_secret,
    });
  }

  #present() {
    if (!this.#running) throw new Error("the gateway is stopped");
    return this.#running;
  }

  #connection() {
    return { tokenUrl: `${this.#url}/oauth2/token`, clientId: CLIENT_ID, clientSecret: this.#secret };
  }
}
