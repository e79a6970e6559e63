/** The SCIM 2.0 service provider (RFC 7643, 7644): puts its endpoints together, for every integration. */
import type { Circles } from "../domain/circles";
import type { Groups } from "../domain/groups";
import type { Users } from "../domain/users";
import type { EarlyDialect } from "../http/listener";
import type { Surface } from "../http/surface";
import { bulkEndpoint } from "./bulk/bulk";
import { routesOf } from "./call";
import { discoveryEndpoints } from "./discovery";
import { GroupEndpoints } from "./groups";
import { RootSearch } from "./root-search";
import { unsupportedEndpoints } from "./unsupported";
import { UserEndpoints } from "./users";
import { errorBody, renderError } from "./wire/error";
import { SCIM_MEDIA_TYPE } from "./wire/media-type";

export interface ScimServices {
  readonly circles: Circles;
  readonly users: Users;
  readonly groups: Groups;
}

export interface ScimOptions {
  /** The root of every location, and the issuer of tokens. */
  readonly publicUrl: string;
  /** Who may ask what this service provider is and can. */
  readonly discovery: "clients" | "anyone";
  /** Largest accepted body, in bytes. */
  readonly bodyLimit: number;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

const ROOT = "/scim";

/** Errors of what is refused before it is a request. */
export const EARLY_SCIM_ERRORS: EarlyDialect = {
  root: ROOT,
  mediaType: SCIM_MEDIA_TYPE,
  render: (status, detail) => errorBody(status, detail, status === 400 ? "invalidSyntax" : undefined),
};

/** Served at `/scim/{integration}/v2`, and at `/scim/v2` for the integration named `default`. */
export function scimSurface({ users, groups, circles }: ScimServices, options: ScimOptions): Surface {
  const { publicUrl, bodyLimit, clock, discovery } = options;
  const root = publicUrl.replace(/\/+$/, "");
  // Express tries paths in order: what is asked for most comes first.
  const forUsers = new UserEndpoints(users, groups);
  const forGroups = new GroupEndpoints(groups);
  const resources = [...forUsers.endpoints(), ...forGroups.endpoints()];
  const endpoints = [
    ...resources,
    bulkEndpoint({ Users: forUsers, Groups: forGroups, circles }),
    ...new RootSearch({ users, groups }, forUsers, forGroups).endpoints(),
    ...discoveryEndpoints(groups, { publicUrl: root, bodyLimit }).map((endpoint) => ({
      ...endpoint,
      open: discovery === "anyone",
    })),
    ...unsupportedEndpoints(),
    // A test collection of Microsoft's asks for /users.
    ...resources.map((endpoint) => ({ ...endpoint, path: endpoint.path.toLowerCase() })),
  ];
  return {
    name: "scim",
    roots: [ROOT],
    mediaTypes: [SCIM_MEDIA_TYPE, "application/json"],
    bodyLimit,
    basic: true,
    routes: routesOf(endpoints, { publicUrl: root, clock }),
    renderError,
  };
}
