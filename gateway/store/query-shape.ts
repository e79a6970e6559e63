/** Queries apart from their values: those of one shape share one compiled statement. */
import type { AttributeRef, Query } from "../domain/query";
import { canonicalTitle, canonicalUserName } from "../domain/title";
import type { Source } from "./attributes";

export type Compare = Extract<Query, { kind: "compare" }>;
/** The comparisons of a query, in the order in which the translation numbers their placeholders. */
export function comparisonsOf(query: Query): readonly Compare[] {
  switch (query.kind) {
    case "compare":
      return [query];
    case "present":
      return [];
    case "and":
    case "or":
      return query.operands.flatMap(comparisonsOf);
    case "not":
      return comparisonsOf(query.operand);
    case "element":
      return comparisonsOf(query.where);
  }
}

/** What to bind: the n-th comparison's value as `v<n>`, and as `k<n>` its key where titles are compared. */
export function valuesOf(query: Query): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  comparisonsOf(query).forEach(({ attribute, value }, index) => {
    const text = typeof value === "string";
    values[`v${index}`] = text && !attribute.caseExact ? canonicalUserName(value) : value;
    if (text) values[`k${index}`] = canonicalTitle(value);
  });
  return values;
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
      const column = source.columns.get(pathOf(query.attribute));
      return query.operator === "eq" && query.value !== null && column?.indexed === true;
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
