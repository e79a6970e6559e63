import { createServer, type IncomingMessage, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** What the server does with one request: answers it, or drops the connection. */
export type Reply =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | "drop"
  | "silence";

/** A refusal as the gateway tells it (RFC 9457). */
export function problem(status: number, code: string, more: object = {}): Reply {
  const body = { type: `urn:rollcall:problem:${code}`, code, status, detail: code, ...more };
  return { status, headers: { "Content-Type": "application/problem+json" }, body };
}

/** A server on a real socket that answers in turn; the last reply is repeated. Token requests are answered apart. */
export class ScriptedServer {
  readonly received: Received[] = [];
  tokenRequests = 0;
  tokenReply: Reply | undefined;
  #server: Server;
  #script: Reply[];

  private constructor(server: Server, script: Reply[]) {
    this.#server = server;
    this.#script = script;
    server.on("request", (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const reply = this.#reply(request, Buffer.concat(chunks).toString("utf8"));
        if (reply === "silence") return;
        if (reply === "drop") return void request.socket.destroy();
        response.writeHead(reply.status, { "Content-Type": "application/json", ...reply.headers });
        response.end(typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body ?? {}));
      });
    });
  }

  static async start(script: Reply[], tls?: { key: string; cert: string }): Promise<ScriptedServer> {
    const server = tls ? createTlsServer(tls) : createServer();
    const scripted = new ScriptedServer(server, script);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    // A test that fails before it closes this lets the run end all the same.
    server.unref();
    return scripted;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #reply(request: IncomingMessage, body: string): Reply {
    if (request.url === "/oauth2/token") {
      this.tokenRequests += 1;
      const token = { access_token: `token-${this.tokenRequests}`, token_type: "Bearer", expires_in: 3600 };
      return this.tokenReply ?? { status: 200, body: token };
    }
    this.received.push({
      method: request.method ?? "",
      url: request.url ?? "",
      headers: request.headers,
      body,
    });
    const next = this.#script.length > 1 ? this.#script.shift() : this.#script[0];
    return next ?? { status: 500 };
  }
}
