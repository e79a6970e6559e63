/**
 * Attribute definitions in the wire shape of RFC 7643 §7, so that `/Schemas` answers with the very data that
 * requests are checked against.
 */
import type { AttributeType } from "../../domain/query";

export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly multiValued: boolean;
  readonly description: string;
  readonly required: boolean;
  readonly canonicalValues?: readonly string[];
  /** Given for textual types only: the others have no case. */
  readonly caseExact?: boolean;
  readonly mutability: "readOnly" | "readWrite" | "immutable" | "writeOnly";
  readonly returned: "always" | "never" | "default" | "request";
  readonly uniqueness: "none" | "server" | "global";
  readonly referenceTypes?: readonly string[];
  readonly subAttributes?: readonly Attribute[];
}

export interface Schema {
  /** The schema's URN. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
}

type Facets = Partial<Omit<Attribute, "name" | "type" | "description" | "subAttributes">>;

const DEFAULTS = {
  multiValued: false,
  required: false,
  mutability: "readWrite",
  returned: "default",
  uniqueness: "none",
} as const;

export function text(name: string, description: string, facets: Facets = {}): Attribute {
  return { name, type: "string", description, ...DEFAULTS, caseExact: false, ...facets };
}

export function flag(name: string, description: string, facets: Facets = {}): Attribute {
  return { name, type: "boolean", description, ...DEFAULTS, ...facets };
}

export function integer(name: string, description: string, facets: Facets = {}): Attribute {
  return { name, type: "integer", description, ...DEFAULTS, ...facets };
}

export function dateTime(name: string, description: string, facets: Facets = {}): Attribute {
  return { name, type: "dateTime", description, ...DEFAULTS, ...facets };
}

export function binary(name: string, description: string, facets: Facets = {}): Attribute {
  return { name, type: "binary", description, ...DEFAULTS, caseExact: true, ...facets };
}

export function reference(
  name: string,
  description: string,
  referenceTypes: readonly string[],
  facets: Facets = {},
): Attribute {
  return { name, type: "reference", description, ...DEFAULTS, caseExact: true, referenceTypes, ...facets };
}

export function complex(
  name: string,
  description: string,
  subAttributes: readonly Attribute[],
  facets: Facets = {},
): Attribute {
  return { name, type: "complex", description, ...DEFAULTS, subAttributes, ...facets };
}

/** A multi-valued attribute with the default sub-attributes of RFC 7643 §2.4: value, display, type, primary. */
export function plural(
  name: string,
  description: string,
  value: Attribute,
  types: readonly string[] = [],
): Attribute {
  const kind = text(
    "type",
    "What the value is used for.",
    types.length > 0 ? { canonicalValues: types } : {},
  );
  const subAttributes = [
    value,
    text("display", "The value in a form made for people to read."),
    kind,
    flag("primary", "True for the preferred value; at most one value has it."),
  ];
  return complex(name, description, subAttributes, { multiValued: true });
}
