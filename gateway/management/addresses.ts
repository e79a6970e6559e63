/** What clients are told to call. */
import { DEFAULT_INTEGRATION } from "../domain/model";

export function tokenUrl(publicUrl: string): string {
  return `${publicUrl}/oauth2/token`;
}

/** The SCIM base URL of an integration; the one that always exists has the shortest. */
export function baseUrl(publicUrl: string, integration: string): string {
  return integration === DEFAULT_INTEGRATION ? `${publicUrl}/scim/v2` : `${publicUrl}/scim/${integration}/v2`;
}
