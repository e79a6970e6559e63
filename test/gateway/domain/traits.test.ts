import { deriveTraits, type JsonObject, traitPathFault } from "../../../gateway/domain/traits";

const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

const profile: JsonObject = {
  userName: "alice",
  title: "Engineer",
  active: true,
  name: { familyName: "Liddell", givenName: "Alice" },
  emails: [{ value: "alice@example.com", type: "work" }, { value: "a@home.example" }, { type: "other" }],
  roles: [{ value: "dev" }, { value: "dev" }],
  nickName: "",
  [ENTERPRISE]: { department: "Platform", manager: { value: "42", displayName: "Bob" } },
};

describe("traits derived from a profile", () => {
  test.each([
    ["title", ["Engineer"]],
    ["TITLE", ["Engineer"]],
    ["active", ["true"]],
    ["name.familyName", ["Liddell"]],
    ["emails", ["a@home.example", "alice@example.com"]],
    ["emails.value", ["a@home.example", "alice@example.com"]],
    ["emails.type", ["other", "work"]],
    ["roles", ["dev"]],
    [`${ENTERPRISE}:department`, ["Platform"]],
    [`${ENTERPRISE}:manager`, ["42"]],
    [`${ENTERPRISE}:manager.displayName`, ["Bob"]],
    ["urn:ietf:params:scim:schemas:core:2.0:User:title", ["Engineer"]],
  ])("%s gives %j", (path, values) => {
    expect(deriveTraits(profile, { trait: path })).toEqual({ trait: values });
  });

  test.each(["nickName", "missing", "name.middleName", "title.value", "__proto__", "constructor"])(
    "%s gives no trait",
    (path) => expect(deriveTraits(profile, { trait: path })).toEqual({}),
  );

  test("a changed profile gives changed traits: nothing is kept", () => {
    expect(deriveTraits({ title: "Manager" }, { role: "title" })).toEqual({ role: ["Manager"] });
    expect(deriveTraits({}, { role: "title" })).toEqual({});
  });
});

test.each(["", "a b", "a.b.c", ".a", "a.", "1a", "a[0]", "http://x:a", "urn:x:", 'emails[type eq "work"]'])(
  "%j is no attribute path",
  (path) => expect(traitPathFault(path)).toContain("is not an attribute path"),
);
