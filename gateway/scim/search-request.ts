/** The SearchRequest message (RFC 7644 §3.4.3, RFC 9865 §3): the parameters of a list request in a body. */

import { parseUris } from "./resource/resource";
import { isObject, soleMemberOf } from "./wire/json";
import { invalidSyntax, invalidValue } from "./wire/scim-error";

const SEARCH_REQUEST_URN = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

const NAMES = ["attributes", "excludedAttributes"] as const;
const TEXTS = ["filter", "sortBy", "sortOrder", "cursor"] as const;
const NUMBERS = ["startIndex", "count"] as const;

/**
 * @returns the same parameters as a list request has in its address, so that both are read alike
 * @throws ScimError 400 invalidSyntax, invalidValue
 */
export function parseSearchRequest(body: unknown): URLSearchParams {
  if (!isObject(body)) throw invalidSyntax("The body must be a JSON object: a SearchRequest.");
  if (!parseUris(soleMemberOf(body, "schemas")).includes(SEARCH_REQUEST_URN.toLowerCase())) {
    throw invalidSyntax(`"schemas" must name ${SEARCH_REQUEST_URN}.`);
  }
  const parameters = new URLSearchParams();
  const take = (name: string, parse: (value: unknown, name: string) => string) => {
    const value = soleMemberOf(body, name) ?? undefined;
    if (value !== undefined) parameters.set(name, parse(value, name));
  };
  for (const name of NAMES) take(name, parseNames);
  for (const name of TEXTS) take(name, parseText);
  for (const name of NUMBERS) take(name, parseNumber);
  return parameters;
}

/** An array of names; some clients write them as they would in an address. */
function parseNames(value: unknown, name: string): string {
  const names: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (names.every((one) => typeof one === "string")) return names.join(",");
  throw invalidValue(`${name} must be an array of attribute names.`);
}

function parseText(value: unknown, name: string): string {
  if (typeof value === "string") return value;
  throw invalidValue(`${name} must be a string.`);
}

function parseNumber(value: unknown, name: string): string {
  if (typeof value === "number" && Number.isInteger(value)) return String(BigInt(value));
  if (typeof value === "string" && value !== "") return value;
  throw invalidValue(`${name} must be a whole number.`);
}
