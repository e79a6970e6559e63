/** RFC 7644 §3.4.2.2: filters mean here what they mean to another parser, wherever both accept them. */
import fc from "fast-check";
import { parse, type Filter as TheirFilter } from "scim2-parse-filter";
import { type Filter, type Literal, parseFilter } from "../../../../gateway/scim/filter/filter";

/** A tree that both can be brought to: nested chains of one kind are one chain, which is the same filter. */
interface Tree extends ReadonlyArray<string | number | boolean | null | Tree> {}

function chain(kind: string, operands: readonly Tree[]): Tree {
  const [only] = operands;
  if (operands.length === 1 && only) return only;
  return [kind, ...operands.flatMap((one) => (one[0] === kind ? (one.slice(1) as Tree[]) : [one]))];
}

function ours(filter: Filter): Tree {
  switch (filter.kind) {
    case "and":
    case "or":
      return chain(filter.kind, filter.operands.map(ours));
    case "not":
      return ["not", ours(filter.operand)];
    case "present":
      return ["pr", filter.name.text];
    case "compare":
      return [filter.operator, filter.name.text, literalOf(filter.literal)];
    case "element": {
      const element: Tree = ["[]", filter.name.text, ours(filter.where)];
      if (!filter.tail) return element;
      // The other parser lets another element answer the comparison; the tree is otherwise the same.
      const [kind = null, name, ...rest] = ours(filter.tail);
      return chain("and", [element, [kind, `${filter.name.text}.${String(name)}`, ...rest]]);
    }
  }
}

function literalOf({ text, quoted }: Literal): string | number | boolean | null {
  if (quoted) return text;
  const word = text.toLowerCase();
  if (word === "true" || word === "false") return word === "true";
  if (word === "null") return null;
  return Number.isNaN(Number(text)) ? text : Number(text);
}

function theirs(filter: TheirFilter): Tree {
  switch (filter.op) {
    case "and":
    case "or":
      return chain(filter.op, filter.filters.map(theirs));
    case "not":
      return ["not", theirs(filter.filter)];
    case "pr":
      return ["pr", filter.attrPath];
    case "[]":
      return ["[]", filter.attrPath, theirs(filter.valFilter)];
    default:
      return [filter.op, filter.attrPath, filter.compValue];
  }
}

function attempt<T>(parsed: () => T): T | undefined {
  try {
    return parsed();
  } catch {
    return undefined;
  }
}

/** Both trees, or undefined where one of the parsers refuses. Of escapes, the other one resolves that of a quote alone. */
function both(text: string): [Tree, Tree] | undefined {
  if (/\\[^"]/.test(text)) return undefined;
  const mine = attempt(() => ours(parseFilter(text)));
  const other = mine && attempt(() => theirs(parse(text)));
  return mine && other && [mine, other];
}

const names = fc.constantFrom(
  "userName",
  "name.familyName",
  "meta.lastModified",
  "urn:ietf:params:scim:schemas:core:2.0:User:userName",
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
);
const plural = fc.constantFrom("emails", "members", "urn:example:ext:1.0:User:keys");
const operators = fc.constantFrom("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "Eq", "CO");
const strings = fc
  .string({ unit: fc.constantFrom("a", "B", " ", "é", "😀", "'", "(", "]", '"', "%", "and") })
  .map((text) => JSON.stringify(text));
const literals = fc.oneof(strings, fc.constantFrom("true", "false", "null", "7", "-1", "1.5"));
const space = fc.constantFrom(" ", "  ");

const comparison = (name: fc.Arbitrary<string>) =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(name, operators, literals, space).map(([n, op, v, gap]) => [n, op, v].join(gap)),
    },
    { weight: 1, arbitrary: name.map((n) => `${n} pr`) },
  );

function logical(leaf: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const { filter } = fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 5 },
      leaf,
      fc
        .tuple(tie("filter"), fc.constantFrom("and", "or", "AND", "Or"), tie("filter"))
        .map(([left, word, right]) => `${left} ${word} ${right}`),
      tie("filter").map((inner) => `(${inner})`),
      tie("filter").map((inner) => `not (${inner})`),
    ),
  }));
  return filter;
}

const inner = logical(comparison(fc.constantFrom("value", "type", "primary")));
const valuePath = fc
  .tuple(plural, inner, fc.option(comparison(fc.constantFrom("value", "type"))))
  .map(([name, where, tail]) => (tail === null ? `${name}[${where}]` : `${name}[${where}].${tail}`));
const filters = logical(
  fc.oneof({ weight: 3, arbitrary: comparison(names) }, { weight: 1, arbitrary: valuePath }),
);

test("C062–C066, C071: every filter of the grammar is understood alike", () => {
  let compared = 0;
  fc.assert(
    fc.property(filters, (text) => {
      const trees = both(text);
      expect(attempt(() => parseFilter(text))).toBeDefined();
      if (trees === undefined) return;
      compared += 1;
      expect(trees[0]).toEqual(trees[1]);
    }),
    { numRuns: 3_000 },
  );
  expect(compared).toBeGreaterThan(2_000);
});

test("C072: what is left of a filter when a piece is cut out or doubled is refused, or understood alike", () => {
  let compared = 0;
  const damaged = fc
    .tuple(filters, fc.nat(), fc.nat({ max: 4 }), fc.boolean())
    .map(([text, at, length, doubled]) => {
      const start = at % (text.length + 1);
      const piece = text.slice(start, start + length);
      return text.slice(0, start) + (doubled ? piece + piece : "") + text.slice(start + length);
    });
  fc.assert(
    fc.property(damaged, (text) => {
      const trees = both(text);
      if (trees === undefined) return;
      compared += 1;
      expect(trees[0]).toEqual(trees[1]);
    }),
    { numRuns: 5_000 },
  );
  expect(compared).toBeGreaterThan(100);
});
