import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import { isBelow, routeTable } from "./access";
import { isLoopbackAddress } from "./peer";
import { type Dialect, type Ground, pipeline, type Step, stepsOf, stepsOfNoRoute } from "./pipeline";
import { renderProblem } from "./problem";
import { HttpError, NoRoute, type Route, type Surface } from "./surface";

/** Stands for the path in log and metrics where no route was found. */
const UNMATCHED = "unmatched";

const PROBLEMS: Dialect = { renderError: renderProblem };

export interface MountOptions extends Ground {
  /** Addresses of the proxies whose X-Forwarded-For is believed; none by default. */
  readonly trustProxy?: readonly string[];
  /** Whether requests are taken from those proxies and this machine only, because nothing else encrypts them. */
  readonly requireProxy?: boolean;
}

/**
 * The express application that serves the surfaces.
 *
 * @throws Error when a route declares no access: nothing is open because someone forgot to close it
 */
export function mount(surfaces: readonly Surface[], options: MountOptions): Express {
  routeTable(surfaces);
  const app = express();
  app.disable("x-powered-by").disable("etag").enable("case sensitive routing");
  app.set("query parser", false).set("trust proxy", options.trustProxy ?? false);
  if (options.requireProxy) app.use(refuseStrangers(app, surfaces, options));
  for (const surface of surfaces) {
    for (const [path, routes] of byPath(surface))
      app.route(path).all(pathHandler(surface, path, routes, options));
  }
  app.use(refuse(surfaces, options, notFound), onRoutingError(surfaces, options));
  return app;
}

function byPath(surface: Surface): ReadonlyMap<string, readonly Route[]> {
  const paths = new Map<string, Route[]>();
  for (const route of surface.routes) paths.set(route.path, [...(paths.get(route.path) ?? []), route]);
  return paths;
}

/** Everything that happens on one path: its routes by method, HEAD as GET, OPTIONS, and 405 with Allow for the rest. */
function pathHandler(
  surface: Surface,
  path: string,
  routes: readonly Route[],
  ground: Ground,
): RequestHandler {
  const handlers = new Map<string, RequestHandler>();
  const serve = (method: string, steps: readonly Step[]) => pipeline(path, method, steps, surface, ground);
  for (const route of routes) {
    const method = route.method.toUpperCase();
    const handler = serve(method, stepsOf(surface, route, ground));
    handlers.set(method, handler);
    if (method === "GET") handlers.set("HEAD", handler);
  }
  const allow = [...handlers.keys(), "OPTIONS"].join(", ");
  handlers.set(
    "OPTIONS",
    serve(
      "OPTIONS",
      stepsOfNoRoute((_, __, response) => void response.set("Allow", allow).status(204).end(), ground),
    ),
  );
  const wrongMethod = serve(
    "OTHER",
    stepsOfNoRoute(() => refuseMethod(allow), ground),
  );
  return (request, response, next) => (handlers.get(request.method) ?? wrongMethod)(request, response, next);
}

function refuseMethod(allow: string): never {
  throw new HttpError(405, `The methods here are ${allow}.`, { Allow: allow });
}

function notFound(): HttpError {
  return new NoRoute();
}

/** Refuses what comes over the network without a proxy that ended its TLS: it carries its token in the clear. */
function refuseStrangers(app: Express, surfaces: readonly Surface[], ground: Ground): RequestHandler {
  const isProxy = app.get("trust proxy fn") as (address: string, hop: number) => boolean;
  const plainHttp = refuse(
    surfaces,
    ground,
    () => new HttpError(403, "Plain http is taken from the proxy in front of the gateway only; use https."),
  );
  return (request, response, next) => {
    const address = request.socket.remoteAddress ?? "";
    if (isLoopbackAddress(address) || isProxy(address, 0)) next();
    else plainHttp(request, response, next);
  };
}

/** Answers with an error in the dialect of the surface below whose root the path lies. */
function refuse(surfaces: readonly Surface[], ground: Ground, error: () => HttpError): RequestHandler {
  const step: Step = () => {
    throw error();
  };
  const steps = stepsOfNoRoute(step, ground);
  const elsewhere = pipeline(UNMATCHED, "OTHER", steps, PROBLEMS, ground);
  const handlers = surfaces.flatMap((surface) => {
    const handler = pipeline(UNMATCHED, "OTHER", steps, surface, ground);
    return surface.roots.map((root) => ({ root, handler }));
  });
  return (request, response, next) => {
    const found = handlers.find(({ root }) => isBelow(request.path, root));
    return (found?.handler ?? elsewhere)(request, response, next);
  };
}

/** What express itself refuses before a route runs: a path parameter that is not percent-encoded UTF-8. */
function onRoutingError(surfaces: readonly Surface[], ground: Ground): ErrorRequestHandler {
  const badPath = refuse(
    surfaces,
    ground,
    () => new HttpError(400, "The path is not valid percent-encoded UTF-8."),
  );
  return (error, request, response, next) => {
    if (response.headersSent) {
      ground.logger.error({ err: error }, "request failed after its answer began");
      response.destroy();
      return;
    }
    if (!(error instanceof URIError)) ground.logger.error({ err: error }, "routing failed");
    return badPath(request, response, next);
  };
}
