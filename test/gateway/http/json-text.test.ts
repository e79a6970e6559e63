/** A body is read as it arrives, and means what JSON.parse says of it whole (RFC 8259). */
import * as fc from "fast-check";
import { readJson } from "./read-json";

type Outcome = { readonly value: unknown } | "refused";

const whole = (text: string): Outcome => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return "refused";
  }
};

const inPieces = (text: string, piece?: number): Outcome => {
  try {
    return { value: readJson(text, piece) };
  } catch {
    return "refused";
  }
};

/** A text that JSON.parse would take, but names a member twice. */
const namesTwice = (text: string): boolean => {
  try {
    readJson(text);
    return false;
  } catch (error) {
    return (error as Error).message.includes("twice in one object");
  }
};

const blank = fc.constantFrom("", "", "", " ", "\n\t", "\r ");
const names = fc.constantFrom("a", "b", "members", "1", "0", 'q"', "\\", "é", "𝒳", "");

/** JSON text of a value, with blanks wherever they may stand. */
const { document } = fc.letrec<{ document: string; array: string; object: string; scalar: string }>(
  (tie) => ({
    document: fc.oneof({ maxDepth: 5, withCrossShrink: true }, tie("scalar"), tie("array"), tie("object")),
    scalar: fc.oneof(
      fc.constantFrom(
        "true",
        "false",
        "null",
        '"[,]"',
        '"{\\"a\\":1}"',
        '"\\\\"',
        '"\\u00e9\\ud800"',
        "[]",
        "{ }",
      ),
      fc.double({ noDefaultInfinity: true, noNaN: true }).map((number) => JSON.stringify(number)),
      fc.string({ unit: "grapheme" }).map((text) => JSON.stringify(text)),
    ),
    array: fc
      .tuple(fc.array(tie("document")), blank)
      .map(([elements, gap]) => `[${gap}${elements.join(`${gap},`)}${gap}]`),
    object: fc
      .tuple(fc.uniqueArray(fc.tuple(names, tie("document")), { selector: ([name]) => name }), blank)
      .map(([members, gap]) => {
        const parts = members.map(([name, value]) => `${gap}${JSON.stringify(name)}${gap}:${gap}${value}`);
        return `{${parts.join(`${gap},`)}${gap}}`;
      }),
  }),
);

const pieces = fc.integer({ min: 1, max: 24 });

test("any document means the same in pieces of any size", () => {
  const property = fc.property(document, pieces, (text, piece) => {
    const { value } = inPieces(text, piece) as { value: unknown };
    expect(value).toStrictEqual(JSON.parse(text));
    // Also in the order of the members.
    expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(text)));
  });
  fc.assert(property, { numRuns: 300 });
});

test("what is nearly a document is refused or read as JSON.parse does it", () => {
  const marks = fc.constantFrom(...'[]{},:"\\ 1a\u0000\ufeff', "[]", "{}", "null", '"a":', "");
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 2 }), marks), { minLength: 1, maxLength: 3 });
  const property = fc.property(document, edits, pieces, (valid, changes, piece) => {
    let text = valid;
    for (const [place, gone, mark] of changes) {
      const at = place % (text.length + 1);
      text = text.slice(0, at) + mark + text.slice(at + gone);
    }
    // Half a character cannot be sent.
    text = text.toWellFormed();
    // No text is no body, which is the route's to judge.
    fc.pre(text !== "");
    // A byte order mark in front is passed over, which JSON.parse does not do.
    const expected = namesTwice(text) ? "refused" : whole(text.replace(/^\ufeff/, ""));
    expect(inPieces(text, piece)).toStrictEqual(expected);
  });
  fc.assert(property, { numRuns: 1_500 });
});

test.each([
  ["two values", "[1,2,3][4,5,6]"],
  ["two values and a comma", "[1,2,3],[4,5,6]"],
  ["nothing between commas", "[[1,2,3],,[4,5,6]]"],
  ["nothing before the end", "[[1,2,3],[4,5,6],]"],
  ["no comma between containers", "[[1,2,3][4,5,6]]"],
  ["a value after a container", "[[1,2,3]4,[5,6]]"],
  ["a container that another bracket ends", "[[1,2,3},[4,5,6]]"],
  ["a container without a name", '{"a":1,[1,2,3]}'],
  ["a container as a name", '{"a":1,[1,2,3]:2}'],
  ["a name without a container", '{"a":[1,2,3],"b":}'],
  ["a container after a value", '{"a":1[1,2,3]}'],
  ["another blank than JSON's", "[[1,2,3]\f,[4,5,6]]"],
])("%s is refused", (_, text) => {
  for (let piece = 1; piece < 8; piece += 1) expect(inPieces(text, piece)).toBe("refused");
});

test("a member named __proto__ is refused wherever a cut lies", () => {
  for (let piece = 1; piece < 30; piece += 1) {
    expect(inPieces('{"a":[1,2,3],"__proto__":[4,5,6]}', piece)).toBe("refused");
  }
});
