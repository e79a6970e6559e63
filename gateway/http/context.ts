import type { Request, Response } from "express";
import type { Logger } from "../ops/logger";
import { requestId } from "./request-id";
import type { Principal, Remark, RequestContext } from "./surface";

/** The request as the layers above express see it. What few handlers ask for is made when they do. */
export class OpenContext implements RequestContext {
  readonly id: string;
  principal?: Principal;
  body: unknown;
  remarks?: readonly Remark[];
  #log?: Logger;
  #query?: URLSearchParams;
  #signal?: AbortSignal;

  constructor(
    private readonly request: Request,
    private readonly response: Response,
    readonly root: Logger,
    private readonly timeLimit: number,
  ) {
    this.id = requestId(request.headers["x-request-id"]);
  }

  get params(): Readonly<Record<string, string>> {
    return this.request.params as Record<string, string>;
  }

  get method(): string {
    return this.request.method;
  }

  /** As it was sent, without the query. */
  get path(): string {
    return this.request.path;
  }

  get log(): Logger {
    this.#log ??= this.root.child({ requestId: this.id });
    return this.#log;
  }

  get query(): URLSearchParams {
    if (!this.#query) {
      const { url } = this.request;
      const start = url.indexOf("?");
      this.#query = new URLSearchParams(start < 0 ? "" : url.slice(start + 1));
    }
    return this.#query;
  }

  get signal(): AbortSignal {
    this.#signal ??= abortedWith(this.response, this.timeLimit);
    return this.#signal;
  }
}

function abortedWith(response: Response, timeLimit: number): AbortSignal {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Error("the time limit passed")), timeLimit);
  const gone = () => {
    clearTimeout(timer);
    if (!response.writableFinished) controller.abort(new Error("the caller went away"));
  };
  if (response.destroyed) gone();
  else response.once("close", gone);
  return controller.signal;
}
