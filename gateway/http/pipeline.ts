/** What happens to every request, in order, around the surface's own handler. */
import type { Request, RequestHandler, Response } from "express";
import { Refusal, StoreUnavailable } from "../domain/errors";
import { type Logger, withoutRedaction } from "../ops/logger";
import type { Metrics } from "../ops/metrics";
import { authenticate, authorize, soleAuthorization } from "./access";
import { readBody } from "./body";
import { OpenContext } from "./context";
import { type Authenticator, HttpError, type Route, type Surface } from "./surface";

/** What the ground floor is given. */
export interface Ground {
  readonly authenticator: Authenticator;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** After this many milliseconds a request's `signal` aborts. */
  readonly timeLimit: number;
  /** Called with the caller known and the body unread; refuses by throwing HttpError 429. */
  readonly limitRate?: (context: OpenContext, request: Request) => void;
  /** Told of each request when it has been answered. */
  readonly onServed?: (context: OpenContext, served: Served) => void;
}

/** How a request went. */
export interface Served {
  /** The route's template. */
  readonly label: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
  readonly failure: unknown;
}

export type Step = (context: OpenContext, request: Request, response: Response) => Promise<void> | void;

/** How errors look: a surface, or problem+json where no surface is concerned. */
export type Dialect = Pick<Surface, "renderError">;

/** The steps of a route: those that do not concern it are left out when the gateway starts, not at each request. */
export function stepsOf(surface: Surface, route: Route, ground: Ground): readonly Step[] {
  const { access, body = "none" } = route;
  const steps: Step[] = [];
  if (access === "client") steps.push((_, request) => void soleAuthorization(request));
  else if (access !== "public") {
    steps.push(
      countFailures(authenticate(ground.authenticator, surface), ground.limitRate),
      authorize(access),
    );
  }
  if (ground.limitRate) steps.push(limitRateOf(route, ground.limitRate));
  if (body !== "none") steps.push(readBody(surface, body));
  steps.push((context, request, response) => route.handle(context, response, request));
  return steps;
}

/** Who fails to say who it is counts as an address that has no token. */
function countFailures(step: Step, limitRate: Ground["limitRate"]): Step {
  if (!limitRate) return step;
  return async (context, request, response) => {
    try {
      await step(context, request, response);
    } catch (error) {
      limitRate(context, request);
      throw error;
    }
  };
}

function limitRateOf({ unlimitedBytes = 0 }: Route, limitRate: NonNullable<Ground["limitRate"]>): Step {
  if (unlimitedBytes === 0) return limitRate;
  return (context, request) => {
    // Without a stated length it could be of any.
    const bytes = Number(request.headers["content-length"] ?? Number.POSITIVE_INFINITY);
    if (!context.principal || !(bytes <= unlimitedBytes)) limitRate(context, request);
  };
}

/** The steps of what no route answers: counted, then `step`. */
export function stepsOfNoRoute(step: Step, { limitRate }: Ground): readonly Step[] {
  return limitRate ? [limitRate, step] : [step];
}

/**
 * One express handler out of the steps: opens the context, runs them, renders what they throw, tells log and metrics.
 *
 * @param label the route's template, which stands for the path in log and metrics
 */
export function pipeline(
  label: string,
  method: string,
  steps: readonly Step[],
  dialect: Dialect,
  ground: Ground,
) {
  const { logger, timeLimit } = ground;
  const accessLog = withoutRedaction(logger);
  const measure = ground.metrics.requestsOf(label, method);
  const handler: RequestHandler = async (request, response) => {
    const start = performance.now();
    const context = new OpenContext(request, response, logger, timeLimit);
    setCommonHeaders(response, context.id);
    let failure: unknown;
    try {
      for (const step of steps) {
        const pending = step(context, request, response);
        if (pending) await pending;
      }
    } catch (error) {
      failure = error;
      answerError(error, context, response, dialect);
    }
    const seconds = (performance.now() - start) / 1000;
    const served: Served = { label, method, status: response.statusCode, seconds, failure };
    measure(served.status, seconds);
    tellServed(ground, context, served);
    logAccess(accessLog, context, request, response, served);
  };
  return handler;
}

/** The answer is on its way: what fails now must not take it back. */
function tellServed({ onServed }: Ground, context: OpenContext, served: Served): void {
  try {
    onServed?.(context, served);
  } catch (error) {
    context.log.error({ err: error }, "request was served and could not be recorded");
  }
}

function setCommonHeaders(response: Response, id: string): void {
  response.setHeader("X-Request-Id", id);
  response.setHeader("X-Content-Type-Options", "nosniff");
  // A surface that publishes something cacheable says so itself.
  response.setHeader("Cache-Control", "no-store");
}

function answerError(error: unknown, context: OpenContext, response: Response, dialect: Dialect): void {
  if (isFault(error)) context.log.error({ err: error }, "request failed");
  if (response.headersSent) {
    // Half an answer must not look like a whole one.
    response.destroy();
    return;
  }
  try {
    dialect.renderError(error, context, response);
  } catch (renderingFault) {
    context.log.error({ err: renderingFault }, "error could not be rendered");
    response.destroy();
  }
}

/** Whether it is ours to repair, and so belongs into the log with its cause. */
function isFault(error: unknown): boolean {
  // 501 tells what is not offered, which is no fault.
  if (error instanceof HttpError) return error.status >= 500 && error.status !== 501;
  return !(error instanceof Refusal);
}

/**
 * One line per request: who, what, on what, how it went. It names the route's template and never the path, query, headers
 * or body, which may hold secrets.
 */
function logAccess(
  log: Logger,
  context: OpenContext,
  request: Request,
  response: Response,
  served: Served,
): void {
  log.info(
    {
      requestId: context.id,
      // One of those that node's parser knows, also where no route is found.
      method: request.method,
      route: served.label,
      status: served.status,
      ms: Math.round(served.seconds * 1e5) / 100,
      ip: request.ip,
      client: context.principal?.clientId,
      integration: context.principal?.integration ?? undefined,
      target: idIn(context.params.id),
      refusal: reasonOf(served.failure),
      aborted: response.destroyed && !response.writableFinished ? true : undefined,
    },
    "request",
  );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id of the gateway's own making; anything else in that place may be a name or a secret. */
function idIn(parameter: string | undefined): string | undefined {
  return parameter !== undefined && UUID.test(parameter) ? parameter : undefined;
}

function reasonOf(failure: unknown): string | undefined {
  if (failure instanceof Refusal) return failure.code;
  if (failure instanceof HttpError) return failure.code;
  if (failure instanceof StoreUnavailable) return "unavailable";
  return undefined;
}
