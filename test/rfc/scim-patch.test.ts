/** RFC 7644 §3.5.2: users changed in part. The operations themselves are held to the RFC in test/gateway/scim/patch/patch.test.ts. */
import {
  type Client,
  ENTERPRISE_URN,
  errorOf,
  type Json,
  newUser,
  openService,
  PATCH_OP_URN,
  type Service,
} from "../gateway/scim/service";

let service: Service;
let client: Client;

beforeAll(async () => {
  service = await openService();
  client = await service.clientOf("default");
});
afterAll(() => service.close());

const create = async (attributes: Record<string, unknown> = {}): Promise<Json> =>
  (await client.post("/Users", newUser(attributes))).body;
const read = async ({ id }: Json): Promise<Json> => (await client.get(`/Users/${id}`)).body;
const patch = ({ id }: Json, ...operations: object[]) => client.patch(`/Users/${id}`, operations);

describe("the answer", () => {
  const operation = { op: "replace", path: "title", value: "T" };

  test("C095: 200 with the whole resource", async () => {
    const user = await create();
    const { status, body } = await patch(user, operation);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...user,
      title: "T",
      meta: { ...user.meta, lastModified: body.meta.lastModified, version: body.meta.version },
    });
    expect(body).toEqual(await read(user));
  });

  test("C095: Prefer: return=minimal is 204 without a body, with the new version", async () => {
    const user = await create();
    const { status, text, headers } = await client.patch(`/Users/${user.id}`, [operation], {
      Prefer: "return=minimal",
    });
    expect([status, text]).toEqual([204, ""]);
    expect(headers.get("preference-applied")).toBe("return=minimal");
    expect(headers.get("etag")).toBe((await read(user)).meta.version);
  });

  test("C095: the integration's policy decides when the client does not", async () => {
    await service.addIntegration("quiet", { patchResponse: "204" });
    const quiet = await service.clientOf("quiet");
    const { id } = (await quiet.post("/Users", newUser())).body;
    expect((await quiet.patch(`/Users/${id}`, [operation])).status).toBe(204);
    const asked = await quiet.patch(`/Users/${id}`, [operation], { Prefer: "return=representation" });
    expect(asked).toMatchObject({ status: 200, body: { id } });
  });

  test("a change that changes nothing keeps version and lastModified", async () => {
    const user = await create({ title: "T" });
    const { status, body } = await patch(user, operation);
    expect([status, body]).toEqual([200, user]);
  });
});

describe("all or nothing", () => {
  test("C098, SEC-46: one bad operation among ten leaves the resource as it was, byte for byte", async () => {
    const user = await create({ title: "T", emails: [{ value: "a@b" }] });
    const good = Array.from({ length: 9 }, (_, index) => ({
      op: "add",
      path: "nickName",
      value: `n${index}`,
    }));
    const bad = { op: "replace", path: "nosuch", value: "x" };
    const { text } = await client.get(`/Users/${user.id}`);
    expect(await patch(user, ...good, bad)).toMatchObject(errorOf(400, "invalidPath"));
    expect((await client.get(`/Users/${user.id}`)).text).toBe(text);
  });

  test("C098, C119: a name that is taken is 409 and undoes the rest too", async () => {
    const [one, two] = [await create(), await create()];
    const operations = [
      { op: "add", path: "title", value: "T" },
      { op: "replace", path: "userName", value: one.userName.toUpperCase() },
    ];
    expect(await patch(two, ...operations)).toMatchObject(errorOf(409, "uniqueness"));
    expect(await read(two)).toEqual(two);
  });

  test("C099: operations run in order", async () => {
    const user = await create();
    const { body } = await patch(
      user,
      { op: "add", path: "title", value: "A" },
      { op: "remove", path: "title" },
      { op: "add", path: "title", value: "B" },
    );
    expect(body.title).toBe("B");
  });

  test("concurrent changes of one user all arrive", async () => {
    const user = await create();
    const operations = ["title", "nickName", "userType", "locale", "timezone", "displayName"].map((path) => ({
      op: "add",
      path,
      value: `v-${path}`,
    }));
    const answers = await Promise.all(operations.map((operation) => patch(user, operation)));
    expect(answers.map(({ status }) => status)).toEqual(new Array(6).fill(200));
    expect(await read(user)).toMatchObject(
      Object.fromEntries(operations.map(({ path, value }) => [path, value])),
    );
  });
});

describe("refusals", () => {
  test.each([
    ["C096: no schemas", { Operations: [{ op: "add", path: "title", value: "x" }] }, "invalidSyntax"],
    ["C096: no operations", { schemas: [PATCH_OP_URN], Operations: [] }, "invalidSyntax"],
    [
      "C097: an unknown op",
      { schemas: [PATCH_OP_URN], Operations: [{ op: "copy", path: "title" }] },
      "invalidSyntax",
    ],
    ["C109: remove without a path", { schemas: [PATCH_OP_URN], Operations: [{ op: "remove" }] }, "noTarget"],
    [
      "C117: a read-only path",
      { schemas: [PATCH_OP_URN], Operations: [{ op: "add", path: "groups", value: [{ value: "g" }] }] },
      "mutability",
    ],
    [
      "C118: an unknown path",
      { schemas: [PATCH_OP_URN], Operations: [{ op: "add", path: "nosuch", value: "x" }] },
      "invalidPath",
    ],
    [
      "C118: a bad filter in a path",
      { schemas: [PATCH_OP_URN], Operations: [{ op: "remove", path: "emails[" }] },
      "invalidPath",
    ],
    [
      "C110: userName removed",
      { schemas: [PATCH_OP_URN], Operations: [{ op: "remove", path: "userName" }] },
      "invalidValue",
    ],
    [
      "C106: nothing to aim at",
      { schemas: [PATCH_OP_URN], Operations: [{ op: "add", path: 'emails[value sw "q"].type', value: "x" }] },
      "noTarget",
    ],
  ])("%s", async (_, body, scimType) => {
    const user = await create();
    expect(await client.send("PATCH", `/Users/${user.id}`, body)).toMatchObject(errorOf(400, scimType));
    expect(await read(user)).toEqual(user);
  });

  test("C121: an unknown id is 404, and nothing is made", async () => {
    const before = (await client.get("/Users?count=0")).body;
    expect(await patch({ id: "nosuch" }, { op: "add", path: "title", value: "x" })).toMatchObject(
      errorOf(404),
    );
    expect((await client.get("/Users?count=0")).body).toEqual(before);
  });

  test("SEC-18, SEC-19: hostile paths and keys are refused and pollute nothing", async () => {
    const user = await create();
    const names = [
      "__proto__",
      "constructor",
      "prototype",
      "toString",
      "valueOf",
      "hasOwnProperty",
      "__proto__.x",
    ];
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    for (const name of names) {
      const byPath = JSON.stringify({ op: "add", path: name, value: 1 });
      const byKey = `{"op":"add","value":{${JSON.stringify(name)}:{"polluted":1}}}`;
      for (const operation of [byPath, byKey]) {
        const body = `{"schemas":["${PATCH_OP_URN}"],"Operations":[${operation}]}`;
        expect(await client.send("PATCH", `/Users/${user.id}`, body)).toMatchObject(
          // A member of this very name does not get past the parser of JSON.
          errorOf(400, operation === byKey && name === "__proto__" ? "invalidSyntax" : "invalidPath"),
        );
      }
    }
    expect(({} as Json).polluted).toBeUndefined();
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
    expect(await read(user)).toEqual(user);
  });
});

describe("what clients rely on", () => {
  test("C105, C107, C114, C115: value paths that make, change and clear values", async () => {
    const user = await create();
    const manager = `${ENTERPRISE_URN}:manager`;
    const made = await patch(
      user,
      { op: "Add", path: 'emails[type eq "work"].value', value: "w@x" },
      { op: "Add", path: 'roles[primary eq "True"].value', value: "r" },
      { op: "Replace", path: 'addresses[type eq "work"].streetAddress', value: "S" },
      { op: "Add", path: manager, value: "m1" },
    );
    expect(made.body).toMatchObject({
      emails: [{ value: "w@x", type: "work" }],
      roles: [{ value: "r", primary: true }],
      addresses: [{ streetAddress: "S", type: "work" }],
      [ENTERPRISE_URN]: { manager: { value: "m1" } },
    });
    const cleared = await patch(
      user,
      { op: "Replace", path: 'emails[type eq "work"].value', value: "" },
      { op: "Replace", path: "roles", value: null },
      { op: "Remove", path: 'addresses[type eq "work"]' },
      { op: "Replace", path: manager, value: "" },
    );
    expect(cleared.body).toEqual({ ...user, meta: cleared.body.meta });
  });

  test("C104: replacing a list replaces all of it, and [] empties it", async () => {
    const user = await create({ emails: [{ value: "a" }, { value: "b" }] });
    expect(
      (await patch(user, { op: "replace", path: "emails", value: [{ value: "c" }] })).body.emails,
    ).toEqual([{ value: "c" }]);
    expect((await patch(user, { op: "replace", path: "emails", value: [] })).body).not.toHaveProperty(
      "emails",
    );
  });

  test("C122: the same request twice", async () => {
    const user = await create();
    const operations = [
      { op: "add", path: "emails", value: [{ value: "a", primary: true }] },
      { op: "remove", path: 'phoneNumbers[type eq "fax"]' },
    ];
    const [once, twice] = [await patch(user, ...operations), await patch(user, ...operations)];
    expect(twice).toMatchObject({ status: 200, body: once.body });
  });
});
