/** A listening socket with the limits of a server that strangers can reach, and a way to stop that loses nothing. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  STATUS_CODES,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { isBelow } from "./access";
import { HEADER_BYTES, KIB } from "./limits";

export interface ListenerOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** PEM texts. Plain http without them. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Milliseconds within which a request must have arrived, and a slow reader must have taken something. */
  readonly requestTimeout: number;
  /** How refusals look below a root, where no surface has the request yet; problem details elsewhere. */
  readonly dialects?: readonly EarlyDialect[];
}

export interface EarlyDialect {
  readonly root: string;
  readonly mediaType: string;
  render(status: number, detail: string): object;
}

const SECOND = 1000;
const SWEEP = 50;

/** Longer than the 60 s that load balancers keep a connection, so that it is theirs to close. */
const KEEP_ALIVE = 65 * SECOND;

/** RFC 7644 §7.1; node would wait two minutes for a handshake. */
const TLS_OPTIONS = { minVersion: "TLSv1.2", handshakeTimeout: 5 * SECOND } as const;

function serverOptions(requestTimeout: number): ServerOptions {
  return {
    headersTimeout: Math.min(5 * SECOND, requestTimeout),
    requestTimeout,
    // Node looks every 30 s otherwise, whatever the timeouts say.
    connectionsCheckingInterval: Math.min(SECOND, requestTimeout),
    keepAliveTimeout: KEEP_ALIVE,
    maxHeaderSize: HEADER_BYTES,
    // Node would answer without a body.
    requireHostHeader: false,
  };
}

export class Listener {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #handler: RequestListener;

  constructor(private readonly options: ListenerOptions) {
    const { tls, requestTimeout, dialects = [] } = options;
    this.#handler = refuse(503, "The service is starting; try again.", dialects, { "Retry-After": "1" });
    const refuseHostless = refuse(400, "A request must have a Host header.", dialects, {
      Connection: "close",
    });
    const serve: RequestListener = (request, response) =>
      (lacksHost(request) ? refuseHostless : this.#handler)(request, response);
    const server = tls
      ? createTlsServer({ ...serverOptions(requestTimeout), ...tls, ...TLS_OPTIONS }, serve)
      : createServer(serverOptions(requestTimeout), serve);
    server.timeout = requestTimeout;
    server.on("clientError", answerParserError(dialects));
    server.on("connection", (socket) => this.#remember(socket));
    this.#server = server;
  }

  /** @returns the port. @throws Error when the address is taken or not this machine's */
  listen(): Promise<number> {
    const { host, port } = this.options;
    return new Promise((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, host, () => {
        this.#server.off("error", reject);
        resolve((this.#server.address() as AddressInfo).port);
      });
    });
  }

  /** Until this is called every request is answered 503. */
  serve(handler: RequestListener): void {
    this.#handler = handler;
  }

  /** Stops accepting, lets requests under way finish for at most `patience` milliseconds, then closes every socket. */
  async close(patience: number): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    // A connection becomes idle when its request is done, which node does not look for by itself.
    const sweep = setInterval(() => this.#server.closeIdleConnections(), SWEEP);
    const deadline = setTimeout(() => this.#destroySockets(), patience);
    await closed;
    clearInterval(sweep);
    clearTimeout(deadline);
  }

  #remember(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once("close", () => this.#sockets.delete(socket));
  }

  #destroySockets(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}

/** RFC 9112 §3.2. */
function lacksHost({ headers, httpVersion }: IncomingMessage): boolean {
  return headers.host === undefined && httpVersion === "1.1";
}

function refuse(
  status: number,
  detail: string,
  dialects: readonly EarlyDialect[],
  headers: Readonly<Record<string, string>>,
): RequestListener {
  return (request, response) => {
    const { head, body } = refusal(status, detail, dialectOf(pathOf(request.url ?? ""), dialects));
    response.writeHead(status, { ...head, ...headers }).end(body);
  };
}

const PARSER_REFUSALS: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, `The request line and headers are larger than ${HEADER_BYTES / KIB} kB.`],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request did not arrive in time."],
};

/** What node's parser refuses never becomes a request; the answer is written by hand, and says nothing of the input. */
function answerParserError(dialects: readonly EarlyDialect[]) {
  return (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket: Duplex): void => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    const [status, detail] = PARSER_REFUSALS[error.code ?? ""] ?? [400, "The request is not valid HTTP."];
    const { head, body } = refusal(status, detail, dialectOf(pathIn(error.rawPacket), dialects));
    const lines = Object.entries({ ...head, Connection: "close" }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("\r\n")}\r\n\r\n${body}`);
    // Time to read the answer; whoever only goes on sending would keep the connection for ever.
    const farewell = setTimeout(() => socket.destroy(), SECOND);
    socket.once("close", () => clearTimeout(farewell));
  };
}

/** The path in what the parser had before it; unknown where a long head came in pieces, and the first is gone. */
function pathIn(packet: Buffer | undefined): string {
  const [, target = ""] = /^[A-Z]+ (\/\S*)/.exec(packet?.toString("latin1", 0, 256) ?? "") ?? [];
  return pathOf(target);
}

function pathOf(target: string): string {
  return target.split("?", 1)[0] ?? "";
}

function dialectOf(path: string, dialects: readonly EarlyDialect[]): Omit<EarlyDialect, "root"> {
  return dialects.find(({ root }) => isBelow(path, root)) ?? PROBLEM;
}

const PROBLEM: Omit<EarlyDialect, "root"> = {
  mediaType: "application/problem+json",
  render: (status, detail) => ({ type: "about:blank", title: STATUS_CODES[status], status, detail }),
};

function refusal(status: number, detail: string, { mediaType, render }: Omit<EarlyDialect, "root">) {
  const body = JSON.stringify(render(status, detail));
  const head = {
    "Content-Type": mediaType,
    "Content-Length": String(Buffer.byteLength(body)),
    "Cache-Control": "no-store",
  };
  return { head, body };
}
