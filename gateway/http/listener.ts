/** A listening socket with the limits of a server that strangers can reach, and a way to stop that loses nothing. */
import { createServer, type RequestListener, type Server, type ServerOptions, STATUS_CODES } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { HEADER_BYTES } from "./limits";

export interface ListenerOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** PEM texts. Plain http without them. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Milliseconds within which a request must have arrived, and a slow reader must have taken something. */
  readonly requestTimeout: number;
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
  };
}

export class Listener {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #handler: RequestListener = refuseWhileStarting;

  constructor(private readonly options: ListenerOptions) {
    const { tls, requestTimeout } = options;
    const serve: RequestListener = (request, response) => this.#handler(request, response);
    const server = tls
      ? createTlsServer({ ...serverOptions(requestTimeout), ...tls, ...TLS_OPTIONS }, serve)
      : createServer(serverOptions(requestTimeout), serve);
    server.timeout = requestTimeout;
    server.on("clientError", answerParserError);
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

function refuseWhileStarting(...[, response]: Parameters<RequestListener>): void {
  const { head, body } = problem(503);
  response.writeHead(503, { ...head, "Retry-After": "1" }).end(body);
}

const PARSER_STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** What node's parser refuses never becomes a request; the answer is written by hand, and says nothing of the input. */
function answerParserError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = PARSER_STATUS[error.code ?? ""] ?? 400;
  const { head, body } = problem(status);
  const lines = Object.entries({ ...head, Connection: "close" }).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("\r\n")}\r\n\r\n${body}`);
}

function problem(status: number): { head: Record<string, string>; body: string } {
  const body = JSON.stringify({ type: "about:blank", title: STATUS_CODES[status], status });
  const head = {
    "Content-Type": "application/problem+json",
    "Content-Length": String(body.length),
    "Cache-Control": "no-store",
  };
  return { head, body };
}
