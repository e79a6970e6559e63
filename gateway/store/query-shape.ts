/** Queries apart from their values: those of one shape share one compiled statement. */
import type { AttributeRef, Query } from "../domain/query";
import { canonicalTitle, canonicalUserName } from "../domain/title";
import type { Source } from "./attributes";
import { LOOKUPS } from "./user-lookups";

export type Compare = Extract<Query, { kind: "compare" }>;

/** A comparison and the whole path of what it compares, from the resource on. */
export interface PlacedCompare {
  readonly compare: Compare;
  readonly path: string;
}

/**
 * The comparisons of a query, in the order in which the translation numbers their placeholders.
 * @param outer the path of the attribute whose element the query is about; empty for the resource
 */
function comparisonsOf(query: Query, outer = ""): readonly PlacedCompare[] {
  switch (query.kind) {
    case "compare":
      return [{ compare: query, path: outer + pathOf(query.attribute) }];
    case "present":
      return [];
    case "and":
    case "or":
      return query.operands.flatMap((operand) => comparisonsOf(operand, outer));
    case "not":
      return comparisonsOf(query.operand, outer);
    case "element":
      return comparisonsOf(query.where, `${outer}${pathOf(query.attribute)}.`);
  }
}

/**
 * What to bind: the n-th comparison's value as `v<n>`, as `k<n>` its key where titles are compared, and as `l<n>` what an
 * index holds for it.
 */
export function valuesOf(query: Query): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  comparisonsOf(query).forEach(({ compare: { attribute, value }, path }, index) => {
    const text = typeof value === "string";
    values[`v${index}`] = text && !attribute.caseExact ? canonicalUserName(value) : value;
    if (!text) return;
    values[`k${index}`] = canonicalTitle(value);
    values[`l${index}`] = LOOKUPS.get(path)?.entry(value);
  });
  return values;
}

/** Whether one of the source's lookups answers the comparison. */
export function isLookup({ compare, path }: PlacedCompare, { lookups }: Source): boolean {
  const { attribute, operator, value } = compare;
  if (operator !== "eq" || typeof value !== "string" || !lookups.has(path)) return false;
  return LOOKUPS.get(path)?.caseExact === attribute.caseExact;
}

/** `index` is the comparison's number among those of the query. */
export interface Conjunct extends PlacedCompare {
  readonly index: number;
}

/** The comparisons that every match of the query satisfies. */
export function conjunctsOf(query: Query, outer = ""): readonly Conjunct[] {
  switch (query.kind) {
    case "compare":
      return [{ compare: query, path: outer + pathOf(query.attribute), index: 0 }];
    case "and": {
      let before = 0;
      return query.operands.flatMap((operand) => {
        const start = before;
        before += comparisonsOf(operand).length;
        return conjunctsOf(operand, outer).map((found) => ({ ...found, index: found.index + start }));
      });
    }
    default:
      return [];
  }
}

/** Equal for queries that differ in nothing but values of the same type: they share one statement. */
export function shapeOf(query: Query): string {
  switch (query.kind) {
    case "compare":
      return `(${nameOf(query.attribute)} ${query.operator} ${query.value === null ? "null" : typeof query.value})`;
    case "present":
      return `(${nameOf(query.attribute)} pr)`;
    case "and":
    case "or":
      return `(${query.kind} ${query.operands.map(shapeOf).join(" ")})`;
    case "not":
      return `(not ${shapeOf(query.operand)})`;
    case "element":
      return `(${nameOf(query.attribute)} [${shapeOf(query.where)}])`;
  }
}

/** An attribute with everything that its SQL depends on. */
export function nameOf({ steps, type, caseExact }: AttributeRef): string {
  const path = steps.map(({ name, multiValued }) => (multiValued ? `${name}*` : name));
  return `${path.join(".")}:${type}${caseExact ? "!" : ""}`;
}

/** True when indexes find the few rows that can match, so that the table need not be walked. */
export function isSelective(query: Query, source: Source): boolean {
  switch (query.kind) {
    case "compare": {
      const path = pathOf(query.attribute);
      if (query.operator !== "eq" || query.value === null) return false;
      if (source.columns.get(path)?.indexed || isLookup({ compare: query, path }, source)) return true;
      const [rows, name] = path.split(".");
      return name === "value" && source.rows.get(rows ?? "")?.hasValue !== undefined;
    }
    case "element": {
      const outer = `${pathOf(query.attribute)}.`;
      return conjunctsOf(query.where, outer).some((conjunct) => isLookup(conjunct, source));
    }
    case "and":
      return query.operands.some((operand) => isSelective(operand, source));
    case "or":
      return query.operands.every((operand) => isSelective(operand, source));
    default:
      return false;
  }
}

/** The names on the way to the attribute, joined by points: how sources name theirs. */
export function pathOf({ steps }: AttributeRef): string {
  return steps.map(({ name }) => name).join(".");
}
