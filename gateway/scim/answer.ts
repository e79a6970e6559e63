/** How answers with one resource look on the wire (RFC 7644 §3.3, §3.5, §3.14). */
import type { PatchResponse, Versioned } from "../domain/model";
import { weakEtag } from "../http/etag";
import type { Call } from "./call";
import type { Reply } from "./wire/reply";

/** What every resource says of itself. */
export interface ResourceHead extends Pick<Versioned, "createdAt" | "updatedAt"> {
  readonly id: string;
  readonly version: number | string;
}

export type ResourceName = "User" | "Group";

/** A resource's address. */
export function locationOf(base: string, name: ResourceName, id: string): string {
  return `${base}/${name}s/${encodeURIComponent(id)}`;
}

/** The id of the resource at an address that `locationOf` made. */
export function idIn(location: string): string {
  return decodeURIComponent(location.slice(location.lastIndexOf("/") + 1));
}

export interface Meta {
  readonly resourceType: string;
  readonly created: string;
  readonly lastModified: string;
  readonly location: string;
  readonly version: string;
}

export function metaOf(base: string, name: ResourceName, head: ResourceHead): Meta {
  return {
    resourceType: name,
    created: new Date(head.createdAt).toISOString(),
    lastModified: new Date(head.updatedAt).toISOString(),
    location: locationOf(base, name, head.id),
    version: weakEtag(head.version),
  };
}

/** Where a resource stands, and which version of it is answered. */
export interface Standing {
  readonly location: string;
  readonly version: number | string;
}

/** An answer with the resource; 304 without it, because the reader has that version. */
export function resourceReply(
  status: 200 | 201 | 304,
  { location, version }: Standing,
  body?: Reply["body"],
): Reply {
  const headers = { ETag: weakEtag(version), "Content-Location": location };
  return { status, headers: status === 201 ? { ...headers, Location: location } : headers, body };
}

/** The answer to a change without the resource; what was created is told by its address (RFC 7240 §4.2). */
export function minimalReply({ preferred }: Call, status: 200 | 201, { location, version }: Standing): Reply {
  return {
    status: status === 201 ? 201 : 204,
    headers: {
      ETag: weakEtag(version),
      ...(status === 201 ? { Location: location } : {}),
      ...(preferred === "minimal" ? { "Preference-Applied": "return=minimal" } : {}),
    },
  };
}

/**
 * Whether a successful change is answered without the resource: the client's own wish first, then the integration's
 * policy, then what the resource itself suggests.
 */
export function isMinimal({ preferred }: Call, policy: PatchResponse, large: boolean): boolean {
  if (preferred !== undefined) return preferred === "minimal";
  return policy === "204" || (policy === "auto" && large);
}
