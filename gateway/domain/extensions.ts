/** Schemas by which an integration extends the User of SCIM (RFC 7643 §3.3): what a declaration of them must be; pure. */
import { Refusal } from "./errors";
import type { Extension, ExtensionAttribute } from "./model";
import { sortedSet } from "./sets";

/** The characters that a path in a stored document can hold; no point where a sub-attribute's name would begin. */
const URN = /^urn:[a-z0-9][a-z0-9-]{0,31}:[a-z0-9:._-]*[a-z0-9]$/i;
const MAX_URN = 256;

/** RFC 7643 §2.1. */
const NAME = /^[a-z][a-z0-9_$-]{0,127}$/i;

/** Below these stands what RFC 7643 and RFC 7644 define themselves. */
const TAKEN = [
  "urn:ietf:params:scim:api",
  "urn:ietf:params:scim:schemas:core",
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
];

/** Of all extensions of one integration together, as JSON text: they are read with each request. */
const MAX_LENGTH = 64 * 1024;

/**
 * The declarations in their one form: in the order of URN and name, sets sorted.
 * @throws Refusal `invalid-value`, at `extensions…`
 */
export function normalizeExtensions(extensions: readonly Extension[]): Extension[] {
  extensions.forEach(({ urn, attributes }, index) => {
    const at = `extensions[${index}]`;
    const fault = urnFault(urn, extensions.slice(0, index));
    if (fault) throw invalid(`${at}.urn`, fault);
    if (attributes.length === 0) throw invalid(`${at}.attributes`, "must hold at least one attribute");
    requireAttributes(attributes, `${at}.attributes`);
  });
  const normalized = extensions
    .map((extension) => ({ ...extension, attributes: normalizeAttributes(extension.attributes) }))
    .sort((a, b) => (a.urn < b.urn ? -1 : 1));
  if (JSON.stringify(normalized).length > MAX_LENGTH) {
    throw invalid("extensions", `may take ${MAX_LENGTH} characters as JSON, all together`);
  }
  return normalized;
}

function urnFault(urn: string, others: readonly Extension[]): string | undefined {
  if (urn.length > MAX_URN || !URN.test(urn)) {
    return `must be a URN of at most ${MAX_URN} letters, digits, ":", ".", "_" and "-", such as urn:example:scim:schemas:extension:1.0:User`;
  }
  // With urn:a and urn:a:b both declared, urn:a:b could be the attribute b of urn:a.
  const taken = [...TAKEN, ...others.map((other) => other.urn)].find(
    (other) => isWithin(urn, other) || isWithin(other, urn),
  );
  return taken && `is taken by ${taken}: neither may begin with the other`;
}

function isWithin(urn: string, outer: string): boolean {
  return `${urn}:`.toLowerCase().startsWith(`${outer}:`.toLowerCase());
}

function requireAttributes(attributes: readonly ExtensionAttribute[], at: string): void {
  const names = new Set<string>();
  attributes.forEach(({ name, type, multiValued, subAttributes }, index) => {
    const where = `${at}[${index}]`;
    // A name such as constructor is one that every object has already.
    if (!NAME.test(name) || name in {}) {
      throw invalid(
        `${where}.name`,
        "must be 1 to 128 letters, digits, -, _ and $, starting with a letter, and no word of JavaScript's objects",
      );
    }
    if (names.has(name.toLowerCase())) throw invalid(`${where}.name`, `${name} is declared twice`);
    names.add(name.toLowerCase());
    if ((type === "complex") !== subAttributes.length > 0) {
      throw invalid(`${where}.sub_attributes`, "belong to a complex attribute, and to no other");
    }
    if (subAttributes.some((sub) => sub.type === "complex")) {
      throw invalid(`${where}.sub_attributes`, "cannot be complex themselves");
    }
    if (multiValued && subAttributes.some((sub) => sub.mutability === "immutable")) {
      throw invalid(
        `${where}.sub_attributes`,
        `cannot be immutable one by one where ${name} has several values`,
      );
    }
    requireAttributes(subAttributes, `${where}.sub_attributes`);
  });
}

function normalizeAttributes(attributes: readonly ExtensionAttribute[]): ExtensionAttribute[] {
  return attributes
    .map((attribute) => ({
      ...attribute,
      canonicalValues: sortedSet(attribute.canonicalValues),
      referenceTypes: sortedSet(attribute.referenceTypes),
      subAttributes: normalizeAttributes(attribute.subAttributes),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function invalid(field: string, message: string): Refusal {
  return new Refusal("invalid-value", `${field} ${message}`, { field });
}
