/** C145: what is shown of a request holds no filter literal, secret or personal value in clear. */
import fc from "fast-check";
import { HIDDEN, Mask } from "../../../../gateway/scim/record/mask";
import { maskPath } from "../../../../gateway/scim/record/mask-text";

const ID = "2819c223-7f76-453a-919d-413861904646";
const filterOf = (filter: string) => new Mask(false).filter(filter);
const bodyOf = (body: unknown, group = false) => new Mask(group).body(body);
const pathOf = (path: string) => maskPath(path, () => HIDDEN);

describe("a filter", () => {
  test.each([
    ['userName eq "alice@example.com"', 'userName eq "***"'],
    [
      'emails[type eq "work" and value co "@x"].value sw "a"',
      'emails[type eq "***" and value co "***"].value sw "***"',
    ],
    ["externalId eq jyoung", "externalId eq ***"],
    ["age gt 41 and active eq true", "age gt *** and active eq true"],
    ['not (userName pr) or title eq ""', 'not (userName pr) or title eq "***"'],
    [`id eq "${ID}"`, `id eq "${ID}"`],
    [`members.value eq "${ID}"`, `members.value eq "${ID}"`],
    [`externalId eq "${ID}"`, 'externalId eq "***"'],
    [
      'urn:ietf:params:scim:schemas:core:2.0:User:userName eq "a"',
      'urn:ietf:params:scim:schemas:core:2.0:User:userName eq "***"',
    ],
  ])("%s is shown as %s", (filter, shown) => expect(filterOf(filter)).toBe(shown));

  test.each([
    ['userName eq "al\\"ice" and', 'userName eq "***" and'],
    ['userName eq "alice', 'userName eq "***"'],
    ["alice smith", "*** ***"],
    ["userName = alice", "*** *** ***"],
    ["not a valid !!! filter [[", "not *** *** *** filter [["],
  ])("malformed, %s is shown as %s", (filter, shown) => expect(filterOf(filter)).toBe(shown));

  test("is cut where it is long", () => {
    expect(filterOf(`userName eq "${"x".repeat(5_000)}"`).length).toBeLessThan(1_100);
  });
});

describe("a path", () => {
  test.each([
    [`/scim/v2/Users/${ID}`, `/scim/v2/Users/${ID}`],
    ["/scim/okta/v2/Users/alice@example.com", "/scim/okta/v2/Users/***"],
    [
      "/scim/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:User",
      "/scim/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:User",
    ],
    ["/scim/v2/Users/.search", "/scim/v2/Users/.search"],
    ["/scim/v2/v2/Users", "/scim/v2/v2/Users"],
    ["/scim/v2/alice%40example.com", "/scim/v2/***"],
    ["/scim/v2", "/scim/v2"],
    ["/scim/v2/", "/scim/v2/"],
  ])("%s is shown as %s", (path, shown) => expect(pathOf(path)).toBe(shown));
});

describe("a body", () => {
  test("of a User keeps the names of attributes and hides what they hold", () => {
    const sent = {
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
      userName: "alice@example.com",
      displayName: "Alice",
      password: "hunter2",
      active: true,
      age: 41,
      name: { givenName: "Alice", familyName: null },
      emails: [{ type: "work", primary: "True", value: "alice@example.com" }],
      id: ID,
    };
    expect(bodyOf(sent)).toEqual({
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
      userName: "***",
      displayName: "***",
      password: "***",
      active: true,
      age: "***",
      name: { givenName: "***", familyName: null },
      emails: [{ type: "work", primary: "True", value: "***" }],
      id: ID,
    });
  });

  test("of a Group keeps the title of the access list and the members' ids, and hides their names", () => {
    const sent = {
      displayName: "Requesters",
      members: [{ value: ID, display: "Alice" }, { value: "alice" }],
    };
    expect(bodyOf(sent, true)).toEqual({
      displayName: "Requesters",
      members: [{ value: ID, display: "***" }, { value: "***" }],
    });
  });

  test("of a PatchOp keeps operations and paths, and knows by the path what a value is", () => {
    const sent = {
      Operations: [
        { op: "Add", path: "members", value: [{ $ref: null, value: ID }] },
        { op: "remove", path: `members[value eq "${ID}"]` },
        { op: "replace", path: "password", value: ID },
        { op: "Replace", path: 'emails[type eq "work"].value', value: "alice@example.com" },
        { op: "replace", path: "displayName", value: "Alice" },
        { op: "Replace", path: "active", value: "False" },
        { op: "replace", value: { "name.givenName": "Alice", 'emails[type eq "work"].value': "a@x" } },
      ],
    };
    expect(bodyOf(sent)).toEqual({
      Operations: [
        { op: "Add", path: "members", value: [{ $ref: null, value: ID }] },
        { op: "remove", path: `members[value eq "${ID}"]` },
        { op: "replace", path: "password", value: "***" },
        { op: "Replace", path: 'emails[type eq "***"].value', value: "***" },
        { op: "replace", path: "displayName", value: "***" },
        { op: "Replace", path: "active", value: "False" },
        { op: "replace", value: { "name.givenName": "***", 'emails[type eq "***"].value': "***" } },
      ],
    });
  });

  test("hides a name that is none", () => {
    expect(bodyOf({ "alice@example.com": 1 })).toEqual({ "***": "***" });
  });

  test("is cut where it is large", () => {
    const members = Array.from({ length: 5_000 }, () => ({ value: ID }));
    const shown = bodyOf({ members }) as { members: unknown[] };
    expect(shown.members).toHaveLength(11);
    expect(shown.members[10]).toBe("and 4990 more");
  });

  test("shows no text of eight letters or more but under a name that is known to be harmless", () => {
    const secret = fc.stringMatching(/^[a-z0-9 ]{8,20}@[a-z]{3}$/);
    const names = fc.constantFrom(
      "schemas",
      "op",
      "path",
      "value",
      "members",
      "type",
      "id",
      "filter",
      "displayName",
      "x",
    );
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        secret,
        fc.dictionary(names, tie("value")),
        fc.array(tie("value")),
      ),
    })).value;
    fc.assert(
      fc.property(json, fc.boolean(), (body, group) => {
        const shown = JSON.stringify(bodyOf(body, group));
        const texts = JSON.stringify(body).match(/[a-z0-9 ]{8,20}@[a-z]{3}/g) ?? [];
        // The title of an access list is shown, whatever it is.
        return group || texts.every((text) => !shown.includes(text));
      }),
    );
  });
});

describe("the detail of an error", () => {
  test("does not repeat what the body or the filter hides", () => {
    const mask = new Mask(false);
    mask.body({ userName: "alice", members: [{ value: "bob" }] });
    mask.filter('title eq "Dr"');
    expect(mask.detail('alice, bob and "Dr" exist; malice does not; mail carol@example.com')).toBe(
      '***, *** and "***" exist; malice does not; mail ***',
    );
  });

  test("keeps a limit that a value reads like, and hides the value elsewhere", () => {
    const mask = new Mask(false);
    mask.body({ userName: "1000" });
    expect(mask.detail("A PatchOp may hold at most 1000 operations. 1000 is taken.")).toBe(
      "A PatchOp may hold at most 1000 operations. *** is taken.",
    );
  });

  test("keeps the title of a group, also where the body is too large to be looked at whole", () => {
    const mask = new Mask(true);
    mask.body({
      displayName: "Finance",
      members: Array.from({ length: 20_000 }, (_, i) => ({ value: `user ${i}` })),
    });
    expect(mask.detail('no list has the title "Finance"; "user 19999" is not known')).toBe(
      'no list has the title "Finance"; "***" is not known',
    );
  });
});

test("names that every object has are names like any other", () => {
  const body = JSON.parse('{"constructor":"a","toString":"b","__proto__":"c","hasOwnProperty":["d"]}');
  expect(Object.entries(bodyOf(body) as object).map(([name, shown]) => [name, String(shown)])).toEqual([
    ["constructor", HIDDEN],
    ["toString", HIDDEN],
    ["__proto__", HIDDEN],
    ["hasOwnProperty", HIDDEN],
  ]);
});
