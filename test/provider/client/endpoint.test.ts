import { basePath, endpointFault, segment } from "../../../provider/client/endpoint";

describe("the endpoint", () => {
  it.each([
    "https://rollcall.example.com",
    "https://example.com/rollcall/",
    "http://localhost:8080",
    "http://127.0.0.1:8080",
    "http://[::1]:8080",
  ])("accepts %s", (endpoint) => expect(endpointFault(endpoint, false)).toBeUndefined());

  it("SEC-45: refuses plain http off this machine, unless it is allowed explicitly", () => {
    for (const endpoint of [
      "http://rollcall.example.com",
      "http://10.0.0.1",
      "http://localhost.example.com",
    ]) {
      expect(endpointFault(endpoint, false)).toMatch(/plain http/);
      expect(endpointFault(endpoint, true)).toBeUndefined();
    }
  });

  it.each([
    ["rollcall.example.com", /must be an address/],
    ["ftp://rollcall.example.com", /must be an address/],
    ["", /must be an address/],
    ["https://user:secret@rollcall.example.com", /user name/],
    ["https://rollcall.example.com/?a=1", /without a query/],
    ["https://rollcall.example.com/#x", /fragment/],
  ])("refuses %s", (endpoint, fault) => expect(endpointFault(endpoint, true)).toMatch(fault));

  it("keeps the path of a gateway that is not at the root", () => {
    expect(basePath(new URL("https://example.com"))).toBe("");
    expect(basePath(new URL("https://example.com/rollcall/"))).toBe("/rollcall");
  });
});

describe("SEC-43: a name in a path", () => {
  it.each([
    ["../users/1", "..%2Fusers%2F1"],
    ["a?x=1", "a%3Fx%3D1"],
    ["a#b", "a%23b"],
    ["%2e%2e", "%252e%252e"],
    ["a/b", "a%2Fb"],
    ["ü", "%C3%BC"],
  ])("%s stays one segment", (name, encoded) => expect(segment(name)).toBe(encoded));

  it.each(["", ".", ".."])("%p is refused, because no encoding keeps it a name", (name) =>
    expect(() => segment(name)).toThrow(RangeError),
  );
});
