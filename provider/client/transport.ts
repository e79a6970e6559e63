/** One HTTP exchange with the gateway: certificates, time limits, and what failed in words. */
import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { basePath } from "./endpoint";
import { InterruptedError, UnreachableError } from "./errors";

export interface Request {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** From the gateway's root, encoded: `/v1/access-lists/x`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

export interface Answer {
  /** Method and path, without the query, as they were asked below the endpoint. */
  readonly asked: string;
  /** The endpoint, without a trailing slash. */
  readonly endpoint: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface TransportOptions {
  readonly endpoint: URL;
  readonly userAgent: string;
  /** PEM; trusted instead of the system's authorities. */
  readonly ca?: string;
  /** For one exchange, in milliseconds. */
  readonly timeLimit: number;
  /** Told of each exchange, without what was sent and answered. */
  readonly onExchange?: (exchange: Exchange) => void;
}

export interface Exchange {
  /** `GET /v1/access-lists/x`, without the query. */
  readonly asked: string;
  readonly milliseconds: number;
  readonly status?: number;
  /** Under which the gateway's log has it. */
  readonly request_id?: string;
  /** Why there was no answer. */
  readonly error?: string;
}

const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
/** Failures that a gateway shows while it restarts; the others do not go away by waiting. */
const TRANSIENT = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
]);

/** By whom the certificate was issued is not known, or is not believed. */
const ISSUER_FAULTS = new Set([
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);
const TRUST =
  "Does the provider's ca_cert_file name the certificate of the authority that issued the gateway's?";
const SCHEME = "Does it speak https, or should the endpoint begin with http:// or have another port?";

export class Transport {
  readonly #options: TransportOptions;
  readonly #agent: HttpAgent;
  readonly #root: string;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#root = basePath(options.endpoint);
    this.#agent =
      options.endpoint.protocol === "https:"
        ? new HttpsAgent({ keepAlive: true, ca: options.ca, minVersion: "TLSv1.2" })
        : new HttpAgent({ keepAlive: true });
  }

  /**
   * Sends one request and reads the whole answer, whatever its status.
   * @throws UnreachableError when there is no answer
   * @throws InterruptedError when `signal` was aborted
   */
  async send(request: Request): Promise<Answer> {
    const begun = performance.now();
    const tell = (outcome: Omit<Exchange, "asked" | "milliseconds">) => {
      const milliseconds = Math.round(performance.now() - begun);
      this.#options.onExchange?.({ asked: describe(request), milliseconds, ...outcome });
    };
    const limit = AbortSignal.timeout(this.#options.timeLimit);
    try {
      const answer = await this.#exchange(request, AbortSignal.any([request.signal, limit]));
      tell({ status: answer.status, request_id: String(answer.headers["x-request-id"] ?? "") });
      return answer;
    } catch (error) {
      const failure = request.signal.aborted
        ? new InterruptedError("Interrupted while waiting for the gateway.")
        : this.#unreachable(error, limit.aborted);
      tell({ error: failure.message });
      throw failure;
    }
  }

  /** Closes the connections that are kept open. */
  close(): void {
    this.#agent.destroy();
  }

  #exchange(request: Request, signal: AbortSignal): Promise<Answer> {
    const { method, path, headers, body } = request;
    const { endpoint, userAgent } = this.#options;
    const send = endpoint.protocol === "https:" ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const outgoing = send(
        {
          agent: this.#agent,
          hostname: endpoint.hostname.replace(/^\[|\]$/g, ""),
          port: endpoint.port || undefined,
          // Given apart from the host, so that nothing normalises it: an encoded name stays as it is.
          path: this.#root + path,
          method,
          signal,
          headers: {
            "User-Agent": userAgent,
            ...(body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) }),
            ...headers,
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          let size = 0;
          incoming.on("data", (chunk: Buffer) => {
            size += chunk.length;
            if (size > MAX_ANSWER_BYTES) incoming.destroy(new Error("the answer is larger than 64 MB"));
            else chunks.push(chunk);
          });
          incoming.on("error", reject);
          incoming.on("end", () =>
            resolve({
              asked: describe(request),
              endpoint: endpoint.origin + this.#root,
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              body: Buffer.concat(chunks).toString("utf8"),
            }),
          );
        },
      );
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  }

  #unreachable(error: unknown, timedOut: boolean): UnreachableError {
    const { endpoint, timeLimit } = this.#options;
    const where = `${endpoint.protocol}//${endpoint.host}`;
    if (timedOut) return new UnreachableError(`${where} did not answer within ${timeLimit / 1000} s.`, true);
    const { code = "", message } = error as { readonly code?: string; readonly message?: string };
    return new UnreachableError(
      `${where} cannot be reached: ${withoutSources(message) || code || String(error)}.`,
      TRANSIENT.has(code),
      questionAbout(code),
      { cause: error },
    );
  }
}

function describe({ method, path }: Request): string {
  return `${method} ${path.split("?", 1)[0]}`;
}

/** OpenSSL's own words in a message that also tells where in its sources it failed. */
function withoutSources(message = ""): string {
  const [, words] = /:SSL routines:[^:]*:([^:]+):/.exec(message) ?? [];
  return words === undefined ? message : `TLS failed with ${words}`;
}

function questionAbout(code: string): string | undefined {
  if (ISSUER_FAULTS.has(code)) return TRUST;
  return code === "EPROTO" ? SCHEME : undefined;
}
