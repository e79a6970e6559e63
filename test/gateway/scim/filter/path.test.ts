import fc from "fast-check";
import { parsePath } from "../../../../gateway/scim/filter/path";
import { GROUP, USER } from "../../../../gateway/scim/schemas/resource-schema";
import { ScimError } from "../../../../gateway/scim/wire/scim-error";
import { refusalOf } from "../refusals";

const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

function show(text: string): string {
  const { extension, attribute, where, subAttribute } = parsePath(USER, text);
  return [extension?.id.split(":").at(-3), attribute?.name, where && `[${where.kind}]`, subAttribute?.name]
    .filter((part) => part !== undefined)
    .join(" ");
}

describe("RFC 7644 §3.5.2: paths of PATCH operations", () => {
  test.each([
    ["userName", "userName"],
    ["USERNAME", "userName"],
    [" displayName ", "displayName"],
    ["name.familyName", "name familyName"],
    ["emails", "emails"],
    ["emails.value", "emails value"],
    ['emails[type eq "work"]', "emails [compare]"],
    ['emails[type eq "work"].value', "emails [compare] value"],
    ['emails[type eq "work" and primary eq "True"].Display', "emails [and] display"],
    ['emails[value eq "a]b"].type', "emails [compare] type"],
    ["urn:ietf:params:scim:schemas:core:2.0:User:name.givenName", "name givenName"],
    ['urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq "work"].value', "emails [compare] value"],
    [`${ENTERPRISE}:department`, "enterprise department"],
    [`${ENTERPRISE}:manager`, "enterprise manager"],
    [`${ENTERPRISE}:manager.value`, "enterprise manager value"],
    [ENTERPRISE, "enterprise"],
    // RFC 7644 §3.10: a URN should stand before an extension's attribute; where one extension alone defines it, none is needed.
    ["department", "enterprise department"],
    ["manager.value", "enterprise manager value"],
  ])("%s", (text, expected) => {
    expect(show(text)).toBe(expected);
  });

  // C118; SEC-18: only names that a schema defines, never inherited ones.
  test.each([
    "",
    ".",
    "nosuch",
    "userName.x",
    "name.nosuch",
    "name.familyName.x",
    "name..familyName",
    'userName[type eq "x"]',
    'name[familyName eq "x"]',
    'emails[type eq "work"].nosuch',
    'emails[type eq "work"]value',
    'emails[type eq "work"].value.x',
    'emails.value[type eq "work"]',
    'emails[type eq "work"',
    "emails]",
    '[type eq "work"]',
    "urn:example:unknown:attribute",
    `${ENTERPRISE}:nosuch`,
    "urn:ietf:params:scim:schemas:core:2.0:Group:displayName",
    "members",
    "__proto__",
    "__proto__.x",
    "constructor",
    "constructor.prototype",
    "toString",
    "valueOf.x",
    "hasOwnProperty",
    'a[__proto__ eq "x"].y',
    "name.__proto__",
    'emails[type eq "work"].__proto__',
    `${ENTERPRISE}:__proto__`,
  ])("%j is refused as invalidPath", (text) => {
    expect(refusalOf(() => parsePath(USER, text))).toBe("invalidPath");
  });

  test.each(["emails[]", "emails[type]", 'emails[nosuch eq "x"]', 'emails[__proto__ eq "x"]', "emails[((]"])(
    "%j is refused as invalidFilter",
    (text) => {
      expect(refusalOf(() => parsePath(USER, text))).toBe("invalidFilter");
    },
  );

  test("any text is a path or refused", () => {
    const pieces = fc.constantFrom(
      "emails",
      "[",
      "]",
      ".",
      "value",
      'type eq "x"',
      "urn:",
      `${ENTERPRISE}:`,
      "members",
      "__proto__",
      " ",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(USER, GROUP), (text, schema) => {
        try {
          parsePath(schema, text);
        } catch (error) {
          if (!(error instanceof ScimError) || error.status !== 400) throw error;
        }
      }),
      { numRuns: 5_000 },
    );
  });
});
