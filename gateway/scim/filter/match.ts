/** Queries of one element in memory: what a PATCH path's filter chooses among an attribute's values. */
import type { AttributeRef, CompareOperator, Query, QueryValue } from "../../domain/query";
import type { JsonObject, JsonValue } from "../../domain/traits";
import { parseDateTime } from "./query";

export function matches(query: Query, element: JsonObject): boolean {
  switch (query.kind) {
    case "and":
      return query.operands.every((operand) => matches(operand, element));
    case "or":
      return query.operands.some((operand) => matches(operand, element));
    case "not":
      return !matches(query.operand, element);
    case "present":
      return nameIn(query.attribute) in element;
    case "compare":
      return compare(query.attribute, query.operator, element[nameIn(query.attribute)], query.value);
    case "element":
      return false;
  }
}

/**
 * The values an element must have for the query to choose it, when it says so outright: `type eq "work"`, or several
 * such joined by `and`. Undefined for any other query.
 */
export function assignmentsOf(query: Query): JsonObject | undefined {
  if (query.kind === "compare" && query.operator === "eq") {
    return { [nameIn(query.attribute)]: query.value };
  }
  if (query.kind !== "and") return undefined;
  const assignments: JsonObject = {};
  for (const operand of query.operands) {
    const assigned = assignmentsOf(operand);
    if (assigned === undefined) return undefined;
    Object.assign(assignments, assigned);
  }
  return assignments;
}

function nameIn(attribute: AttributeRef): string {
  return attribute.steps.at(-1)?.name ?? "";
}

function compare(
  attribute: AttributeRef,
  operator: CompareOperator,
  actual: JsonValue | undefined,
  wanted: QueryValue,
): boolean {
  if (operator === "ne") return !compare(attribute, "eq", actual, wanted);
  const left = comparable(attribute, actual);
  const right = typeof wanted === "string" ? comparable(attribute, wanted) : wanted;
  if (left === undefined || right === null || right === undefined) return false;
  switch (operator) {
    case "eq":
      return left === right;
    case "gt":
      return left > right;
    case "ge":
      return left >= right;
    case "lt":
      return left < right;
    case "le":
      return left <= right;
    default:
      return contains(operator, String(left), String(right));
  }
}

function contains(operator: "co" | "sw" | "ew", left: string, right: string): boolean {
  if (operator === "co") return left.includes(right);
  return operator === "sw" ? left.startsWith(right) : left.endsWith(right);
}

function comparable(
  attribute: AttributeRef,
  value: JsonValue | undefined,
): string | number | boolean | undefined {
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value !== "string") return undefined;
  if (attribute.type === "dateTime") return parseDateTime(value);
  return attribute.caseExact ? value : value.toLowerCase();
}
