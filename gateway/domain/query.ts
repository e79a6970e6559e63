/**
 * The question a list request asks: what SCIM filters (RFC 7644 §3.4.2.2) parse into and the store translates to SQL.
 * Every name in it has been resolved against a schema, so the store never sees a client's spelling.
 */

export type AttributeType =
  | "string"
  | "boolean"
  | "integer"
  | "decimal"
  | "dateTime"
  | "reference"
  | "binary"
  | "complex";

/** One name on the way to a value, in the schema's spelling; an extension's URN is a step of its own. */
export interface AttributeStep {
  readonly name: string;
  readonly multiValued: boolean;
}

/** An attribute of a resource, or, inside an `element` query, of the element. */
export interface AttributeRef {
  readonly steps: readonly AttributeStep[];
  readonly type: AttributeType;
  readonly caseExact: boolean;
}

export type CompareOperator = "eq" | "ne" | "co" | "sw" | "ew" | "gt" | "ge" | "lt" | "le";

/** A dateTime arrives as milliseconds since the epoch, so that instants compare whatever their offset. */
export type QueryValue = string | number | boolean | null;

export type Query =
  | {
      readonly kind: "compare";
      readonly attribute: AttributeRef;
      readonly operator: CompareOperator;
      readonly value: QueryValue;
    }
  | { readonly kind: "present"; readonly attribute: AttributeRef }
  | { readonly kind: "and" | "or"; readonly operands: readonly Query[] }
  | { readonly kind: "not"; readonly operand: Query }
  /** Some element of a multi-valued complex attribute satisfies `where`: a SCIM value path. */
  | { readonly kind: "element"; readonly attribute: AttributeRef; readonly where: Query };

export interface SortBy {
  readonly attribute: AttributeRef;
  readonly descending: boolean;
}

/** What a row was sorted by: text, or a number for instants and truths; null where it has no value. */
export type SortValue = string | number | null;

/** A window of a stable order: by position (`offset`, from 0) or after a row that an earlier page ended with. */
export interface PageRequest {
  readonly limit: number;
  readonly offset?: number;
  readonly after?: number;
  /** What the row of `after` was sorted by, in a sorted order: the page goes on there even when that row is gone. */
  readonly afterValue?: SortValue;
  /** How many match, where an earlier page of the same walk counted them; they are not counted again. */
  readonly total?: number;
}

/** `total` counts every match, not only this page; `next` is the row key to continue `after`, absent on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly next?: number;
  /** What each of the items was sorted by, in a sorted order. */
  readonly sortedBy?: readonly SortValue[];
}
