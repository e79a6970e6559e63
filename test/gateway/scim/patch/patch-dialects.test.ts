/** What large clients send that the RFC does not foresee (RFC 7644 §3.5.2). */
import { after, changes, ENTERPRISE, HOME, patched, USER_URN, WORK } from "./patched";

describe("the dialects of clients", () => {
  test.each([
    ["C097: capitalised operations", { Op: "Replace", Path: "title", Value: "T" }, { title: "T" }],
    ["C041: quoted booleans", { op: "Replace", path: "active", value: "False" }, { active: false }],
    [
      "C105: add makes the value",
      { op: "Add", path: 'phoneNumbers[type eq "mobile"].value', value: "1" },
      { phoneNumbers: [{ value: "1", type: "mobile" }] },
    ],
    [
      "C105: replace makes it too",
      { op: "Replace", path: 'emails[type eq "other"].value', value: "o@x" },
      { emails: [WORK, HOME, { value: "o@x", type: "other" }] },
    ],
    [
      "C107: a quoted boolean in the filter",
      { op: "Add", path: 'roles[primary eq "True"].value', value: "r" },
      { roles: [{ value: "r", primary: true }] },
    ],
    [
      "C107: addresses",
      { op: "Add", path: 'addresses[type eq "work"].streetAddress', value: "S" },
      { addresses: [{ streetAddress: "S", type: "work" }] },
    ],
    [
      "value paths as keys",
      { op: "replace", value: { 'emails[type eq "work"].value': "n@x" } },
      { emails: [{ ...WORK, value: "n@x" }, HOME] },
    ],
    [
      "C115: a manager as bare text",
      { op: "Add", path: `${ENTERPRISE}:manager`, value: "m2" },
      { [ENTERPRISE]: { department: "R&D", manager: { value: "m2" } } },
    ],
    [
      "C115: a manager without the URN, in an array",
      { op: "Add", path: "manager", value: [{ $ref: "x", value: "m2" }] },
      { [ENTERPRISE]: { department: "R&D", manager: { value: "m2", $ref: "x" } } },
    ],
    [
      "C100: an extension's attribute without the URN, no path",
      { op: "replace", value: { department: "Ops" } },
      { [ENTERPRISE]: { department: "Ops", manager: { value: "m1" } } },
    ],
    [
      "C115: a manager in an array",
      { op: "Add", path: `${ENTERPRISE}:manager`, value: [{ $ref: "x", value: "m2" }] },
      { [ENTERPRISE]: { department: "R&D", manager: { value: "m2", $ref: "x" } } },
    ],
    [
      "a simple value wrapped as if it were one of several",
      { op: "Replace", path: "name.givenName", value: [{ $ref: null, value: "Bea" }] },
      { name: { familyName: "Lee", givenName: "Bea" } },
    ],
    [
      "a boolean wrapped so",
      { op: "Replace", path: "active", value: [{ $ref: null, value: "False" }] },
      { active: false },
    ],
    [
      "C115: a manager cleared",
      { op: "Replace", path: `${ENTERPRISE}:manager`, value: "" },
      { [ENTERPRISE]: { department: "R&D" } },
    ],
    [
      "C115: a manager's value cleared",
      { op: "Replace", path: `${ENTERPRISE}:manager.value`, value: "" },
      { [ENTERPRISE]: { department: "R&D" } },
    ],
    [
      "C066: core names with their URN",
      { op: "Replace", path: `${USER_URN}:title`, value: "T" },
      { title: "T" },
    ],
    ["an empty path is none", { op: "replace", path: "", value: { active: false } }, { active: false }],
    [
      "C101: what was read is repeated",
      { op: "replace", value: { id: "id1", schemas: [], meta: {}, groups: [], title: "T" } },
      { title: "T" },
    ],
  ])("%s", (_, operation, expected) => {
    expect(changes(operation)).toEqual(expected);
  });

  test.each<[string, object, object | undefined]>([
    ["as bare text", { path: `${ENTERPRISE}:manager`, value: "m2" }, { value: "m2" }],
    ["as an object", { path: `${ENTERPRISE}:manager`, value: { value: "m2" } }, { value: "m2" }],
    ["by its value", { path: `${ENTERPRISE}:manager.value`, value: "m2" }, { value: "m2" }],
    ["the same one", { path: `${ENTERPRISE}:manager`, value: "m1" }, { value: "m1", $ref: "../Users/m1" }],
    [
      "with an address of its own",
      { path: `${ENTERPRISE}:manager`, value: { value: "m2", $ref: "../Users/m2" } },
      { value: "m2", $ref: "../Users/m2" },
    ],
  ])("C115: another manager, %s, does not keep the address of the one before", (_, change, manager) => {
    const known = { path: `${ENTERPRISE}:manager`, value: { value: "m1", $ref: "../Users/m1" } };
    const document = after({ op: "add", ...known }, { op: "replace", ...change });
    expect(document[ENTERPRISE]).toEqual({ department: "R&D", manager });
  });

  test("C120: a password is taken aside, by path and without", () => {
    const operations = [
      { op: "replace", value: { password: "p1" } },
      { op: "replace", path: "password", value: "p1" },
    ];
    for (const operation of operations) {
      expect(patched(operation).password).toBe("p1");
      expect(changes(operation)).toEqual({});
    }
  });
});
