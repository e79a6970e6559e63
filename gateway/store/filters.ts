/**
 * A domain query as SQL. Every value is bound, every column comes from a map of the schema's own names, and every condition
 * is true or false, never null, so that `not` includes what lacks the attribute.
 */
import { sql } from "kysely";
import type { AttributeRef, CompareOperator, Query } from "../domain/query";
import type { Column, Rows, Source } from "./attributes";
import type { Dialect, Operand, Sql } from "./dialect";
import { type Compare, type Conjunct, conjunctsOf, isLookup, pathOf } from "./query-shape";
import { placeholder } from "./statement";

type Condition = Sql<boolean>;

const FALSE: Condition = sql<boolean>`(1 = 0)`;

/** The condition in SQL, over the source's tables. */
export function translate(query: Query, source: Source, dialect: Dialect): Condition {
  return new Translation(dialect).of(query, source);
}

/** An attribute as something to sort by: null where it is missing; the primary or first of several values. */
export function sortValue(attribute: AttributeRef, source: Source, dialect: Dialect): Sql | null {
  const column = source.columns.get(pathOf(attribute));
  if (column) return comparable(attribute, column, dialect) ?? null;
  if (!source.document || source.rows.has(attribute.steps[0]?.name ?? "")) return null;
  const { path, rest } = upToElements(attribute);
  if (!rest) return comparable(attribute, dialect.json.at(source.document, path), dialect) ?? null;
  const elements = dialect.json.elements(source.document, path, "sorted");
  const operand =
    rest.steps.length === 0 ? elements.value : dialect.json.at(elements.document, namesOf(rest));
  const value = comparable(attribute, operand, dialect);
  return value ? sql`(select ${value} from ${elements.table} order by ${elements.order} limit 1)` : null;
}

class Translation {
  #comparisons = 0;
  #elements = 0;

  constructor(private readonly dialect: Dialect) {}

  of(query: Query, source: Source): Condition {
    switch (query.kind) {
      case "and":
      case "or":
        return this.#joined(query.kind, query.operands, source);
      case "not":
        return sql<boolean>`not ${this.of(query.operand, source)}`;
      case "element": {
        const first = this.#comparisons;
        const condition = this.#element(query.attribute, source, (element) => this.of(query.where, element));
        const conjuncts = conjunctsOf(query.where, `${pathOf(query.attribute)}.`);
        return this.#narrowed(condition, conjuncts, source, first);
      }
      case "present":
        return this.#present(query.attribute, source);
      case "compare":
        return this.#compare(query, source);
    }
  }

  /** As a balanced tree: SQLite limits how deep an expression may be, and a filter may join a thousand comparisons. */
  #joined(word: "and" | "or", operands: readonly Query[], source: Source): Condition {
    const join = (conditions: readonly Condition[]): Condition => {
      const [first] = conditions;
      if (!first) return word === "or" ? FALSE : sql<boolean>`(1 = 1)`;
      if (conditions.length === 1) return first;
      const middle = conditions.length >> 1;
      const [left, right] = [join(conditions.slice(0, middle)), join(conditions.slice(middle))];
      return word === "and" ? sql<boolean>`(${left} and ${right})` : sql<boolean>`(${left} or ${right})`;
    };
    return join(operands.map((operand) => this.of(operand, source)));
  }

  /** Some element of the attribute satisfies `where`. */
  #element(attribute: AttributeRef, source: Source, where: (element: Source) => Condition): Condition {
    const rows = source.rows.get(pathOf(attribute));
    if (rows) return existsIn(rows, where);
    if (!source.document) return sql<boolean>`(1 = 0 and ${where(NOTHING)})`;
    const elements = this.#elementsOf(source.document, namesOf(attribute));
    const inner = { ...NOTHING, document: elements.document };
    return sql<boolean>`exists (select 1 from ${elements.table} where ${where(inner)})`;
  }

  /**
   * The condition together with those of its comparisons that an index answers: they narrow, and the condition decides.
   * @param conjuncts comparisons that hold wherever the condition holds
   * @param first the number of the first comparison of the condition
   */
  #narrowed(condition: Condition, conjuncts: readonly Conjunct[], source: Source, first: number): Condition {
    const lookups = conjuncts
      .filter((conjunct) => isLookup(conjunct, source))
      .map(({ path, index }) => source.lookups.get(path)?.(placeholder(`l${first + index}`)) ?? FALSE);
    return lookups.reduce((narrowed, lookup) => sql<boolean>`(${lookup} and ${narrowed})`, condition);
  }

  #present(attribute: AttributeRef, source: Source): Condition {
    const column = source.columns.get(pathOf(attribute));
    if (column) return presentIn(column);
    const [first, ...rest] = attribute.steps;
    const rows = first && source.rows.get(first.name);
    if (rows) {
      if (rest.length === 0) return sql<boolean>`exists (select 1 from ${rows.table})`;
      return existsIn(rows, (element) => this.#present({ ...attribute, steps: rest }, element));
    }
    return source.document ? this.#presentBelow(attribute, source.document) : FALSE;
  }

  #presentBelow(attribute: AttributeRef, document: Sql): Condition {
    const { path, rest } = upToElements(attribute);
    if (!rest || rest.steps.length === 0) return this.dialect.json.holdsValue(document, path);
    const elements = this.#elementsOf(document, path);
    const present = this.#presentBelow(rest, elements.document);
    return sql<boolean>`exists (select 1 from ${elements.table} where ${present})`;
  }

  #compare(query: Compare, source: Source): Condition {
    const index = this.#comparisons++;
    const { attribute, operator } = query;
    if (query.value === null) {
      const present = this.#present(attribute, source);
      return operator === "ne" ? present : operator === "eq" ? sql<boolean>`not ${present}` : FALSE;
    }
    if (operator === "ne")
      return sql<boolean>`not ${this.#matching({ ...query, operator: "eq" }, source, index)}`;
    const conjunct = { compare: query, path: pathOf(attribute), index: 0 };
    return this.#narrowed(this.#matching(query, source, index), [conjunct], source, index);
  }

  #matching(query: Compare, source: Source, index: number): Condition {
    const { attribute, operator } = query;
    const column = source.columns.get(pathOf(attribute));
    if (column) return this.#test(query, column, index);
    const [first, ...rest] = attribute.steps;
    const rows = first && source.rows.get(first.name);
    if (rows) {
      const inner = { ...query, attribute: { ...attribute, steps: rest } };
      const byValue = operator === "eq" && rest.at(-1)?.name === "value" && attribute.caseExact;
      if (byValue && rows.hasValue) return rows.hasValue(placeholder(`v${index}`));
      return existsIn(rows, (element) => this.#matching(inner, element, index));
    }
    return source.document ? this.#matchingBelow(query, source.document, index) : FALSE;
  }

  #matchingBelow(query: Compare, document: Sql, index: number): Condition {
    const { path, rest } = upToElements(query.attribute);
    if (!rest) return this.#test(query, this.dialect.json.at(document, path), index);
    const elements = this.#elementsOf(document, path);
    const condition =
      rest.steps.length === 0
        ? this.#test(query, elements.value, index)
        : this.#matchingBelow({ ...query, attribute: rest }, elements.document, index);
    return sql<boolean>`exists (select 1 from ${elements.table} where ${condition})`;
  }

  /** The comparison itself, of what stands at one place. */
  #test({ attribute, operator, value }: Compare, operand: Column, index: number): Condition {
    const left = comparable(attribute, operand, this.dialect, typeof value);
    if (!left) return FALSE;
    const right = placeholder(`v${index}`);
    const test = this.#compareSql(left, operator, right);
    if (operand.titleKey && operator === "eq") {
      return sql<boolean>`(${operand.titleKey} = ${placeholder(`k${index}`)} and ${test})`;
    }
    if (operand.required) return sql<boolean>`(${test})`;
    // A plain column is tested apart, because an index is of no use below coalesce.
    if (operand.indexed) return sql<boolean>`(${left} is not null and ${test})`;
    return sql<boolean>`coalesce(${test}, 1 = 0)`;
  }

  #compareSql(left: Sql, operator: CompareOperator, right: Sql): Condition {
    switch (operator) {
      case "co":
        return sql<boolean>`${this.dialect.position(left, right)} > 0`;
      case "sw":
        return sql<boolean>`${this.dialect.position(left, right)} = 1`;
      case "ew":
        return sql<boolean>`substr(${left}, length(${left}) - length(${right}) + 1) = ${right}`;
      default:
        return sql<boolean>`${left} ${SIGNS[operator]} ${right}`;
    }
  }

  #elementsOf(document: Sql, path: readonly string[]) {
    return this.dialect.json.elements(document, path, `element${this.#elements++}`);
  }
}

const SIGNS = {
  eq: sql`=`,
  ne: sql`<>`,
  gt: sql`>`,
  ge: sql`>=`,
  lt: sql`<`,
  le: sql`<=`,
} as const;

const NO_COLUMNS: ReadonlyMap<string, Column> = new Map();
const NO_ROWS: ReadonlyMap<string, Rows> = new Map();
const NO_LOOKUPS: Source["lookups"] = new Map();
const NOTHING: Source = { columns: NO_COLUMNS, rows: NO_ROWS, document: null, lookups: NO_LOOKUPS };

function existsIn(rows: Rows, where: (element: Source) => Condition): Condition {
  const condition = where({ ...NOTHING, columns: rows.columns });
  return sql<boolean>`exists (select 1 from ${rows.table} where ${condition})`;
}

function presentIn({ text, number, boolean, instant, required }: Column): Condition {
  if (text)
    return required ? sql<boolean>`(${text} <> '')` : sql<boolean>`(${text} is not null and ${text} <> '')`;
  return sql<boolean>`(${number ?? boolean ?? instant} is not null)`;
}

/** What is compared with a value of this type, in SQL; undefined when the place cannot hold one. */
function comparable(
  { type, caseExact }: AttributeRef,
  operand: Operand & Column,
  dialect: Dialect,
  valueType: string = type === "boolean" ? "boolean" : NUMERIC.has(type) ? "number" : "string",
): Sql | undefined {
  if (valueType === "boolean") return operand.boolean;
  if (valueType === "number") {
    if (type !== "dateTime") return operand.number;
    return operand.instant ?? (operand.text && dialect.instant(operand.text));
  }
  if (caseExact) return operand.text;
  return operand.folded ?? (operand.text && dialect.fold(operand.text));
}

const NUMERIC: ReadonlySet<string> = new Set(["integer", "decimal", "dateTime"]);

/** The path to the first multi-valued step, and what is left to look for in each of its elements; null when there is none. */
function upToElements(attribute: AttributeRef): { path: readonly string[]; rest: AttributeRef | null } {
  const { steps } = attribute;
  const at = steps.findIndex(({ multiValued }) => multiValued);
  if (at < 0) return { path: namesOf(attribute), rest: null };
  return {
    path: steps.slice(0, at + 1).map(({ name }) => name),
    rest: { ...attribute, steps: steps.slice(at + 1) },
  };
}

function namesOf({ steps }: AttributeRef): readonly string[] {
  return steps.map(({ name }) => name);
}
