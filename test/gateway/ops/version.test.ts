import { judgeNode } from "../../../gateway/ops/version";

test("SEC-49: a Node that cannot run the gateway is refused", () => {
  for (const version of ["18.20.4", "20.9.0", "20.18.3"]) expect(() => judgeNode(version)).toThrow("too old");
});

test("one that a request can stop is warned of, with the release that is safe", () => {
  expect(judgeNode("20.19.0")).toContain("use 20.20.2");
  expect(judgeNode("22.22.1")).toContain("use 22.22.2");
});

test("a patched one, or one of a later line, is fine", () => {
  for (const version of ["20.20.2", "22.22.2", "24.14.1", "26.0.0"])
    expect(judgeNode(version)).toBeUndefined();
});
