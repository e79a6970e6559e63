import fc from "fast-check";
import { circlesIn } from "../../../../gateway/scim/bulk/bulk-circles";

test.each<[string, number[][], [number, number[]][]]>([
  ["nobody refers to anyone", [[], []], []],
  ["a chain", [[1], [2], []], []],
  ["one that refers to itself", [[0], []], [[0, [0]]]],
  [
    "two that refer to each other, and one that refers to them",
    [[1], [0], [0]],
    [
      [0, [0, 1]],
      [1, [0, 1]],
    ],
  ],
])("RFC 7644 §3.7.1: %s", (_, references, circles) => {
  expect([...circlesIn(references)]).toEqual(circles);
});

test("in one circle are those that can reach each other, and no others", () => {
  const graph = fc
    .integer({ min: 1, max: 8 })
    .chain((size) =>
      fc.array(fc.array(fc.nat(size - 1), { maxLength: 4 }), { minLength: size, maxLength: size }),
    );
  fc.assert(
    fc.property(graph, (references) => {
      const circles = circlesIn(references);
      const reached = references.map((_, from) => reachedFrom(references, from));
      for (const from of references.keys()) {
        const mutual = [...references.keys()].filter(
          (to) => reached[from]?.has(to) && reached[to]?.has(from),
        );
        expect(circles.get(from) ?? []).toEqual(mutual);
        for (const to of mutual) expect(circles.get(to)).toBe(circles.get(from));
      }
    }),
  );
});

test("a thousand operations that all refer to each other are one circle, found at once", () => {
  const all = Array.from({ length: 1_000 }, (_, index) => index);
  expect(circlesIn(all.map(() => all)).get(999)).toEqual(all);
});

/** What is reached in one step or more. */
function reachedFrom(references: readonly number[][], from: number): ReadonlySet<number> {
  const reached = new Set<number>();
  const next = [...(references[from] ?? [])];
  for (let index = next.pop(); index !== undefined; index = next.pop()) {
    if (reached.has(index)) continue;
    reached.add(index);
    next.push(...(references[index] ?? []));
  }
  return reached;
}
