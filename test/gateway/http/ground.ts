/** A small surface of its own on a real socket, so that the ground floor is tested as its callers meet it. */
import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { mount } from "../../../gateway/http/mount";
import { renderProblem } from "../../../gateway/http/problem";
import {
  HttpError,
  type Principal,
  type Route,
  type Scope,
  type Surface,
} from "../../../gateway/http/surface";
import { createLogger, type LogLevel } from "../../../gateway/ops/logger";
import { createMetrics, type Metrics } from "../../../gateway/ops/metrics";

export const TOKEN = "Bearer reader-token";

export interface Ground {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  readonly metrics: Metrics;
  /** The log so far, each line parsed; a line that is not JSON throws. */
  lines(): Record<string, unknown>[];
  rawLog(): string;
  close(): Promise<void>;
}

export interface GroundOptions {
  readonly level?: LogLevel;
  readonly bodyLimit?: number;
  readonly limitRate?: () => void;
  readonly timeLimit?: number;
  /** Called when a request has been answered. */
  readonly onServed?: () => void;
}

export function surfaceOf(routes: readonly Route[], bodyLimit = 1024 * 1024): Surface {
  return {
    name: "management",
    roots: ["/v1"],
    mediaTypes: ["application/json", "application/scim+json"],
    bodyLimit,
    routes,
    renderError: renderProblem,
  };
}

export async function openGround(routes: readonly Route[], options: GroundOptions = {}): Promise<Ground> {
  let log = "";
  const append = (line: string) => {
    log += line;
  };
  const metrics = createMetrics("test");
  const app = mount([surfaceOf(routes, options.bodyLimit)], {
    authenticator: { authenticate },
    logger: createLogger(options.level ?? "trace", { write: append }),
    metrics,
    timeLimit: options.timeLimit ?? 30_000,
    limitRate: options.limitRate,
    onServed: options.onServed,
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    server,
    metrics,
    rawLog: () => log,
    lines: () =>
      log
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Knows one caller: the bearer of `reader-token`, who may read access. */
function authenticate(authorization: string | undefined): Principal {
  if (authorization !== TOKEN) {
    throw new HttpError(401, "A bearer token is needed.", { "WWW-Authenticate": "Bearer" });
  }
  const scopes = new Set<Scope>(["access:read"]);
  return { clientId: "reader", name: "Reader", scopes, integration: null };
}

/** Sends bytes as they are and returns everything that came back until the socket closed. */
export function sendRaw(port: number, ...parts: (string | Buffer)[]): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => {
      for (const part of parts) socket.write(part);
    });
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(answer));
  });
}
