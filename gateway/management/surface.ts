/** The management API: what Terraform, operators and applications speak to. */
import type { Access } from "../domain/access";
import type { Clients } from "../domain/clients";
import type { Creations } from "../domain/creations";
import type { Events } from "../domain/events";
import type { Integrations } from "../domain/integrations";
import type { Lists } from "../domain/lists";
import type { Locks } from "../domain/locks";
import type { Members } from "../domain/members";
import type { ScimRequests } from "../domain/scim-requests";
import type { ScimTokens } from "../domain/scim-tokens";
import type { Users } from "../domain/users";
import { sendJson } from "../http/json";
import { renderProblem } from "../http/problem";
import type { Route, Surface } from "../http/surface";
import { accessOperations } from "./access";
import { accessListOperations } from "./access-lists";
import { eventOperations } from "./events";
import { idempotencyKeyOperations } from "./idempotency-keys";
import { integrationRequestOperations } from "./integration-requests";
import { integrationOperations } from "./integrations";
import { lockOperations } from "./locks";
import { memberOperations } from "./members";
import { oauthClientOperations } from "./oauth-clients";
import { renderOpenApi } from "./openapi";
import type { Operation } from "./operation";
import { scimTokenOperations } from "./scim-tokens";
import { userOperations } from "./users";

export interface ManagementServices {
  readonly access: Access;
  readonly clients: Clients;
  readonly creations: Creations;
  readonly events: Events;
  readonly integrations: Integrations;
  readonly lists: Lists;
  readonly locks: Locks;
  readonly members: Members;
  readonly scimTokens: ScimTokens;
  readonly scimRequests: ScimRequests;
  readonly users: Users;
}

export interface ManagementOptions {
  /** The root of every location. */
  readonly publicUrl: string;
  /** Largest accepted body, in bytes. */
  readonly bodyLimit: number;
  /** Of the gateway. */
  readonly version: string;
}

export function managementSurface(services: ManagementServices, options: ManagementOptions): Surface {
  const publicUrl = options.publicUrl.replace(/\/+$/, "");
  const operations = managementOperations(services, publicUrl);
  const document = JSON.stringify(renderOpenApi(operations, { publicUrl, version: options.version }));
  return {
    name: "management",
    roots: ["/v1", "/openapi.json"],
    mediaTypes: ["application/json"],
    bodyLimit: options.bodyLimit,
    routes: [...operations.map((operation) => operation.route(publicUrl)), documentRoute(document)],
    renderError: renderProblem,
  };
}

/** Every operation of the management API. A path without parameters stands before one that would take it for a name. */
export function managementOperations(services: ManagementServices, publicUrl: string): readonly Operation[] {
  return [
    ...accessListOperations(services.lists),
    ...memberOperations(services.members),
    ...integrationOperations(services.integrations, publicUrl),
    ...integrationRequestOperations(services.scimRequests, services.integrations),
    ...oauthClientOperations(services.clients, publicUrl),
    ...scimTokenOperations(services.scimTokens, publicUrl),
    ...idempotencyKeyOperations(services.creations),
    ...accessOperations(services.access, services.users),
    ...userOperations(services.users),
    ...lockOperations(services.locks),
    ...eventOperations(services.events),
  ];
}

function documentRoute(document: string): Route {
  return {
    method: "get",
    path: "/openapi.json",
    access: "public",
    handle(_, response) {
      response.setHeader("Cache-Control", "public, max-age=300");
      sendJson(response, 200, document);
    },
  };
}
