import { Refusal } from "../../../gateway/domain/errors";
import { isOverdue, normalizeList, requireNoInventedLabels } from "../../../gateway/domain/list-rules";
import type { AccessListConfig } from "../../../gateway/domain/model";
import { listConfig, NOW } from "./access-graph";

const normalize = (config: Partial<AccessListConfig>) => normalizeList({ ...listConfig("list"), ...config });
const owner = (name: string, kind: "user" | "list" = "user") => ({ name, kind, description: "" });

function refusalOf(attempt: () => unknown): [string, string | undefined] {
  try {
    attempt();
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.details.field];
  }
  throw new Error("it was not refused");
}

describe("sets: order and duplicates never make a difference", () => {
  test("two ways to write the same list are one list", () => {
    const a = normalize({
      grants: { roles: ["b", "a", "b"], traits: { y: ["2", "1"], x: ["1"], none: [] } },
      owners: [owner("bob"), owner("alice"), owner("alice", "list")],
      labels: { b: "2", a: "1" },
    });
    const b = normalize({
      grants: { roles: ["a", "b"], traits: { x: ["1", "1"], y: ["1", "2"] } },
      owners: [owner("alice", "list"), owner("alice"), owner("bob")],
      labels: { a: "1", b: "2" },
    });
    expect(JSON.stringify(a)).toBe(JSON.stringify(b));
    expect(a.grants).toEqual({ roles: ["a", "b"], traits: { x: ["1"], y: ["1", "2"] } });
  });

  test("a user and a list of one name are two owners", () => {
    expect(normalize({ owners: [owner("alice"), owner("alice", "list")] }).owners).toHaveLength(2);
  });

  test("the title is kept in NFC and trimmed", () => {
    expect(normalize({ title: " Cafe\u0301 " }).title).toBe("Café");
  });
});

describe("what is refused, and at which field", () => {
  test.each<[Partial<AccessListConfig>, string]>([
    [{ name: "Admins" }, "name"],
    [{ name: "a b" }, "name"],
    [{ name: "-a" }, "name"],
    [{ name: "a".repeat(129) }, "name"],
    [{ title: "\u200b" }, "title"],
    [{ owners: [owner("a"), owner("b"), owner("a")] }, "owners[2].name"],
    [{ owners: [owner("Alice"), owner("alice")] }, "owners[1].name"],
    [{ type: "dynamic", owners: [] }, "owners"],
    [
      { audit: { ...listConfig("x").audit, recurrence: { frequency: 2 as 3, dayOfMonth: 1 } } },
      "audit.recurrence.frequency",
    ],
    [
      { audit: { ...listConfig("x").audit, recurrence: { frequency: 3, dayOfMonth: 2 as 1 } } },
      "audit.recurrence.day_of_month",
    ],
  ])("%j", (config, field) => {
    expect(refusalOf(() => normalize(config))).toEqual(["invalid-value", field]);
  });

  test("a label of the server's may be repeated, not invented and not changed", () => {
    const known = { "rollcall/origin": "okta" };
    expect(() => requireNoInventedLabels({ ...known, mine: "x" }, known)).not.toThrow();
    const inventions: Record<string, string>[] = [{ "rollcall/origin": "entra" }, { "rollcall/other": "x" }];
    for (const invented of inventions) {
      expect(refusalOf(() => requireNoInventedLabels(invented, known))).toEqual(["invalid-value", "labels"]);
    }
  });
});

test.each([
  ["notify", NOW - 1, "suspend", false],
  ["suspend", NOW - 1, "suspend", true],
  ["suspend", NOW, "suspend", true],
  ["suspend", NOW + 1, "suspend", false],
  ["freeze", NOW - 1, "suspend", false],
  ["freeze", NOW - 1, "freeze", true],
] as const)("policy %s, due at %s: %s is %s", (overdue, nextAuditDate, asked, expected) => {
  const config = { ...listConfig("a"), audit: { ...listConfig("a").audit, overdue } };
  expect(isOverdue({ config, nextAuditDate }, asked, NOW)).toBe(expected);
});
