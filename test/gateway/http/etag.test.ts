import { ifNoneMatch, parseTags, preconditionOf, weakEtag } from "../../../gateway/http/etag";

test("a version becomes a weak tag (RFC 7643 §3.1)", () => {
  expect(weakEtag(7)).toBe('W/"7"');
});

test.each([
  ['W/"7"', ["7"]],
  ['"7"', ["7"]],
  ['W/"6", "7" ,W/"8"', ["6", "7", "8"]],
  ['"a,b"', ["a,b"]],
  ["7", []],
  ['W/"7', []],
  ['"7" "8"', []],
  ["", []],
])("RFC 9110 §8.8.3: %s names %j", (header, tags) => {
  expect([...(parseTags(header) ?? [])]).toEqual(tags);
});

test("RFC 9110 §13.1.1: If-Match lets through without a condition, with *, and with the current version", () => {
  expect([undefined, "*", 'W/"7"', '"6", "7"'].map((header) => preconditionOf(header)?.(7) ?? true)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test("If-Match stops what names another version or cannot be read", () => {
  expect(['W/"6"', "7", "garbage"].map((header) => preconditionOf(header)?.(7) ?? true)).toEqual([
    false,
    false,
    false,
  ]);
});

test("RFC 9110 §13.1.2: If-None-Match holds for the current version and *, and for nothing else", () => {
  expect(['W/"7"', "*", 'W/"6"', undefined].map((header) => ifNoneMatch(header, 7))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("what stands behind a dot in a tag matters to readers only", () => {
  expect(preconditionOf('W/"7.abc"')?.(7)).toBe(true);
  expect(preconditionOf('W/"8.abc"')?.(7)).toBe(false);
  expect(ifNoneMatch('W/"7.abc"', "7.abd")).toBe(false);
});
