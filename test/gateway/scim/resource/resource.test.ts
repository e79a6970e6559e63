import { parseGroup } from "../../../../gateway/scim/resource/group";
import { parseUser } from "../../../../gateway/scim/resource/resource";
import { USER } from "../../../../gateway/scim/schemas/resource-schema";
import { messageOf, refusalIn, refusalOf } from "../refusals";

const USER_URN = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP_URN = "urn:ietf:params:scim:schemas:core:2.0:Group";
const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

const user = (attributes: object) => parseUser(USER, { schemas: [USER_URN], userName: "ann", ...attributes });
const profile = (attributes: object) => user(attributes).profile;

describe("a User as it is kept", () => {
  test("is the document in the schema's spelling and order, schemas first", () => {
    const { profile, ...columns } = parseUser(USER, {
      active: true,
      EMAILS: [{ Primary: true, VALUE: "a@b", type: "work" }],
      displayname: "Ann",
      username: "Ann@Example",
      externalId: "e1",
      schemas: [USER_URN.toUpperCase()],
      [ENTERPRISE.toUpperCase()]: { Department: "R&D" },
    });
    expect(JSON.stringify(profile)).toBe(
      JSON.stringify({
        schemas: [USER_URN, ENTERPRISE],
        externalId: "e1",
        userName: "Ann@Example",
        displayName: "Ann",
        active: true,
        emails: [{ value: "a@b", type: "work", primary: true }],
        [ENTERPRISE]: { department: "R&D" },
      }),
    );
    expect(columns).toEqual({ userName: "Ann@Example", externalId: "e1", displayName: "Ann", active: true });
  });

  const SEVERAL = [...USER.base.attributes.values()].filter(
    ({ multiValued, mutability, type }) => multiValued && mutability !== "readOnly" && type === "complex",
  );

  test.each(SEVERAL.map(({ name }) => name))("one value of %s alone is read as a list of it", (name) => {
    const one = name === "addresses" ? { type: "work", country: "NO" } : { type: "work", value: "QUJD" };
    expect(profile({ [name]: one })).toEqual(profile({ [name]: [one] }));
    expect(profile({ [name]: one })[name]).toEqual([expect.objectContaining(one)]);
    for (const nothing of [{}, "", null, []]) expect(profile({ [name]: nothing })).not.toHaveProperty(name);
  });

  test("C034: id, meta and groups that a client sends are passed over", () => {
    expect(profile({ id: "x", meta: { created: "1" }, groups: [{ value: "g" }] })).toEqual({
      schemas: [USER_URN],
      userName: "ann",
      active: true,
    });
  });

  test("RFC 7643 §3.3: core attributes under their schema's URN are those of the user", () => {
    const folded = { [USER_URN.toLowerCase()]: { userName: "ann", password: "secret" }, title: "Dr" };
    expect(parseUser(USER, { schemas: [USER_URN], ...folded })).toEqual(
      user({ title: "Dr", password: "secret" }),
    );
    for (const nothing of [null, {}]) expect(user({ [USER_URN]: nothing })).toEqual(user({}));
    const hostile = JSON.parse('{"__proto__":{"title":"Dr"},"displayName":"Ann"}');
    expect(user({ [USER_URN]: hostile })).toEqual(user({ displayName: "Ann" }));
  });

  test("C039: the password is not part of the document", () => {
    const parsed = user({ password: "secret" });
    expect(parsed.password).toBe("secret");
    expect(JSON.stringify(parsed.profile)).not.toContain("secret");
  });

  test("C040: active is true unless said otherwise, and in a replacement what it was", () => {
    expect(user({}).active).toBe(true);
    expect(user({ active: false }).active).toBe(false);
    expect(
      parseUser(USER, { schemas: [USER_URN], userName: "ann" }, { active: false }).profile,
    ).toMatchObject({
      active: false,
    });
  });

  test.each([
    ["True", true],
    ["true", true],
    ["FALSE", false],
  ])("C041: %j is a boolean", (text, value) => {
    expect(user({ active: text }).active).toBe(value);
    expect(profile({ emails: [{ value: "a", primary: text }] })).toMatchObject({
      emails: [{ primary: value }],
    });
  });

  test("C043: null, [], {} and empty text are no values", () => {
    const empty = { title: null, emails: [], name: {}, nickName: "", roles: null, addresses: [null, {}] };
    expect(profile({ ...empty, [ENTERPRISE]: { manager: { value: null } } })).toEqual({
      schemas: [USER_URN],
      userName: "ann",
      active: true,
    });
    expect(profile({ [ENTERPRISE]: null })).not.toHaveProperty([ENTERPRISE]);
  });

  test("C044, SEC-15: unknown attributes and schema URIs are passed over", () => {
    const sent = {
      schemas: [USER_URN, "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/User"],
      userName: "ann",
      adreses: [{ x: 1 }],
      isAdmin: true,
      roles: [{ value: "r", createdBy: "x" }],
      "urn:example:unknown:User": { a: 1 },
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { roles: ["admin"], locked: true },
    };
    expect(parseUser(USER, sent).profile).toEqual({
      schemas: [USER_URN],
      userName: "ann",
      active: true,
      roles: [{ value: "r" }],
    });
  });

  test("C045: an extension's data stands for its URI in schemas", () => {
    expect(profile({ [ENTERPRISE]: { department: "d" } }).schemas).toEqual([USER_URN, ENTERPRISE]);
    expect(parseUser(USER, { schemas: [USER_URN, ENTERPRISE], userName: "a" }).profile.schemas).toEqual([
      USER_URN,
    ]);
  });

  test("a template of SCIM 1.1 that names the old core schema is understood", () => {
    const others = ["urn:scim:schemas:core:1.0", "urn:ietf:params:scim:api:messages:2.0:User"];
    for (const urn of others) {
      expect(parseUser(USER, { schemas: [urn], userName: "ann" }).userName).toBe("ann");
    }
  });

  test("C046: the last of several primary values is the primary one", () => {
    const emails = ["a", "b", "c"].map((value) => ({ value, primary: value !== "c" }));
    expect(profile({ emails }).emails).toEqual([
      { value: "a", primary: false },
      { value: "b", primary: true },
      { value: "c", primary: false },
    ]);
  });

  test("C047, C048: text is kept exactly as sent", () => {
    const text = `  Zoë "q" %_ 😀 ${"x".repeat(300)}  `;
    expect(profile({ displayName: text, userName: " Ann " })).toMatchObject({
      displayName: text,
      userName: " Ann ",
    });
  });

  test("no value stands twice in an attribute", () => {
    expect(
      profile({ roles: [{ value: "a", type: "t" }, { type: "t", value: "a" }, "a", "a"] }).roles,
    ).toEqual([{ value: "a", type: "t" }, { value: "a" }]);
  });

  test("a bare string stands for the value of a complex attribute", () => {
    expect(profile({ emails: ["a@b"], [ENTERPRISE]: { manager: "m1" } })).toMatchObject({
      emails: [{ value: "a@b" }],
      [ENTERPRISE]: { manager: { value: "m1" } },
    });
  });

  test.each([
    ["C036: no userName", { userName: undefined }, "userName is required."],
    ["C036: null", { userName: null }, "userName is required."],
    ["C036: empty", { userName: "" }, "userName is required."],
    ["C042, SEC-14: a number for a string", { userName: 5 }, "userName must be a string, not a number."],
    [
      "C042: an object for a string",
      { displayName: { a: 1 } },
      "displayName must be a string, not an object.",
    ],
    ["C042: an array for a singular", { nickName: ["x"] }, "nickName must be a string, not an array."],
    ["C042: a boolean for several", { emails: true }, "emails must be an object, not a boolean."],
    [
      "C042: a wrong type in one alone",
      { emails: { value: 1 } },
      "emails.value must be a string, not a number.",
    ],
    ["C042: a string for an object", { name: "Ann" }, "name must be an object, not a string."],
    ["a wrong type inside", { emails: [{ value: 1 }] }, "emails[0].value must be a string, not a number."],
    ["C041: neither true nor false", { active: "yes" }, "active must be true or false, not a string."],
    ["a number for a boolean", { active: 0 }, "active must be true or false, not a number."],
    ["an extension that is no object", { [ENTERPRISE]: ["x"] }, `${ENTERPRISE} must be an object.`],
    ["one attribute in two spellings", { username: "bob" }, "userName is given more than once."],
    ["active and not", { active: false, Active: true }, "active is given more than once."],
    ["not active and active", { Active: true, active: false }, "active is given more than once."],
    [
      "an extension in two spellings",
      { [ENTERPRISE]: { department: "A" }, [ENTERPRISE.toUpperCase()]: { department: "B" } },
      `${ENTERPRISE} is given more than once.`,
    ],
    [
      "an attribute with the schema's URN and without",
      { [USER_URN]: { UserName: "bob" } },
      "UserName is given more than once.",
    ],
    ["a core schema that is no object", { [USER_URN]: ["x"] }, `${USER_URN} must be an object.`],
    [
      "a core schema in two spellings",
      { [USER_URN]: { title: "A" }, [USER_URN.toUpperCase()]: { title: "B" } },
      `${USER_URN} is given more than once.`,
    ],
    ["a lone surrogate", { title: "\ud800" }, "title holds a character that cannot be kept."],
    ["NUL", { title: "a\0" }, "title holds a character that cannot be kept."],
    ["too many values", { roles: new Array(1_001).fill("r") }, "roles has more than 1000 values."],
  ])("%s is refused", (_, attributes, message) => {
    expect(refusalOf(() => user(attributes))).toBe("invalidValue");
    expect(messageOf(() => user(attributes))).toBe(message);
  });

  test.each([
    ["null", null],
    ["an array", []],
    ["text", "x"],
    ["no schemas", { userName: "ann" }],
    ["empty schemas", { schemas: [], userName: "ann" }],
    ["schemas that are no array", { schemas: USER_URN, userName: "ann" }],
    ["another resource's schema", { schemas: [GROUP_URN], userName: "ann" }],
  ])("C008, C045: %s is no User", (_, body) => {
    expect(refusalOf(() => parseUser(USER, body))).toBe("invalidSyntax");
  });

  test("a document that no directory would send is too large", () => {
    expect(profile({ displayName: "x".repeat(250_000) })).toMatchObject({ userName: "ann" });
    expect(() => user({ displayName: "x".repeat(270_000) })).toThrow(
      expect.objectContaining({ status: 413 }),
    );
  });

  test("SEC-18: hostile names pollute nothing", () => {
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    const body: unknown = JSON.parse(
      `{"schemas":["${USER_URN}"],"userName":"ann","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},` +
        '"name":{"__proto__":{"polluted":1},"givenName":"A"}}',
    );
    expect(parseUser(USER, body).profile).toEqual({
      schemas: [USER_URN],
      userName: "ann",
      name: { givenName: "A" },
      active: true,
    });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
  });
});

describe("a Group as a client sends it", () => {
  const group = (attributes: object) =>
    parseGroup({ schemas: [GROUP_URN], displayName: "Ops", ...attributes });

  test("C123: members may be absent, null or empty", async () => {
    const empty = { displayName: "Ops", externalId: null, members: { users: [], lists: [] } };
    for (const members of [undefined, null, []]) expect(await group({ members })).toEqual(empty);
  });

  test("C124, C125: a member is a User unless its type says otherwise, and stands once", async () => {
    const members = [
      { value: "u1" },
      { value: "u2", type: "User", $ref: null },
      { value: "g1", type: "group" },
      "u1",
    ];
    expect(await group({ members, externalId: "e" })).toEqual({
      displayName: "Ops",
      externalId: "e",
      members: { users: ["u1", "u2"], lists: ["g1"] },
    });
  });

  test("C124, RFC 7643 §4.2: where $ref is the member's address, it says what the member is", async () => {
    const members = [
      { value: "g1", $ref: "https://x.example/scim/v2/Groups/g1" },
      { value: "u1", $ref: "../Users/u1", type: "Group" },
      { value: "g2", $ref: "https://x.example/scim/v2/Users/u9", type: "Group" },
      { value: "u2", $ref: "https://x.example/scim/v2/Teams/u2" },
      { value: "u3", $ref: 3 },
    ];
    expect((await group({ members })).members).toEqual({ users: ["u1", "u2", "u3"], lists: ["g1", "g2"] });
  });

  test("RFC 7643 §2.5: members of which none says anything name nobody; beside others they are refused", async () => {
    expect(await group({ members: [{}, {}] })).toMatchObject({
      members: { users: [], lists: [] },
      namesNobody: true,
    });
    expect(await group({ members: [] })).not.toHaveProperty("namesNobody");
    expect(await refusalIn(group({ members: [{ value: "u1" }, {}] }))).toBe("invalidValue");
  });

  test("one member alone is read as a list of it", async () => {
    for (const members of ["u1", { value: "u1" }]) {
      expect((await group({ members })).members).toEqual({ users: ["u1"], lists: [] });
    }
  });

  test("a group's attributes under their schema's URN", async () => {
    const folded = { displayName: "Ops", members: [{ value: "u1" }] };
    expect(await parseGroup({ schemas: [GROUP_URN], [GROUP_URN]: folded })).toEqual(
      await parseGroup({ schemas: [GROUP_URN], ...folded }),
    );
  });

  test("members in two spellings: neither is taken", async () => {
    const twice = group({ members: [{ value: "u1" }], Members: [] });
    expect(await refusalIn(twice)).toBe("invalidSyntax");
  });

  test("100,000 members are read without a limit of their own", async () => {
    const members = Array.from({ length: 100_000 }, (_, index) => ({ value: `u${index}` }));
    expect((await group({ members })).members.users).toHaveLength(100_000);
  });

  test.each([
    ["no displayName", { displayName: undefined }],
    ["an empty displayName", { displayName: "" }],
    ["a displayName that is no text", { displayName: ["x"] }],
    ["a member without value", { members: [{ display: "x" }] }],
    ["a member with an empty value", { members: [{ value: "" }] }],
    ["a member whose value is a number", { members: [{ value: 1 }] }],
    ["a member of another type", { members: [{ value: "x", type: "Device" }] }],
    ["a null among the members", { members: [null] }],
    ["a member that says twice who it is", { members: [{ value: "u1", Value: "u2" }] }],
    ["a member of two types", { members: [{ value: "u1", type: "User", TYPE: "Group" }] }],
    ["a member with two addresses", { members: [{ value: "u1", $ref: "Users/u1", $REF: "Groups/u1" }] }],
  ])("%s is refused", async (_, attributes) => {
    expect(await refusalIn(group(attributes))).toBe("invalidValue");
  });

  test("a group without its schema is no Group", async () => {
    expect(await refusalIn(parseGroup({ displayName: "Ops" }))).toBe("invalidSyntax");
  });
});
