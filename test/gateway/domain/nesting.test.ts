import { MAX_DEPTH, nestingFault } from "../../../gateway/domain/nesting";
import type { NestingEdge } from "../../../gateway/domain/store";

const member = (parent: number, child: number): NestingEdge => ({ parent, child, relation: "member" });
const owner = (parent: number, child: number): NestingEdge => ({ parent, child, relation: "owner" });
/** parent → … → child: edges from `from` down to `to`, numbered in steps of one. */
const chain = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => member(from + i, from + i + 1));

const CYCLE = "a list cannot contain itself, neither directly nor through other lists";

describe("cycles", () => {
  test.each<[string, Parameters<typeof nestingFault>]>([
    ["itself", [{ parent: 1, children: [1], relation: "member" }, [], []]],
    ["its parent", [{ parent: 2, children: [1], relation: "member" }, [member(1, 2)], [member(1, 2)]]],
    ["through others", [{ parent: 3, children: [1], relation: "member" }, chain(1, 3), chain(1, 3)]],
    ["mixed: owner of its parent", [{ parent: 2, children: [1], relation: "owner" }, [], [member(1, 2)]]],
    ["mixed: member of its owner", [{ parent: 2, children: [1], relation: "member" }, [], [owner(1, 2)]]],
    ["one child of several", [{ parent: 1, children: [5, 6], relation: "member" }, [], [member(6, 1)]]],
  ])("%s is refused", (_, parameters) => {
    expect(nestingFault(...parameters)?.message).toBe(CYCLE);
  });

  test("it is told which of many children closes the circle, or is too deep", () => {
    const fault = (children: number[], above: NestingEdge[], below: NestingEdge[]) =>
      nestingFault({ parent: 1, children, relation: "member" }, above, below)?.child;
    expect(fault([5, 6, 7], [], [member(8, 1), owner(6, 8), member(5, 9)])).toBe(6);
    expect(fault([5, 1, 7], [], [])).toBe(1);
    expect(fault([5, 100, 7], [], chain(100, 110))).toBe(100);
  });

  test("two ways to the same list are no cycle", () => {
    const below = [member(2, 4), member(3, 4)];
    expect(nestingFault({ parent: 1, children: [2, 3], relation: "member" }, [], below)).toBeUndefined();
  });
});

describe(`depth: at most ${MAX_DEPTH}`, () => {
  const join = (above: number, below: number, relation: "member" | "owner" = "member") =>
    nestingFault(
      { parent: 100, children: [200], relation },
      chain(100 - above, 100),
      chain(200, 200 + below),
    );

  test.each([
    [0, 0, undefined],
    [9, 0, undefined],
    [0, 9, undefined],
    [4, 5, undefined],
    [10, 0, `lists can be nested at most ${MAX_DEPTH} deep`],
    [0, 10, `lists can be nested at most ${MAX_DEPTH} deep`],
    [5, 5, `lists can be nested at most ${MAX_DEPTH} deep`],
  ])("%i above and %i below", (above, below, fault) => {
    expect(join(above, below)?.message).toBe(fault);
  });

  test("for an owner only what lies below counts", () => {
    expect(join(9, 9, "owner")).toBeUndefined();
    expect(join(0, 10, "owner")?.message).toContain("deep");
  });

  test("owner edges do not deepen a chain of members", () => {
    const below = [...chain(200, 205), owner(205, 206), ...chain(206, 214)];
    expect(nestingFault({ parent: 100, children: [200], relation: "member" }, [], below)).toBeUndefined();
  });

  test("a wide graph with many ways is measured in time", () => {
    const below = Array.from({ length: 9 }, (_, layer) =>
      [0, 1].flatMap((from) => [0, 1].map((to) => member(layer * 2 + from + 2, layer * 2 + to + 4))),
    ).flat();
    const start = performance.now();
    expect(nestingFault({ parent: 1, children: [2, 3], relation: "member" }, [], below)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(200);
  });
});
