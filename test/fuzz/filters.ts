/** Filters: right ones, nearly right ones, and ones that no grammar made. */
import fc from "fast-check";
import { RECORDED_FILTERS } from "./corpus";
import { attributeName, text } from "./words";

const operator = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "EQ", "Co"),
  },
  { weight: 1, arbitrary: fc.constantFrom("=", "==", "like", "in", "eqq", "", "pr", "and") },
);
const literal = fc.oneof(
  { weight: 4, arbitrary: text.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: fc.constantFrom("true", "False", "null", "7", "-0", "1e400", "0x1", "2026-01-31") },
  { weight: 1, arbitrary: fc.constantFrom("'a'", '"a', 'a"', '"\\"', '"\\ud800"', '"\\x"', "O", "[]", "{}") },
);

const grammatical = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small", withCrossShrink: false },
    fc.tuple(attributeName, operator, literal).map((parts) => parts.join(" ")),
    attributeName.map((name) => `${name} pr`),
    fc.tuple(attributeName, tie("filter")).map(([name, where]) => `${name}[${where}]`),
    fc
      .tuple(attributeName, tie("filter"), attributeName, operator, literal)
      .map(([name, where, sub, ...rest]) => `${name}[${where}].${sub} ${rest.join(" ")}`),
    fc
      .tuple(tie("filter"), fc.constantFrom("and", "or", "AND", "xor"), tie("filter"))
      .map((parts) => parts.join(" ")),
    tie("filter").map((filter) => `not (${filter})`),
    tie("filter").map((filter) => `(${filter})`),
  ),
})).filter;

const nested = fc
  .tuple(
    fc.nat(120),
    fc.constantFrom("(", "not (", "emails["),
    fc.constantFrom("id pr", 'userName eq "a"', ""),
  )
  .map(([depth, open, inner]) => open.repeat(depth) + inner + (open.endsWith("[") ? "]" : ")").repeat(depth));

const chain = fc
  .tuple(fc.nat(120), fc.constantFrom(" and ", " or "), grammatical)
  .map(([length, joint, term]) => new Array(length + 1).fill(term).join(joint).slice(0, 6_000));

/** Something cut out, put in, or said twice, at a place between 0 and 1. */
export function damage(whole: string, place: number, way: number, piece: string): string {
  const at = Math.floor(place * whole.length);
  const [head, tail] = [whole.slice(0, at), whole.slice(at)];
  return (
    [head, head + piece + tail, head + tail.slice(1 + (way % 5)), head + tail.slice(0, 9) + tail][way % 4] ??
    ""
  );
}

const damaged = fc
  .tuple(
    fc.oneof(grammatical, fc.constantFrom(...RECORDED_FILTERS)),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(19),
    fc.constantFrom('"', "(", ")", "[", "]", ".", " ", "\\", "\0", "not", " and ", ":", "é", "\ud800"),
  )
  .map((parts) => damage(...parts));

export const filter: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: grammatical },
  { weight: 3, arbitrary: damaged },
  { weight: 1, arbitrary: fc.constantFrom(...RECORDED_FILTERS) },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: chain },
  { weight: 1, arbitrary: text },
);
