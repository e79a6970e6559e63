/** How answers with one resource look on the wire (RFC 7644 §3.3, §3.5, §3.14). */
import type { Response } from "express";
import type { PatchResponse, Versioned } from "../domain/model";
import { weakEtag } from "../http/etag";
import { sendEmpty, sendJson } from "../http/json";
import type { Call } from "./call";
import { SCIM_MEDIA_TYPE } from "./media-type";

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

/** The headers that every answer about one resource has, with a body or without. */
export function setResourceHeaders(response: Response, location: string, version: number | string): void {
  response.setHeader("ETag", weakEtag(version));
  response.setHeader("Content-Location", location);
}

export function sendScim(response: Response, status: number, json: string | object): void {
  sendJson(response, status, json, SCIM_MEDIA_TYPE);
}

/**
 * Whether a successful change is answered without the resource: the client's own wish first, then the integration's
 * policy, then what the resource itself suggests.
 */
export function isMinimal({ preferred }: Call, policy: PatchResponse, large: boolean): boolean {
  if (preferred !== undefined) return preferred === "minimal";
  return policy === "204" || (policy === "auto" && large);
}

/** Answers a change without the resource. */
export function sendMinimal({ preferred }: Call, response: Response): void {
  if (preferred === "minimal") response.setHeader("Preference-Applied", "return=minimal");
  response.removeHeader("Content-Location");
  sendEmpty(response, 204);
}
