import fc from "fast-check";
import { type Filter, parseFilter } from "../../../../gateway/scim/filter/filter";
import { ScimError } from "../../../../gateway/scim/wire/scim-error";
import { messageOf, refusalOf } from "../refusals";

/** The tree without positions, as short text: easier to read than nested objects. */
function show(filter: Filter): string {
  switch (filter.kind) {
    case "and":
    case "or":
      return `(${filter.operands.map(show).join(` ${filter.kind} `)})`;
    case "not":
      return `not ${show(filter.operand)}`;
    case "present":
      return `${filter.name.text} pr`;
    case "compare": {
      const { text, quoted } = filter.literal;
      return `${filter.name.text} ${filter.operator} ${quoted ? JSON.stringify(text) : text}`;
    }
    case "element":
      return `${filter.name.text}[${show(filter.where)}]${filter.tail ? `.${show(filter.tail)}` : ""}`;
  }
}

describe("RFC 7644 §3.4.2.2: filters", () => {
  const examples: [text: string, tree: string][] = [
    ['userName Eq "john"', 'userName eq "john"'],
    ['name.familyName co "O\'Malley"', 'name.familyName co "O\'Malley"'],
    ["title pr", "title pr"],
    ['meta.lastModified gt "2011-05-13T04:42:34Z"', 'meta.lastModified gt "2011-05-13T04:42:34Z"'],
    ['title pr and userType eq "Employee"', '(title pr and userType eq "Employee")'],
    [
      'userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")',
      '(userType eq "Employee" and (emails co "example.com" or emails.value co "example.org"))',
    ],
    [
      'userType ne "Employee" and not (emails co "example.com")',
      '(userType ne "Employee" and not emails co "example.com")',
    ],
    [
      'emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp"]',
      '(emails[(type eq "work" and value co "@example.com")] or ims[type eq "xmpp"])',
    ],
    ["active eq true", "active eq true"],
    [
      "urn:ietf:params:scim:schemas:core:2.0:User:userName pr",
      "urn:ietf:params:scim:schemas:core:2.0:User:userName pr",
    ],
    // C063: not binds tighter than and, and tighter than or; keywords without case.
    ["a pr OR b pr And c pr", "(a pr or (b pr and c pr))"],
    ["NOT (a pr) and b pr", "(not a pr and b pr)"],
    ["not(a pr or b pr) and c pr", "(not (a pr or b pr) and c pr)"],
    ["((a pr))", "a pr"],
    // C065: a value path and a comparison of its sub-attribute.
    ['emails[type eq "work"].value eq "x"', 'emails[type eq "work"].value eq "x"'],
    // Unquoted literals, as some clients send them.
    ["userName sw O", "userName sw O"],
    ["externalId eq jyoung", "externalId eq jyoung"],
    ["meta.created ge 2011-05-13T04:42:34Z", "meta.created ge 2011-05-13T04:42:34Z"],
    // An attribute may be called like a keyword.
    ['not eq "x"', 'not eq "x"'],
  ];

  test.each(examples)("%s", (text, tree) => {
    expect(show(parseFilter(text))).toBe(tree);
  });

  test("C071: string literals are JSON strings, escapes included", () => {
    expect(show(parseFilter('userName eq "a\\"b\\\\c\\u00e9 ( ] and"'))).toBe(
      'userName eq "a\\"b\\\\cé ( ] and"',
    );
  });

  test.each([
    ["", 1],
    ["   ", 4],
    ["not a valid !!! filter [[", 5],
    ["userName", 9],
    ["userName eq", 12],
    ['userName xx "y"', 10],
    ['userName eq "y', 13],
    ['userName eq "y" and', 20],
    ['userName eq "y" "z"', 17],
    ['userName eq "y")', 16],
    ['(userName eq "y"', 17],
    ['emails[type eq "work"', 22],
    ['emails[type eq "work"] eq "x"', 24],
    ["userName eq 'y'", 13],
    ['userName eq "\\x"', 13],
    ["userName eq (1)", 13],
    ["and", 4],
    ['or userName eq "y"', 4],
  ])("C072: %j is refused, naming position %i", (text, position) => {
    expect(refusalOf(() => parseFilter(text))).toBe("invalidFilter");
    expect(messageOf(() => parseFilter(text))).toContain(`position ${position}:`);
  });
});

describe("C074, SEC-16: filters that would exhaust the stack", () => {
  test.each([
    ["parentheses", (n: number) => "(".repeat(n)],
    ["negations", (n: number) => "not(".repeat(n)],
    ["brackets", (n: number) => "a[".repeat(n)],
  ])("nested %s are refused at once", (_, make) => {
    for (const depth of [51, 2_000, 100_000]) {
      const start = performance.now();
      expect(refusalOf(() => parseFilter(make(depth)))).toBe("invalidFilter");
      expect(performance.now() - start).toBeLessThan(50);
    }
  });

  test("50 levels are read, 51 are not", () => {
    const nested = (depth: number) => `${"(".repeat(depth)}title pr${")".repeat(depth)}`;
    expect(parseFilter(nested(50))).toMatchObject({ kind: "present" });
    expect(refusalOf(() => parseFilter(nested(51)))).toBe("invalidFilter");
  });

  test("10,000 characters are read, one more is not", () => {
    const long = (length: number) => `userName eq "${"x".repeat(length - 14)}"`;
    expect(parseFilter(long(10_000))).toMatchObject({ kind: "compare" });
    expect(refusalOf(() => parseFilter(long(10_001)))).toBe("invalidFilter");
  });
});

describe("any text at all", () => {
  const pieces = fc.constantFrom(
    "userName",
    "emails",
    "eq",
    "pr",
    "and",
    "or",
    "not",
    "(",
    ")",
    "[",
    "]",
    '"x"',
    '"',
    "\\",
    ".",
    ".value",
    " ",
    "true",
    "1e9",
    "urn:a:b",
    "__proto__",
    "\u0000",
    "é",
    "😀",
  );

  test("is either a filter or refused as invalidFilter", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces).map((parts) => parts.join(" ")),
      fc.array(pieces).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          parseFilter(text);
        } catch (error) {
          if (!(error instanceof ScimError) || error.scimType !== "invalidFilter") throw error;
        }
      }),
      { numRuns: 5_000 },
    );
  });

  test("a string literal means what JSON says it means", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (value) => {
        expect(parseFilter(`userName eq ${JSON.stringify(value)}`)).toMatchObject({
          literal: { text: value, quoted: true },
        });
      }),
    );
  });
});
