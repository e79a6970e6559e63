import type { JsonObject } from "../../../../gateway/domain/traits";
import { parseProjection } from "../../../../gateway/scim/resource/projection";
import { GROUP, USER } from "../../../../gateway/scim/schemas/resource-schema";
import { refusalOf } from "../refusals";

const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

const document: JsonObject = {
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE],
  id: "1",
  userName: "ann",
  name: { givenName: "Ann", familyName: "Lee" },
  emails: [{ value: "a@b", type: "work" }, { value: "c@d" }],
  [ENTERPRISE]: { department: "R&D", manager: { value: "m", $ref: "r" } },
  groups: [],
};
const { schemas = [], id = "" } = document;

const project = (query: string) => parseProjection(USER, new URLSearchParams(query))?.apply(document);

describe("C077: attributes", () => {
  test.each([
    ["userName", { userName: "ann" }],
    ["USERNAME, emails.value", { userName: "ann", emails: [{ value: "a@b" }, { value: "c@d" }] }],
    ["emails.type", { emails: [{ type: "work" }] }],
    ["name", { name: document.name }],
    ["name.givenName,name.familyName", { name: document.name }],
    ["name,name.givenName", { name: document.name }],
    ["name.givenName,name", { name: document.name }],
    ['emails[type eq "work"].value', { emails: [{ value: "a@b" }, { value: "c@d" }] }],
    [ENTERPRISE, { [ENTERPRISE]: document[ENTERPRISE] }],
    [`${ENTERPRISE}:department`, { [ENTERPRISE]: { department: "R&D" } }],
    [`${ENTERPRISE}:manager.value`, { [ENTERPRISE]: { manager: { value: "m" } } }],
    ["urn:ietf:params:scim:schemas:core:2.0:User:userName", { userName: "ann" }],
    ["department", { [ENTERPRISE]: { department: "R&D" } }],
    ["nosuch", {}],
    ["id", {}],
    ["password", {}],
    ["name.middleName", {}],
  ])("%s", (names, expected) => {
    expect(project(`attributes=${encodeURIComponent(names)}`)).toEqual({ schemas, id, ...expected });
  });
});

describe("C078: excludedAttributes", () => {
  test("leave out what they name, whole or in part", () => {
    const names = `emails.type,name,${ENTERPRISE}:manager,groups`;
    expect(project(`excludedAttributes=${encodeURIComponent(names)}`)).toEqual({
      schemas,
      id,
      userName: "ann",
      emails: [{ value: "a@b" }, { value: "c@d" }],
      [ENTERPRISE]: { department: "R&D" },
    });
  });

  test("never leave out what is always returned", () => {
    expect(project("excludedAttributes=id,schemas")).toEqual(document);
  });
});

test("C079: both at once are refused", () => {
  expect(refusalOf(() => project("attributes=id&excludedAttributes=name"))).toBe("invalidValue");
});

test.each(["", "attributes=", "excludedAttributes=,", "attributes=&excludedAttributes="])(
  "%j asks for all",
  (query) => {
    expect(parseProjection(USER, new URLSearchParams(query))).toBeUndefined();
  },
);

describe("whether members are wanted is known before they are read", () => {
  test.each([
    ["attributes=displayName", false],
    ["attributes=members", true],
    ["attributes=members.value", true],
    ["attributes=MEMBERS", true],
    ["excludedAttributes=members", false],
    ["excludedAttributes=members.display", true],
    ["excludedAttributes=displayName", true],
  ])("%s: %s", (query, wanted) => {
    expect(parseProjection(GROUP, new URLSearchParams(query))?.wants("members")).toBe(wanted);
  });
});
