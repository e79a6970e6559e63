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
    const at = { field: `extensions[${index}]`, words: `the extension ${urn}` };
    const fault = urnFault(urn, extensions.slice(0, index));
    if (fault) throw invalid(at, "urn", fault);
    if (attributes.length === 0) throw invalid(at, "attributes", "must have at least one attribute");
    requireAttributes(attributes, at, "attributes");
  });
  const normalized = extensions
    .map((extension) => ({ ...extension, attributes: normalizeAttributes(extension.attributes) }))
    .sort((a, b) => (a.urn < b.urn ? -1 : 1));
  if (JSON.stringify(normalized).length > MAX_LENGTH) {
    const message = `extensions may take ${MAX_LENGTH} characters as JSON, all together`;
    throw new Refusal("invalid-value", message, { field: "extensions" });
  }
  return normalized;
}

function urnFault(urn: string, others: readonly Extension[]): string | undefined {
  if (urn.length > MAX_URN || !URN.test(urn)) {
    return (
      `must be named by a URN of at most ${MAX_URN} letters, digits, ":", ".", "_" and "-", ` +
      "such as urn:example:scim:schemas:extension:1.0:User"
    );
  }
  // With urn:a and urn:a:b both declared, urn:a:b could be the attribute b of urn:a.
  const taken = [...TAKEN, ...others.map((other) => other.urn)].find(
    (other) => isWithin(urn, other) || isWithin(other, urn),
  );
  return taken && `cannot stand beside ${taken}: neither URN may begin with the other`;
}

function isWithin(urn: string, outer: string): boolean {
  return `${urn}:`.toLowerCase().startsWith(`${outer}:`.toLowerCase());
}

/** Where a fault is: as a field, and in words, because a declaration need not be written with indexes. */
interface Place {
  readonly field: string;
  readonly words: string;
}

function requireAttributes(attributes: readonly ExtensionAttribute[], outer: Place, list: string): void {
  const names = new Set<string>();
  attributes.forEach((attribute, index) => {
    const at = {
      field: `${outer.field}.${list}[${index}]`,
      words: `${outer.words}: attribute ${attribute.name}`,
    };
    const name = attribute.name.toLowerCase();
    if (names.has(name)) throw invalid(at, "name", "is declared twice");
    names.add(name);
    requireAttribute(attribute, at);
    requireAttributes(attribute.subAttributes, at, "sub_attributes");
  });
}

function requireAttribute({ name, type, multiValued, subAttributes }: ExtensionAttribute, at: Place): void {
  // A name such as constructor is one that every object has already.
  if (!NAME.test(name) || name in {}) {
    const rule = "1 to 128 letters, digits, -, _ and $, starting with a letter";
    throw invalid(at, "name", `must be named by ${rule}, and not like a property that every object has`);
  }
  const refuse = (message: string) => invalid(at, "sub_attributes", message);
  if (type === "complex" && subAttributes.length === 0) throw refuse("is complex and needs sub-attributes");
  if (type !== "complex" && subAttributes.length > 0) throw refuse("has sub-attributes and must be complex");
  if (subAttributes.some((sub) => sub.type === "complex")) throw refuse("cannot have complex sub-attributes");
  if (multiValued && subAttributes.some((sub) => sub.mutability === "immutable")) {
    throw refuse("has several values: its sub-attributes cannot be immutable one by one");
  }
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

function invalid({ field, words }: Place, part: string, fault: string): Refusal {
  return new Refusal("invalid-value", `${words} ${fault}`, { field: `${field}.${part}` });
}
