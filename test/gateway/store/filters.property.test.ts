/** RFC 7644 §3.4.2.2: what SQL finds is what a plain reading of the filter finds, whatever documents and filters there are. */
import fc from "fast-check";
import type { AttributeRef, CompareOperator, Query, QueryValue } from "../../../gateway/domain/query";
import type { Store } from "../../../gateway/domain/store";
import { canonicalUserName } from "../../../gateway/domain/title";
import { open } from "../../../gateway/store/open";
import { commit, integrationOf, NOW, newUser } from "../../conformance/fixtures";
import { temporaryFiles } from "./temporary";

const temporaryFile = temporaryFiles();

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

const attribute = (path: string, type: AttributeRef["type"] = "string", caseExact = false): AttributeRef => ({
  steps: path.split("/").map((name) => ({ name: name.replace("*", ""), multiValued: name.endsWith("*") })),
  type,
  caseExact,
});

const TEXT_ATTRIBUTES = [
  attribute("userName"),
  attribute("displayName"),
  attribute("externalId", "string", true),
  attribute("nickName"),
  attribute("name/familyName", "string", true),
  attribute("emails*/value"),
  attribute("emails*/type"),
  attribute("schemas*", "reference", true),
  attribute(`${ENTERPRISE}/manager/value`),
  attribute(`${ENTERPRISE}/costCenter`),
];
const INSTANT_ATTRIBUTES = [attribute("seen", "dateTime"), attribute("logins*/at", "dateTime")];
const NUMBER_ATTRIBUTES = [attribute("level", "integer"), attribute("scores*", "decimal")];
const BOOLEAN_ATTRIBUTES = [attribute("active", "boolean"), attribute("emails*/primary", "boolean")];

const texts = fc.constantFrom(
  "",
  "a",
  "A",
  "ab",
  "AB",
  "b%",
  "a_b",
  "ß",
  "SS",
  "é",
  "e\u0301",
  "K",
  "'; --",
  '"',
  "ſ",
  "1",
);
const instants = fc.constantFrom(
  "2026-01-01T00:00:00Z",
  "2026-01-01T01:00:00+01:00",
  "2025-12-31T23:00:00-01:00",
  "2026-01-01T00:00:00.001Z",
  "2026-06-01T00:00:00",
  "nonsense",
);
const numbers = fc.constantFrom(-1, 0, 1, 1.5, 2, 1e9);
const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const junk: fc.Arbitrary<Json> = fc.constantFrom(null, true, 7, "a", [], {}, ["a"], { value: "a" });
const mostly = (value: fc.Arbitrary<Json>) =>
  sometimes(fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: junk }));
const object = (members: Record<string, fc.Arbitrary<Json | undefined>>): fc.Arbitrary<Json> =>
  fc.record(members).map((record) => JSON.parse(JSON.stringify(record)));

const documents = object({
  nickName: mostly(texts),
  name: mostly(object({ familyName: mostly(texts) })),
  emails: sometimes(
    fc.array(object({ value: mostly(texts), type: mostly(texts), primary: mostly(fc.boolean()) }), {
      maxLength: 3,
    }),
  ),
  schemas: sometimes(fc.array(texts, { maxLength: 2 })),
  seen: mostly(instants),
  logins: sometimes(fc.array(object({ at: mostly(instants) }), { maxLength: 2 })),
  level: mostly(numbers),
  scores: sometimes(fc.array(numbers, { maxLength: 2 })),
  [ENTERPRISE]: mostly(
    object({ manager: mostly(object({ value: mostly(texts) })), costCenter: mostly(texts) }),
  ),
});

const users = fc.record({
  userName: texts.filter((text) => text !== ""),
  externalId: fc.option(texts),
  displayName: fc.option(texts),
  active: fc.boolean(),
  document: documents,
});

const comparison = (
  attributes: readonly AttributeRef[],
  operators: readonly CompareOperator[],
  values: fc.Arbitrary<QueryValue>,
): fc.Arbitrary<Query> =>
  fc.record({
    kind: fc.constant("compare" as const),
    attribute: fc.constantFrom(...attributes),
    operator: fc.constantFrom(...operators),
    value: values,
  });

const ORDERED = ["eq", "ne", "gt", "ge", "lt", "le"] as const;
const leaves = (scope: (attributes: readonly AttributeRef[]) => readonly AttributeRef[]) =>
  fc.oneof(
    comparison(scope(TEXT_ATTRIBUTES), [...ORDERED, "co", "sw", "ew"], texts),
    comparison(
      scope(INSTANT_ATTRIBUTES),
      ORDERED,
      instants.filter((text) => text !== "nonsense").map((text) => instantOf(text) ?? 0),
    ),
    comparison(scope(NUMBER_ATTRIBUTES), ORDERED, numbers),
    comparison(scope(BOOLEAN_ATTRIBUTES), ["eq", "ne"], fc.boolean()),
    comparison(scope(TEXT_ATTRIBUTES), ["eq", "ne"], fc.constant(null)),
    fc
      .constantFrom(
        ...scope([...TEXT_ATTRIBUTES, attribute("emails*", "complex"), attribute("name", "complex")]),
      )
      .map((attribute): Query => ({ kind: "present", attribute })),
  );

/** The attributes of one element of `emails`, as a value path's filter names them. */
const inEmail = () => [attribute("value"), attribute("type"), attribute("primary", "boolean")];
const inElement: fc.Arbitrary<Query> = fc.oneof(
  comparison(inEmail().slice(0, 2), ["eq", "ne", "co", "sw", "ew", "gt"], texts),
  comparison(inEmail().slice(2), ["eq", "ne"], fc.boolean()),
  fc.constantFrom(...inEmail()).map((attribute): Query => ({ kind: "present", attribute })),
);

const combined = (leaf: fc.Arbitrary<Query>): fc.Arbitrary<Query> =>
  fc.letrec<{ query: Query }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      leaf,
      fc.record({
        kind: fc.constantFrom("and" as const, "or" as const),
        operands: fc.array(tie("query"), { minLength: 1, maxLength: 3 }),
      }),
      tie("query").map((operand): Query => ({ kind: "not", operand })),
    ),
  })).query;

const queries = combined(
  fc.oneof(
    { weight: 4, arbitrary: leaves((attributes) => attributes) },
    {
      weight: 1,
      arbitrary: combined(inElement).map(
        (where): Query => ({ kind: "element", attribute: attribute("emails*", "complex"), where }),
      ),
    },
  ),
);

function instantOf(text: string): number | undefined {
  const value = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(value) ? undefined : value;
}

/** Every value at the attribute's place, arrays opened where the schema has several. */
function valuesAt(document: Json, { steps }: AttributeRef): Json[] {
  let values = [document];
  for (const { name, multiValued } of steps) {
    const below = values.flatMap((value) =>
      value !== null && typeof value === "object" && !Array.isArray(value) && name in value
        ? [value[name] as Json]
        : [],
    );
    values = multiValued ? below.flatMap((value) => (Array.isArray(value) ? value : [])) : below;
  }
  return values;
}

function isPresent(value: Json): boolean {
  if (value === null || value === "") return false;
  return typeof value === "object" ? Object.values(value).some(isPresent) : true;
}

function satisfies(document: Json, query: Query): boolean {
  switch (query.kind) {
    case "and":
      return query.operands.every((operand) => satisfies(document, operand));
    case "or":
      return query.operands.some((operand) => satisfies(document, operand));
    case "not":
      return !satisfies(document, query.operand);
    case "present":
      return valuesAt(document, query.attribute).some(isPresent);
    case "element":
      return valuesAt(document, query.attribute).some((element) => satisfies(element, query.where));
    case "compare": {
      if (query.value === null) {
        return (
          satisfies(document, { kind: "present", attribute: query.attribute }) === (query.operator === "ne")
        );
      }
      if (query.operator === "ne") return !satisfies(document, { ...query, operator: "eq" });
      return valuesAt(document, query.attribute).some((value) => compares(value, query));
    }
  }
}

function compares(
  value: Json,
  { attribute, operator, value: wanted }: Extract<Query, { kind: "compare" }>,
): boolean {
  const actual = attribute.type === "dateTime" ? instantOf(typeof value === "string" ? value : "") : value;
  if (typeof actual !== typeof wanted) return false;
  const fold = (text: unknown) => (attribute.caseExact ? String(text) : canonicalUserName(String(text)));
  const order =
    typeof actual === "string"
      ? Buffer.compare(Buffer.from(fold(actual)), Buffer.from(fold(wanted)))
      : Number(actual) - Number(wanted);
  switch (operator) {
    case "co":
      return fold(actual).includes(fold(wanted));
    case "sw":
      return fold(actual).startsWith(fold(wanted));
    case "ew":
      return fold(actual).endsWith(fold(wanted));
    default:
      return {
        eq: order === 0,
        ne: order !== 0,
        gt: order > 0,
        ge: order >= 0,
        lt: order < 0,
        le: order <= 0,
      }[operator];
  }
}

let store: Store;
const file = temporaryFile();

beforeAll(async () => {
  store = await open({ file });
});

afterAll(() => store.close());

test("a filter by SQL finds what a plain evaluation finds", async () => {
  let round = 0;
  const population = fc.uniqueArray(users, {
    selector: ({ userName }) => canonicalUserName(userName),
    minLength: 1,
    maxLength: 8,
  });
  const property = fc.asyncProperty(
    population,
    fc.array(queries, { minLength: 5, maxLength: 5 }),
    async (people, filters) => {
      round += 1;
      const name = `round-${round}`;
      const config = { ...(await integrationOf(store)).config, name };
      await commit(store, async (tx) => {
        const integration = await tx.integrations.insert(config, NOW);
        for (const [index, { document, ...person }] of people.entries()) {
          await tx.users.insert(
            integration,
            newUser(person.userName, {
              ...person,
              id: `${name}-${index}`,
              profile: JSON.stringify(document),
            }),
            NOW,
          );
        }
      });
      for (const query of filters) {
        const expected = people.flatMap(({ document, ...person }, index) =>
          satisfies({ ...(document as object), ...person } as Json, query) ? [`${name}-${index}`] : [],
        );
        const page = await store.read.users.page(name, query, null, { limit: 100 });
        expect({ query, ids: page.items.map(({ id }) => id) }).toEqual({ query, ids: expected });
        expect(page.total).toBe(expected.length);
      }
    },
  );
  await fc.assert(property, { numRuns: 150 });
});
