/** Puts the gateway together: services on the store, surfaces on the services, listeners in front. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { isLoopback } from "./config/loopback";
import type { Config } from "./config/settings";
import { Access } from "./domain/access";
import { Circles } from "./domain/circles";
import { Clients } from "./domain/clients";
import type { Deps } from "./domain/command";
import { Creations } from "./domain/creations";
import { Events } from "./domain/events";
import { Groups } from "./domain/groups";
import { Integrations } from "./domain/integrations";
import { Lists } from "./domain/lists";
import { Locks } from "./domain/locks";
import { Members } from "./domain/members";
import type { Actor } from "./domain/model";
import { ScimRequests } from "./domain/scim-requests";
import { ScimTokens } from "./domain/scim-tokens";
import type { Store } from "./domain/store";
import { Users } from "./domain/users";
import { type RouteEntry, routeTable } from "./http/access";
import { Listener } from "./http/listener";
import { mount } from "./http/mount";
import type { Ground } from "./http/pipeline";
import { limitRequests } from "./http/rate-limit";
import type { Surface } from "./http/surface";
import { managementSurface } from "./management/surface";
import { type OAuth, oauthSurface } from "./oauth/surface";
import { Health } from "./ops/health";
import type { Logger } from "./ops/logger";
import { createMetrics, type Metrics } from "./ops/metrics";
import { operationListener } from "./ops/operation";
import { recordOf } from "./scim/record/request-record";
import { EARLY_SCIM_ERRORS, scimSurface } from "./scim/surface";

/** In whose name the gateway does what no caller asked for. */
export const SYSTEM: Actor = { id: "system", requestId: "start" };

export interface GatewayParts {
  readonly store: Store;
  readonly logger: Logger;
  readonly version: string;
  /** Milliseconds since the epoch; the system's unless a test brings its own. */
  readonly clock?: () => number;
}

export interface Addresses {
  /** The OAuth issuer and the root of every location. */
  readonly publicUrl: string;
  /** Where health and metrics are. */
  readonly managementUrl: string;
}

export interface Gateway {
  readonly services: Services;
  /** What is served, with what it asks of its caller; empty before `listen`. */
  routes(): readonly RouteEntry[];
  /** Starts serving. @throws Error when an address is taken, a file is missing, or a signing key cannot be opened */
  listen(): Promise<Addresses>;
  /** Not ready at once; requests under way have `shutdownTimeout` to finish. The store stays open: it is its owner's. */
  close(): Promise<void>;
}

export type Services = ReturnType<typeof createServices> & { readonly scimRequests: ScimRequests };

export function createGateway(config: Config, parts: GatewayParts): Gateway {
  const { store, logger, version, clock = Date.now } = parts;
  const deps: Deps = { store, clock, newId: randomUUID };
  const onFault = (err: unknown) => logger.error({ err }, "the last SCIM requests could not be kept");
  const scimRequests = new ScimRequests(deps, { most: config.scimRequestsKept, onFault });
  const services = { ...createServices(deps), scimRequests };
  const metrics = createMetrics(version);
  const health = new Health(version, [{ name: "store", check: () => store.check() }]);
  const front = new Listener(listenerOptions(config));
  const back = new Listener({
    host: config.managementHost,
    port: config.managementPort,
    requestTimeout: config.requestTimeout * 1000,
  });
  let surfaces: readonly Surface[] = [];

  return {
    services,
    routes: () => routeTable(surfaces),
    async listen() {
      back.serve(operationListener(health, metrics));
      const managementUrl = urlOf("http", config.managementHost, await back.listen());
      const port = await front.listen();
      const publicUrl =
        config.publicUrl ?? urlOf(config.tlsCertFile === undefined ? "http" : "https", config.host, port);
      await services.integrations.ensureDefault(SYSTEM);
      const oauth = createOAuth(config, deps, services, metrics, publicUrl);
      await oauth.prepare(SYSTEM);
      surfaces = createSurfaces(config, services, oauth, { publicUrl, version, clock });
      front.serve(
        mount(surfaces, {
          authenticator: oauth.authenticator,
          logger,
          metrics,
          timeLimit: config.requestTimeout * 1000,
          trustProxy: config.trustProxy,
          requireProxy: config.tlsCertFile === undefined && !isLoopback(config.host),
          limitRate: config.requestsPerMinute > 0 ? limitRequests(config.requestsPerMinute) : undefined,
          onServed: afterwards(scimCounter(metrics), scimRecorder(scimRequests, clock)),
        }),
      );
      health.serving();
      return { publicUrl, managementUrl };
    },
    async close() {
      health.draining();
      await front.close(config.shutdownTimeout * 1000);
      await services.clients.settled();
      await services.scimTokens.settled();
      await scimRequests.settled();
      await back.close(0);
    },
  };
}

function createServices(deps: Deps) {
  const [users, groups] = [new Users(deps), new Groups(deps)];
  return {
    access: new Access(deps),
    circles: new Circles(deps, users, groups),
    clients: new Clients(deps),
    creations: new Creations(deps),
    events: new Events(deps),
    groups,
    integrations: new Integrations(deps),
    lists: new Lists(deps),
    locks: new Locks(deps),
    members: new Members(deps),
    scimTokens: new ScimTokens(deps),
    users,
  };
}

function createOAuth(
  config: Config,
  deps: Deps,
  { clients, scimTokens }: Services,
  metrics: Metrics,
  issuer: string,
): OAuth {
  return oauthSurface({
    ...deps,
    clients,
    scimTokens,
    issuer,
    tokenLifetime: config.tokenLifetime,
    algorithm: config.signingAlgorithm,
    masterKey: config.masterKey ?? null,
    metrics,
  });
}

function createSurfaces(
  { scimBodyLimit, scimDiscovery: discovery, managementBodyLimit }: Config,
  services: Services,
  oauth: OAuth,
  { publicUrl, version, clock }: { publicUrl: string; version: string; clock: () => number },
): readonly Surface[] {
  return [
    scimSurface(services, { publicUrl, discovery, bodyLimit: scimBodyLimit, clock }),
    oauth.surface,
    managementSurface(services, { publicUrl, bodyLimit: managementBodyLimit, version }),
  ];
}

type OnServed = NonNullable<Ground["onServed"]>;

const SCIM_ROUTE = /^\/scim\/(?::integration\/)?v2\/([.\w]+)(\/.*)?$/;
const SCIM_VERBS: Readonly<Record<string, string>> = {
  POST: "create",
  PUT: "replace",
  PATCH: "patch",
  DELETE: "delete",
};

/** Labels come from the route table and from the caller's token, never from the request's text. */
function scimCounter(metrics: Metrics): OnServed {
  return ({ principal }, { label, method, status }) => {
    const [route, resource = "", rest] = SCIM_ROUTE.exec(label) ?? [];
    if (!route || !principal) return;
    const verb = label.endsWith("/.search") ? "search" : resource === "Bulk" ? "bulk" : SCIM_VERBS[method];
    const operation = verb ?? (rest ? "read" : "list");
    metrics.scimOperation(principal.integration ?? "none", resource, operation, String(status));
  };
}

function scimRecorder(requests: ScimRequests, clock: () => number): OnServed {
  return (context, served) => {
    const record = requests.on && recordOf(context, served, clock());
    if (record) requests.note(record);
  };
}

/** What is done when a request has been answered. */
function afterwards(...tell: readonly OnServed[]): OnServed {
  return (context, served) => {
    for (const each of tell) each(context, served);
  };
}

function listenerOptions({ host, port, tlsCertFile, tlsKeyFile, requestTimeout }: Config) {
  const tls =
    tlsCertFile && tlsKeyFile
      ? { cert: readFileSync(tlsCertFile, "utf8"), key: readFileSync(tlsKeyFile, "utf8") }
      : undefined;
  return { host, port, tls, requestTimeout: requestTimeout * 1000, dialects: [EARLY_SCIM_ERRORS] };
}

function urlOf(scheme: string, host: string, port: number): string {
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
