/** One connection that is kept alive, and what was slow on it. */
import { Client } from "undici";

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

export interface Timed {
  readonly request: Request;
  /** From sending to the last byte; others are served at the same time. */
  readonly milliseconds: number;
}

export class Connection {
  private readonly client: Client;
  slowest: Timed = { request: { method: "", path: "" }, milliseconds: 0 };
  /** Requests that took longer than a second. */
  readonly slow: Timed[] = [];

  constructor(
    private readonly base: URL,
    private readonly token: string,
  ) {
    this.client = new Client(base.origin, { pipelining: 1 });
  }

  async send(request: Request): Promise<Answer> {
    const start = performance.now();
    const { statusCode, headers, body } = await this.client
      .request({
        method: request.method as "GET",
        path: this.base.pathname + request.path,
        headers: {
          authorization: `Bearer ${this.token}`,
          ...(request.body === undefined ? {} : { "content-type": "application/scim+json" }),
          ...request.headers,
        },
        body: request.body,
      })
      .catch((error: Error) => {
        throw new Error(`no answer to ${JSON.stringify(request)}: ${error.message}`);
      });
    const text = await body.text();
    this.note({ request, milliseconds: performance.now() - start });
    return { status: statusCode, type: String(headers["content-type"] ?? ""), text };
  }

  private note(timed: Timed): void {
    if (timed.milliseconds > this.slowest.milliseconds) this.slowest = timed;
    if (timed.milliseconds > 1_000) this.slow.push(timed);
  }

  close(): Promise<void> {
    return this.client.close();
  }
}
