import { parseUserPatch, patchUser } from "../../../../gateway/scim/patch/patch";
import { USER } from "../../../../gateway/scim/schemas/resource-schema";
import { messageOf, refusalOf } from "../refusals";
import { before, changes, ENTERPRISE, HOME, PATCH_OP, patched, request, USER_URN, WORK } from "./patched";

describe("RFC 7644 §3.5.2.1: add", () => {
  test.each([
    [
      "C100: no path, any case, dotted and URN keys",
      { op: "add", value: { DISPLAYNAME: "A", "name.middleName": "M", [`${ENTERPRISE}:costCenter`]: "c" } },
      {
        displayName: "A",
        name: { familyName: "Lee", givenName: "Ann", middleName: "M" },
        [ENTERPRISE]: { costCenter: "c", department: "R&D", manager: { value: "m1" } },
      },
    ],
    [
      "C100: an extension as an object",
      { op: "add", value: { [ENTERPRISE]: { Division: "D" } } },
      { [ENTERPRISE]: { division: "D", department: "R&D", manager: { value: "m1" } } },
    ],
    [
      "C102: appends",
      { op: "add", path: "emails", value: [{ value: "o@x", type: "other" }] },
      { emails: [WORK, HOME, { value: "o@x", type: "other" }] },
    ],
    [
      "a single value for several",
      { op: "add", path: "emails", value: { value: "o@x" } },
      { emails: [WORK, HOME, { value: "o@x" }] },
    ],
    [
      "a single value for none",
      { op: "add", value: { phoneNumbers: { value: "1", type: "work" } } },
      { phoneNumbers: [{ value: "1", type: "work" }] },
    ],
    ["C102: an identical value adds nothing", { op: "add", path: "emails", value: [HOME] }, {}],
    [
      "C103: merges a complex value",
      { op: "add", path: "name", value: { familyName: "Ray" } },
      { name: { familyName: "Ray", givenName: "Ann" } },
    ],
    [
      "C116: a new primary unsets the old",
      { op: "add", path: "emails", value: [{ value: "o@x", primary: true }] },
      { emails: [{ ...WORK, primary: false }, HOME, { value: "o@x", primary: true }] },
    ],
    [
      "C116: by value path too",
      { op: "add", path: 'emails[type eq "home"].primary', value: true },
      {
        emails: [
          { ...WORK, primary: false },
          { ...HOME, primary: true },
        ],
      },
    ],
    [
      "a sub-attribute of all values",
      { op: "add", path: "emails.display", value: "E" },
      {
        emails: [
          { value: "w@x", display: "E", type: "work", primary: true },
          { value: "h@x", display: "E", type: "home" },
        ],
      },
    ],
  ])("%s", (_, operation, expected) => {
    expect(changes(operation)).toEqual(expected);
  });
});

describe("RFC 7644 §3.5.2.2: remove", () => {
  test.each([
    ["C108: a singular", { op: "remove", path: "title" }, { title: undefined }],
    ["C108: a sub-attribute", { op: "remove", path: "name.familyName" }, { name: { givenName: "Ann" } }],
    ["C108: a value path", { op: "remove", path: 'emails[type eq "work"]' }, { emails: [HOME] }],
    [
      "C108: a sub-attribute of a value path",
      { op: "remove", path: 'emails[type eq "work"].primary' },
      { emails: [{ value: "w@x", type: "work" }, HOME] },
    ],
    ["C108: a whole multi-valued", { op: "remove", path: "emails" }, { emails: undefined }],
    [
      "C113: the last value drops the attribute",
      { op: "remove", path: "emails[value pr]" },
      { emails: undefined },
    ],
    ["a value path that chooses nothing", { op: "remove", path: 'emails[type eq "fax"]' }, {}],
    ["what is not there", { op: "remove", path: "nickName" }, {}],
    [
      "C111: only the values that are named",
      { op: "remove", path: "emails", value: [{ value: "h@x" }] },
      { emails: [WORK] },
    ],
    ["an empty list names no value", { op: "remove", path: "emails", value: [] }, {}],
    ["an extension", { op: "remove", path: ENTERPRISE }, { schemas: [USER_URN], [ENTERPRISE]: undefined }],
    [
      "the last of an extension drops it, and its URI",
      { op: "remove", path: `${ENTERPRISE}:department` },
      { [ENTERPRISE]: { manager: { value: "m1" } } },
    ],
  ])("%s", (_, operation, expected) => {
    expect(changes(operation)).toEqual(expected);
  });

  test("C110: a required attribute cannot be removed", () => {
    expect(refusalOf(() => patched({ op: "remove", path: "userName" }))).toBe("invalidValue");
  });

  test("active is never absent: removing it leaves it as it was", () => {
    expect(changes({ op: "remove", path: "active" })).toEqual({});
    const inactive = { ...before, active: false };
    const patch = parseUserPatch(request([{ op: "remove", path: "active" }]));
    expect(patchUser(USER, "id1", inactive, patch).active).toBe(false);
  });
});

describe("RFC 7644 §3.5.2.3: replace", () => {
  test.each([
    ["a singular", { op: "replace", path: "title", value: "Prof" }, { title: "Prof" }],
    [
      "C103: the others of a complex value stay",
      { op: "replace", path: "name", value: { givenName: "Bea" } },
      { name: { familyName: "Lee", givenName: "Bea" } },
    ],
    [
      "C104: the whole list",
      { op: "replace", path: "emails", value: [{ value: "n@x" }] },
      { emails: [{ value: "n@x" }] },
    ],
    [
      "a single value for the whole list",
      { op: "replace", path: "emails", value: { value: "n@x" } },
      { emails: [{ value: "n@x" }] },
    ],
    ["C104: [] empties", { op: "replace", path: "emails", value: [] }, { emails: undefined }],
    [
      "a chosen value keeps what is not named",
      { op: "replace", path: 'emails[type eq "work"]', value: { value: "n@x" } },
      { emails: [{ value: "n@x", type: "work", primary: true }, HOME] },
    ],
    ['C114: "" clears', { op: "replace", path: "title", value: "" }, { title: undefined }],
    [
      "C114: null clears",
      { op: "replace", path: "name.familyName", value: null },
      { name: { givenName: "Ann" } },
    ],
    [
      "C114: a value path's value, and with it the value itself",
      { op: "replace", path: 'emails[type eq "work"].value', value: "" },
      { emails: [HOME] },
    ],
    ["C114: what is not there", { op: "replace", path: 'emails[type eq "fax"].value', value: "" }, {}],
    ["userName", { op: "replace", path: "userName", value: "Bea" }, { userName: "Bea" }],
    [
      "equal values change nothing",
      { op: "replace", value: { title: "Dr", emails: [HOME, WORK].reverse() } },
      {},
    ],
  ])("%s", (_, operation, expected) => {
    expect(changes(operation)).toEqual(expected);
  });
});

describe("the whole", () => {
  test("C099: operations see what the ones before did", () => {
    const operations = [
      { op: "remove", path: "title" },
      { op: "add", path: "title", value: "A" },
      { op: "replace", path: "title", value: "B" },
    ];
    expect(changes(...operations)).toEqual({ title: "B" });
  });

  test("C098: when one operation is refused, the document is as it was", () => {
    const text = JSON.stringify(before);
    expect(
      refusalOf(() =>
        patched({ op: "replace", path: "title", value: "X" }, { op: "add", path: "nosuch", value: 1 }),
      ),
    ).toBe("invalidPath");
    expect(JSON.stringify(before)).toBe(text);
  });

  test("C122: the same PATCH twice is one", () => {
    const patch = parseUserPatch(
      request([
        { op: "add", path: "emails", value: [{ value: "o@x", primary: true }] },
        { op: "remove", path: 'emails[type eq "home"]' },
        { op: "Replace", path: 'phoneNumbers[type eq "work"].value', value: "1" },
      ]),
    );
    const once = patchUser(USER, "id1", before, patch).profile;
    expect(JSON.stringify(patchUser(USER, "id1", once, patch).profile)).toBe(JSON.stringify(once));
  });
});

describe("what is refused", () => {
  test.each([
    ["C109: a removal without a path", { op: "remove" }, "noTarget"],
    [
      "C106: a value path from which nothing can be made",
      { op: "replace", path: 'emails[value co "zz"].type', value: "x" },
      "noTarget",
    ],
    ["C117: id", { op: "replace", path: "id", value: "x" }, "mutability"],
    ["C117: meta", { op: "replace", path: "meta.created", value: "x" }, "mutability"],
    ["C117: groups", { op: "add", path: "groups", value: [{ value: "g" }] }, "mutability"],
    ["groups through a value path", { op: "remove", path: 'groups[value eq "g"]' }, "mutability"],
    ["schemas", { op: "add", path: "schemas", value: ["x"] }, "mutability"],
    [
      "a read-only sub-attribute",
      { op: "add", path: `${ENTERPRISE}:manager.displayName`, value: "x" },
      "mutability",
    ],
    ["C101: another id", { op: "replace", value: { id: "other" } }, "mutability"],
    ["SEC-19: another id, in capitals", { op: "replace", value: { ID: "other" } }, "mutability"],
    [
      "SEC-19: another id, with its URN",
      { op: "replace", value: { [`${USER_URN}:id`]: "other" } },
      "mutability",
    ],
    ["C118: an unknown path", { op: "replace", path: "nosuch", value: "x" }, "invalidPath"],
    ["an unknown key", { op: "replace", value: { nosuch: "x" } }, "invalidPath"],
    ["SEC-18: a hostile key", { op: "add", value: { "__proto__.x": 1 } }, "invalidPath"],
    ["SEC-18: an inherited name", { op: "add", value: { constructor: 1 } }, "invalidPath"],
    ["C042: a wrong type", { op: "replace", path: "title", value: 5 }, "invalidValue"],
    ["a value that is no boolean", { op: "replace", path: "active", value: "maybe" }, "invalidValue"],
    ["text where several objects belong", { op: "replace", path: "addresses", value: "x" }, "invalidValue"],
    ["userName cleared", { op: "replace", path: "userName", value: "" }, "invalidValue"],
    ["the resource as a whole", { op: "remove", path: USER_URN }, "invalidValue"],
    ["C110: id removed", { op: "remove", path: "id" }, "mutability"],
    ["C110: meta removed", { op: "remove", path: "meta" }, "mutability"],
    ["C110: groups removed", { op: "remove", path: "groups" }, "mutability"],
    [
      "C110: a read-only sub-attribute removed",
      { op: "remove", path: `${ENTERPRISE}:manager.displayName` },
      "mutability",
    ],
    ["C097: an unknown op", { op: "move", path: "title", value: "x" }, "invalidSyntax"],
    ["no op", { path: "title", value: "x" }, "invalidSyntax"],
    ["a path that is no text", { op: "add", path: 5, value: "x" }, "invalidSyntax"],
    ["no value", { op: "add", path: "title" }, "invalidSyntax"],
    ["neither path nor object", { op: "add", value: "x" }, "invalidSyntax"],
    ["active and not", { op: "replace", value: { active: false, Active: true } }, "invalidValue"],
    [
      "active and not, once with its URN",
      { op: "replace", value: { active: false, [`${USER_URN}:active`]: true } },
      "invalidValue",
    ],
    [
      "active and not, once below its URN",
      { op: "replace", value: { active: false, [USER_URN]: { active: true } } },
      "invalidValue",
    ],
    ["a part twice", { op: "add", path: "name", value: { givenName: "A", GivenName: "B" } }, "invalidValue"],
    ["a value twice", { op: "replace", path: "active", Value: true, VALUE: false }, "invalidSyntax"],
  ])("%s", (_, operation, scimType) => {
    expect(refusalOf(() => patched(operation))).toBe(scimType);
  });

  test.each([
    ["null", null],
    ["an array", []],
    ["no schemas", { Operations: [{ op: "remove", path: "title" }] }],
    ["another message", { schemas: [USER_URN], Operations: [{ op: "remove", path: "title" }] }],
    ["no Operations", { schemas: [PATCH_OP] }],
    ["empty Operations", request([])],
    ["Operations that are no array", request({ op: "remove", path: "title" })],
    ["an operation that is no object", request(["x"])],
    ["too many operations", request(new Array(201).fill({ op: "remove", path: "title" }))],
  ])("C096: %s", (_, body) => {
    expect(refusalOf(() => parseUserPatch(body))).toBe("invalidSyntax");
  });

  test("C096: Operations and its members are named in any case", () => {
    const patch = parseUserPatch({
      SCHEMAS: [PATCH_OP],
      operations: [{ OP: "Add", PATH: "title", VALUE: "T" }],
    });
    expect(patchUser(USER, "id1", before, patch).profile.title).toBe("T");
  });

  test("more than a user can hold is too large", () => {
    const operations = [{ op: "add", path: "title", value: "x".repeat(270_000) }];
    expect(() => parseUserPatch(request(operations))).toThrow(expect.objectContaining({ status: 413 }));
  });

  test("the refusal of a removal says which operation it is", () => {
    expect(
      messageOf(() => parseUserPatch(request([{ op: "add", path: "title", value: "x" }, { op: "remove" }]))),
    ).toBe('Operations[1] must say in "path" what to remove.');
  });
});
