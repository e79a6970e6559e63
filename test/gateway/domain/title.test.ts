import fc from "fast-check";
import {
  canonicalTitle,
  canonicalUserName,
  normalizeTitle,
  titleFault,
  userNameFault,
} from "../../../gateway/domain/title";

const isSame = (a: string, b: string) => normalizeTitle(a) === normalizeTitle(b);
const isNear = (a: string, b: string) => canonicalTitle(a) === canonicalTitle(b);

describe("SEC-13: titles that a person takes for one another", () => {
  test.each([
    ["Admins", "Admins", true, true],
    ["Admins", " Admins\t", true, true],
    ["Café", "Cafe\u0301", true, true],
    ["Admins", "admins", false, true],
    ["Admins", "ADMINS", false, true],
    ["Admins", "Ad\uff4dins", false, true],
    ["Straße", "STRASSE", false, true],
    ["ﬁnance", "Finance", false, true],
    ["ΟΔΟΣ", "οδος", false, true],
    ["ΟΔΟΣ", "οδοσ", false, true],
    ["Admins", "Admin", false, false],
    ["a b", "a  b", false, false],
    // A Cyrillic letter that only looks like the Latin one: not detected, and the docs say so.
    ["Admins", "\u0410dmins", false, false],
  ])("%j and %j: the same %s, near %s", (a, b, same, near) => {
    expect([isSame(a, b), isNear(a, b)]).toEqual([same, near]);
  });

  test.each([
    ["", "must not be empty"],
    [" \t ", "must not be empty"],
    ["Admins\u200b", "zero-width"],
    ["Ad\u202emins", "bidirectional"],
    ["Ad\u0000mins", "control"],
    ["Ad\nmins", "control"],
    ["Ad\u2028mins", "control"],
    ["x".repeat(257), "at most 256"],
  ])("%j is refused: %s", (title, reason) => {
    expect(titleFault(title)).toContain(reason);
  });

  test.each(["Admins", "x".repeat(256), "Zürich / Ops (EMEA) – 24×7", "管理者", "🔑 Keys"])(
    "%j is a title",
    (title) => expect(titleFault(title)).toBeUndefined(),
  );
});

test.each(["ann ", " ann", "ann\u00a0", "an\u200bn", "ann\u202e", ""])(
  "%j is no user name: it would be taken for ann",
  (userName) => expect(userNameFault(userName)).toContain("must not"),
);

test("a user name may hold spaces within", () => {
  expect(userNameFault("Ann Lee")).toBeUndefined();
});

describe("canonical forms", () => {
  const anyTitle = fc.string({ unit: "grapheme", maxLength: 40 });

  test("making them twice changes nothing", () => {
    fc.assert(
      fc.property(anyTitle, (title) => {
        expect(normalizeTitle(normalizeTitle(title))).toBe(normalizeTitle(title));
        expect(canonicalTitle(canonicalTitle(title))).toBe(canonicalTitle(title));
        expect(canonicalUserName(canonicalUserName(title))).toBe(canonicalUserName(title));
      }),
    );
  });

  test("titles that are the same are never told apart by their key", () => {
    fc.assert(
      fc.property(anyTitle, (title) => {
        expect(canonicalTitle(normalizeTitle(title))).toBe(canonicalTitle(title));
        expect(canonicalTitle(title.normalize("NFD"))).toBe(canonicalTitle(title.normalize("NFC")));
      }),
    );
  });

  test("RFC 7643 §4.1.1: user names compare without case, and full-width letters stay letters of their own", () => {
    expect(canonicalUserName("Alice@Example.COM")).toBe(canonicalUserName("alice@example.com"));
    expect(canonicalUserName("Ａlice")).not.toBe(canonicalUserName("Alice"));
  });
});
