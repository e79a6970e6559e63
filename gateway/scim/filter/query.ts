/**
 * A filter's syntax tree, resolved against a schema: the domain's `Query`. Every name becomes the schema's own, every
 * literal a value of its attribute's type, so that the store never sees what a client wrote.
 */
import type { AttributeRef, CompareOperator, Query, QueryValue } from "../../domain/query";
import type { Attribute } from "../schemas/attribute";
import { META } from "../schemas/common";
import {
  defaultOf,
  findBareName,
  findName,
  GROUP,
  type NamedAttribute,
  type ResourceSchema,
  refOf,
  type SchemaTable,
  subAttributesOf,
  USER,
} from "../schemas/resource-schema";
import { invalidFilter } from "../wire/scim-error";
import { type Filter, type FilterName, type Literal, parseFilter } from "./filter";

/** An attribute and what it stands in. */
interface Located {
  readonly attribute: Attribute;
  readonly parents: readonly (Attribute | SchemaTable)[];
}

/** How names are found: in a resource, or within the elements of one attribute. */
type Scope = (name: string) => Located | undefined;

type Compare = Extract<Filter, { kind: "compare" }>;
type Element = Extract<Filter, { kind: "element" }>;

/** @throws ScimError 400 invalidFilter */
export function parseQuery(schema: ResourceSchema, filter: string): Query {
  return resolveFilter(schema, parseFilter(filter));
}

/** @throws ScimError 400 invalidFilter */
export function resolveFilter(schema: ResourceSchema, filter: Filter): Query {
  return resolve(filter, (name) => located(findBareName(schema, name)));
}

/** The filter inside a value path, as a query of one element of `attribute`. @throws ScimError 400 invalidFilter */
export function parseElementQuery(attribute: Attribute, filter: string): Query {
  return resolve(parseFilter(filter), elementScope(attribute));
}

function located(named: NamedAttribute | undefined): Located | undefined {
  if (named?.attribute === undefined) return undefined;
  const parents = named.extension ? [named.extension] : [];
  return named.subAttribute
    ? { attribute: named.subAttribute, parents: [...parents, named.attribute] }
    : { attribute: named.attribute, parents };
}

function elementScope(attribute: Attribute): Scope {
  const table = subAttributesOf(attribute);
  return (name) => {
    const found = table.get(name.toLowerCase());
    return found && { attribute: found, parents: [] };
  };
}

function resolve(filter: Filter, scope: Scope): Query {
  switch (filter.kind) {
    case "and":
    case "or":
      return { kind: filter.kind, operands: filter.operands.map((operand) => resolve(operand, scope)) };
    case "not":
      return { kind: "not", operand: resolve(filter.operand, scope) };
    case "present":
      return resolvePresence(filter.name, scope);
    case "compare":
      return resolveComparison(filter, scope);
    case "element":
      return resolveElement(filter, scope);
  }
}

/** Every resource has `meta`. */
const EVERYTHING: Query = { kind: "and", operands: [] };

function resolvePresence(name: FilterName, scope: Scope): Query {
  const { attribute, parents } = find(name, scope);
  return attribute === META ? EVERYTHING : { kind: "present", attribute: refOf(attribute, parents) };
}

/** Made for each answer and kept nowhere: the store has nothing to compare with. */
const RENDERED: ReadonlySet<Attribute | undefined> = new Set(
  ["meta.location", "meta.version", "groups.$ref", "members.$ref"].map(
    (name) => (findName(USER, name) ?? findName(GROUP, name))?.subAttribute,
  ),
);

function find(name: FilterName, scope: Scope): Located {
  const found = scope(name.text);
  if (found === undefined) {
    throw invalidFilter(
      `The filter names an attribute that does not exist, at position ${name.at + 1}: ${name.text}.`,
    );
  }
  // Whether a hidden value is present, or what it equals, is as secret as the value (RFC 7643 §7, returned "never").
  if (found.attribute.returned === "never") {
    throw invalidFilter(`${found.attribute.name} cannot be used in a filter.`);
  }
  if (RENDERED.has(found.attribute)) {
    throw invalidFilter(`${name.text} is made for each answer and cannot be used in a filter; use an id.`);
  }
  return found;
}

function resolveElement(filter: Element, scope: Scope): Query {
  const { attribute, parents } = find(filter.name, scope);
  if (attribute.type !== "complex" || !attribute.multiValued) {
    throw invalidFilter(`${attribute.name} has no elements that a filter in brackets could choose from.`);
  }
  const inner = elementScope(attribute);
  const where = resolve(filter.where, inner);
  const tail = filter.tail && resolve(filter.tail, inner);
  return {
    kind: "element",
    attribute: refOf(attribute, parents),
    where: tail ? { kind: "and", operands: [where, tail] } : where,
  };
}

function resolveComparison(filter: Compare, scope: Scope): Query {
  const { attribute, parents } = simple(find(filter.name, scope));
  const reference = refOf(attribute, parents);
  if (!filter.literal.quoted && filter.literal.text === "null") return comparisonWithNull(filter, reference);
  assertOperator(filter.operator, attribute);
  const value = valueFor(attribute, filter.literal);
  return { kind: "compare", attribute: reference, operator: filter.operator, value };
}

/** `emails eq "x"` compares the values (RFC 7644 §3.4.2.2 takes the default sub-attribute). */
function simple(found: Located): Located {
  if (found.attribute.type !== "complex") return found;
  const value = defaultOf(found.attribute);
  if (value === undefined) {
    throw invalidFilter(
      `${found.attribute.name} cannot be compared as a whole; name one of its sub-attributes.`,
    );
  }
  return { attribute: value, parents: [...found.parents, found.attribute] };
}

/** Null is the same as unassigned (RFC 7643 §2.5). */
function comparisonWithNull(filter: Compare, attribute: AttributeRef): Query {
  const present: Query = { kind: "present", attribute };
  if (filter.operator === "ne") return present;
  if (filter.operator === "eq") return { kind: "not", operand: present };
  throw invalidFilter(`The operator ${filter.operator} cannot be used with null.`);
}

const EQUALITY: ReadonlySet<CompareOperator> = new Set(["eq", "ne"]);
const SUBSTRING: ReadonlySet<CompareOperator> = new Set(["co", "sw", "ew"]);

function assertOperator(operator: CompareOperator, { name, type }: Attribute): void {
  const unordered = type === "boolean" || type === "binary";
  const textual = type === "string" || type === "reference";
  if ((unordered && !EQUALITY.has(operator)) || (!textual && SUBSTRING.has(operator))) {
    throw invalidFilter(`The operator ${operator} cannot be used with ${name}, which is of type ${type}.`);
  }
}

function valueFor({ name, type }: Attribute, { text, quoted }: Literal): QueryValue {
  switch (type) {
    case "boolean":
      // Some clients quote booleans, in Python's capitals: active eq "True".
      if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
      break;
    case "integer":
    case "decimal":
      if (!quoted && text !== "" && Number.isFinite(Number(text))) return Number(text);
      break;
    case "dateTime": {
      const instant = parseDateTime(text);
      if (instant !== undefined) return instant;
      break;
    }
    default:
      return text;
  }
  throw invalidFilter(`${name} is of type ${type} and cannot be compared with ${JSON.stringify(text)}.`);
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/i;

/** Milliseconds since the epoch; without an offset, UTC is meant. */
export function parseDateTime(text: string): number | undefined {
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const instant = Date.parse(match[1] !== undefined && match[4] === undefined ? `${text}Z` : text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** What `sortBy` asks to order by (RFC 7644 §3.4.2.3), or undefined for a name that cannot be sorted by. */
export function parseSortAttribute(schema: ResourceSchema, name: string): AttributeRef | undefined {
  const found = located(findBareName(schema, name));
  if (found === undefined || found.attribute.returned === "never") return undefined;
  if (RENDERED.has(found.attribute)) return undefined;
  if (found.attribute.type === "complex" && defaultOf(found.attribute) === undefined) return undefined;
  const { attribute, parents } = simple(found);
  return refOf(attribute, parents);
}
