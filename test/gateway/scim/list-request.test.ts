import { parseListRequest } from "../../../gateway/scim/list-request";
import { USER } from "../../../gateway/scim/schemas/resource-schema";
import { refusalOf } from "./refusals";

const parse = (query: string) => parseListRequest(USER, new URLSearchParams(query));
const paging = (query: string) => parse(query).paging;

describe("RFC 7644 §3.4.2.4: paging", () => {
  test.each([
    ["C053: nothing asked", "", { startIndex: 1, count: 100 }],
    ["as asked", "startIndex=101&count=50", { startIndex: 101, count: 50 }],
    ["C055: before the first", "startIndex=0", { startIndex: 1, count: 100 }],
    ["C055: negative", "startIndex=-5", { startIndex: 1, count: 100 }],
    ["C056: the total alone", "count=0", { startIndex: 1, count: 0 }],
    ["C056: a negative count", "count=-1", { startIndex: 1, count: 0 }],
    ["C056: more than the most", "count=5000", { startIndex: 1, count: 1_000 }],
    ["C055: beyond every end", `startIndex=${"9".repeat(40)}`, { startIndex: 1e15, count: 100 }],
    ["C056: more than a number holds", `count=${"9".repeat(400)}`, { startIndex: 1, count: 1_000 }],
    ["C056: less than a number holds", `count=-${"9".repeat(400)}`, { startIndex: 1, count: 0 }],
    ["empty parameters", "startIndex=&count=", { startIndex: 1, count: 100 }],
  ])("%s", (_, query, expected) => {
    expect(paging(query)).toEqual(expected);
  });

  test.each(["startIndex=x", "count=1.5", "count=1e3", "count=0x10", "startIndex=9e99", "count=∞"])(
    "C056: %s is refused",
    (query) => {
      expect(refusalOf(() => paging(query))).toBe("invalidValue");
    },
  );
});

describe("RFC 7644 §3.4.2.3: sorting", () => {
  test.each([
    ["sortBy=userName", false],
    ["sortBy=userName&sortOrder=ascending", false],
    ["sortBy=userName&sortOrder=Descending", true],
  ])("%s", (query, descending) => {
    expect(parse(query).sort).toMatchObject({ attribute: { steps: [{ name: "userName" }] }, descending });
  });

  test("without sortBy there is no order to ask for", () => {
    expect(parse("sortOrder=descending").sort).toBeNull();
  });

  test.each(["sortBy=nosuch", "sortBy=password", "sortBy=name", "sortBy=userName&sortOrder=up"])(
    "%s is refused",
    (query) => {
      expect(refusalOf(() => parse(query))).toBe("invalidValue");
    },
  );
});

describe("the filter", () => {
  test("C015: a plus and %20 are spaces, %2B is a plus", () => {
    const value = (query: string) => parse(query).query;
    expect(value("filter=userName+eq%20%22a%2Bb%40c%22")).toMatchObject({ operator: "eq", value: "a+b@c" });
  });

  test("C018: unknown parameters are passed over", () => {
    expect(parse("aadOptscim062020&x=1")).toMatchObject({ query: null, sort: null });
  });

  test("C072: an empty filter is not the same as none", () => {
    expect(refusalOf(() => parse("filter="))).toBe("invalidFilter");
  });

  test("two filters are one too many", () => {
    expect(refusalOf(() => parse("filter=title pr&filter=active pr"))).toBe("invalidFilter");
  });
});
