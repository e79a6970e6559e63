import type { Query } from "../../../../gateway/domain/query";
import { parseQuery, parseSortAttribute } from "../../../../gateway/scim/filter/query";
import { GROUP, USER } from "../../../../gateway/scim/schemas/resource-schema";
import { messageOf, refusalOf } from "../refusals";

const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/** A query as short text; multi-valued steps carry an asterisk. */
function show(query: Query): string {
  switch (query.kind) {
    case "and":
    case "or":
      return `(${query.operands.map(show).join(` ${query.kind} `)})`;
    case "not":
      return `not ${show(query.operand)}`;
    case "present":
      return `${path(query)} pr`;
    case "compare":
      return `${path(query)} ${query.operator} ${JSON.stringify(query.value)}`;
    case "element":
      return `${path(query)}[${show(query.where)}]`;
  }
}

function path({ attribute }: { attribute: { steps: readonly { name: string; multiValued: boolean }[] } }) {
  return attribute.steps.map(({ name, multiValued }) => `${name}${multiValued ? "*" : ""}`).join("/");
}

describe("filters of users, resolved", () => {
  test.each([
    // C017, C060: names and operators without case.
    ['USERNAME EQ "Ann"', 'userName eq "Ann"'],
    ["name.FamilyName eq Employee", 'name/familyName eq "Employee"'],
    // C064: the value stands for a complex attribute.
    ['emails eq "a@b"', 'emails*/value eq "a@b"'],
    ['emails.value co "@b"', 'emails*/value co "@b"'],
    ['emails[type eq "work" and value co "@x"]', 'emails*[(type eq "work" and value co "@x")]'],
    // C065
    ['emails[type eq "work"].value eq "x"', 'emails*[(type eq "work" and value eq "x")]'],
    ['emails[type eq "work"].value pr', 'emails*[(type eq "work" and value pr)]'],
    // C066: URN-qualified names, core and extension.
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "x"', 'userName eq "x"'],
    [`${ENTERPRISE}:department eq "d"`, `${ENTERPRISE}/department eq "d"`],
    [`${ENTERPRISE.toUpperCase()}:MANAGER.value eq "m"`, `${ENTERPRISE}/manager/value eq "m"`],
    // C070
    [`${ENTERPRISE}:manager eq "m"`, `${ENTERPRISE}/manager/value eq "m"`],
    ['groups.value eq "g"', 'groups*/value eq "g"'],
    // C068: instants, whatever their offset.
    ['meta.lastModified gt "2011-05-13T04:42:34Z"', "meta/lastModified gt 1305261754000"],
    ['meta.lastModified gt "2011-05-13T06:42:34.000+02:00"', "meta/lastModified gt 1305261754000"],
    ["meta.created ge 2011-05-13", "meta/created ge 1305244800000"],
    // C069: quoted booleans.
    ["active eq true", "active eq true"],
    ['active eq "True"', "active eq true"],
    ['emails[primary eq "False"]', "emails*[primary eq false]"],
    // RFC 7643 §2.5: null is the same as unassigned.
    ["title eq null", "not title pr"],
    ["title ne null", "title pr"],
    ['title eq "null"', 'title eq "null"'],
    ["emails pr", "emails* pr"],
    ["name pr", "name pr"],
    ['id eq "1"', 'id eq "1"'],
    ['not (userName sw "a") or title pr', '(not userName sw "a" or title pr)'],
  ])("%s", (filter, expected) => {
    expect(show(parseQuery(USER, filter))).toBe(expected);
  });

  test("C028, C061: what compares with case", () => {
    const exact = (filter: string) => {
      const query = parseQuery(USER, filter);
      return query.kind === "compare" && query.attribute.caseExact;
    };
    expect(exact('externalId eq "x"')).toBe(true);
    expect(exact('id eq "x"')).toBe(true);
    expect(exact('userName eq "x"')).toBe(false);
    expect(exact('emails.value eq "x"')).toBe(false);
    expect(exact(`${ENTERPRISE}:manager.value eq "x"`)).toBe(true);
  });

  test.each([
    // C073: an attribute that does not exist is never passed over.
    'userNam eq "x"',
    "nosuch pr",
    'name.nosuch eq "x"',
    'emails[nosuch eq "x"]',
    'emails.value.x eq "x"',
    'userName.x eq "x"',
    'urn:example:unknown:userName eq "x"',
    'userName eq "x" or 1 eq 1',
    '__proto__ eq "x"',
    'constructor.prototype eq "x"',
    'name.__proto__ eq "x"',
    // C062: order makes no sense for a boolean, nor parts of anything but text.
    "active gt true",
    'active co "t"',
    "active eq yes",
    'meta.created co "2011"',
    'meta.created gt "yesterday"',
    "userName gt null",
    // A complex value without `value` cannot be compared as a whole.
    'name eq "x"',
    'addresses eq "x"',
    'meta eq "x"',
    // Brackets choose among several values.
    'name[familyName eq "x"]',
    'userName[value eq "x"]',
    'emails.value[type eq "x"]',
    // C039: no oracle for what is never returned.
    "password pr",
    'password eq "x"',
    // Made for each answer: nobody would be found.
    'meta.version eq "W/\\"1\\""',
    'meta.location co "Users"',
    "meta.location pr",
    'groups.$ref ew "1"',
    'groups[$ref eq "https://x/Groups/1"]',
  ])("%s is refused", (filter) => {
    expect(refusalOf(() => parseQuery(USER, filter))).toBe("invalidFilter");
  });

  test.each(['members.$ref eq "https://x/Users/1"', "members[$ref pr]", 'META.Version ne "x"'])(
    "of a group, %s is refused, and the refusal says what to use instead",
    (filter) => {
      expect(refusalOf(() => parseQuery(GROUP, filter))).toBe("invalidFilter");
      expect(messageOf(() => parseQuery(GROUP, filter))).toMatch(/cannot be used in a filter; use an id/);
    },
  );

  test("meta is there in every resource", () => {
    for (const schema of [USER, GROUP]) expect(show(parseQuery(schema, "meta pr"))).toBe("()");
  });

  test("the refusal names the attribute and where it stands", () => {
    expect(messageOf(() => parseQuery(USER, 'userName pr and nosuch eq "x"'))).toMatch(/position 17.*nosuch/);
  });
});

describe("filters of groups, resolved", () => {
  test.each([
    ['displayName eq "Ops"', 'displayName eq "Ops"'],
    ['members eq "u"', 'members*/value eq "u"'],
    ['id eq "g" and members eq "u"', '(id eq "g" and members*/value eq "u")'],
    ['members[value eq "u"]', 'members*[value eq "u"]'],
    ['externalId eq "e"', 'externalId eq "e"'],
  ])("%s", (filter, expected) => {
    expect(show(parseQuery(GROUP, filter))).toBe(expected);
  });

  test("attributes of users are not attributes of groups", () => {
    expect(refusalOf(() => parseQuery(GROUP, 'userName eq "x"'))).toBe("invalidFilter");
  });
});

describe("C081: what lists can be sorted by", () => {
  const steps = (name: string) =>
    parseSortAttribute(USER, name)
      ?.steps.map((step) => step.name)
      .join("/");

  test.each([
    ["username", "userName"],
    ["name.familyName", "name/familyName"],
    ["emails", "emails/value"],
    ["meta.lastModified", "meta/lastModified"],
    [`${ENTERPRISE}:department`, `${ENTERPRISE}/department`],
    ["department", `${ENTERPRISE}/department`],
  ])("%s", (name, expected) => {
    expect(steps(name)).toBe(expected);
  });

  test.each([
    "nosuch",
    "name",
    "password",
    "__proto__",
    ENTERPRISE,
    "",
    "meta",
    "meta.version",
    "meta.location",
    "groups.$ref",
  ])("not %j", (name) => {
    expect(steps(name)).toBeUndefined();
  });
});
