/** RFC 7644 §3.3, §3.4.1, §3.5.1, §3.6: users created, read, replaced and deleted. */
import {
  type Client,
  ENTERPRISE_URN,
  errorOf,
  newUser,
  openService,
  type Service,
  USER_URN,
} from "../gateway/scim/service";

let service: Service;
let client: Client;
let ahead = 0;

beforeAll(async () => {
  service = await openService({ clock: () => Date.now() + ahead });
  client = await service.clientOf("default");
});
afterAll(() => service.close());

const create = async (attributes: Record<string, unknown> = {}) =>
  (await client.post("/Users", newUser(attributes))).body;

describe("RFC 7644 §3.3: creation", () => {
  test("C033, C035, C040, C051: 201 with the whole resource, where it is, and its version", async () => {
    const sent = newUser({ displayName: "Ann", emails: [{ value: "a@b", type: "work", primary: true }] });
    const { status, headers, body } = await client.post("/Users", sent);
    expect(status).toBe(201);
    expect(body).toEqual({
      ...sent,
      id: expect.any(String),
      active: true,
      groups: [],
      meta: {
        resourceType: "User",
        created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        lastModified: body.meta.created,
        location: `${client.base}/Users/${body.id}`,
        version: expect.stringMatching(/^W\/".+"$/),
      },
    });
    expect(headers.get("location")).toBe(body.meta.location);
    expect(headers.get("content-location")).toBe(body.meta.location);
    expect(headers.get("etag")).toBe(body.meta.version);
  });

  test("C017: names and URNs are read in any case, and answered as the schema spells them", async () => {
    const userName = String(newUser().userName);
    const sent = { SCHEMAS: [USER_URN.toUpperCase()], USERNAME: userName, Emails: [{ VALUE: "a@b" }] };
    const { status, body } = await client.post("/Users", sent);
    expect(status).toBe(201);
    expect(body).toMatchObject({ schemas: [USER_URN], userName, emails: [{ value: "a@b" }] });
    const filter = encodeURIComponent(`USERNAME Eq "${userName}" AND EMAILS.Value PR`);
    expect((await client.get(`/Users?filter=${filter}`)).body.Resources).toEqual([body]);
  });

  test("C034: id, meta and groups are the server's", async () => {
    const sent = { id: "mine", meta: { location: "x" }, groups: [{ value: "g" }] };
    const body = await create(sent);
    expect(body.id).not.toBe("mine");
    expect(body.id).not.toMatch(/bulkId/i);
    expect(body.groups).toEqual([]);
    expect((await client.get("/Users/mine")).status).toBe(404);
  });

  test("C034: an id outlives every change of the user, its name's too", async () => {
    const { id } = await create();
    const renamed = [{ op: "replace", path: "userName", value: newUser().userName }];
    expect((await client.patch(`/Users/${id}`, renamed)).body.id).toBe(id);
    expect((await client.put(`/Users/${id}`, newUser({ id: "mine" }))).body.id).toBe(id);
    expect((await client.get(`/Users/${id}`)).status).toBe(200);
  });

  test("C035: lastModified moves with a change and not with reading, created never", async () => {
    const user = await create();
    const path = `/Users/${user.id}`;
    ahead += 60_000;
    for (const read of [path, `/Users?filter=id%20eq%20%22${user.id}%22`, "/Users"]) await client.get(read);
    expect((await client.get(path)).body.meta).toEqual(user.meta);
    const { meta } = (await client.patch(path, [{ op: "add", path: "title", value: "T" }])).body;
    expect(meta.created).toBe(user.meta.created);
    expect(Date.parse(meta.lastModified) - Date.parse(meta.created)).toBeGreaterThanOrEqual(60_000);
    expect((await client.get(path)).body.meta).toEqual(meta);
  });

  test.each([undefined, null, ""])("C036: userName %j is 400 invalidValue", async (userName) => {
    expect(await client.post("/Users", newUser({ userName }))).toMatchObject(errorOf(400, "invalidValue"));
    const user = await create();
    const answer = await client.put(`/Users/${user.id}`, { ...user, userName });
    expect(answer).toMatchObject(errorOf(400, "invalidValue"));
    expect((await client.get(`/Users/${user.id}`)).body).toEqual(user);
  });

  test.each([
    ["a space behind", "ann ", "begin or end with a space"],
    ["a space before", " ann", "begin or end with a space"],
    ["a tab behind", "ann\t", "begin or end with a space"],
    ["a zero-width space", "an\u200bn", "zero-width"],
    ["a bidirectional mark", "ann\u202e", "bidirectional"],
  ])(
    "C047, choice: %s would make a second Ann of the same look: 400, and the detail says why",
    async (_, userName, why) => {
      const { id } = await create();
      const answers = [
        await client.post("/Users", newUser({ userName })),
        await client.put(`/Users/${id}`, newUser({ userName })),
        await client.patch(`/Users/${id}`, [{ op: "replace", path: "userName", value: userName }]),
      ];
      for (const answer of answers) {
        expect(answer).toMatchObject(errorOf(400, "invalidValue"));
        expect(answer.body.detail).toMatch(new RegExp(`^userName must not .*${why}`));
      }
    },
  );

  test("C037: a userName that differs by case only is taken", async () => {
    const { userName } = await create();
    const answer = await client.post("/Users", newUser({ userName: userName.toUpperCase() }));
    expect(answer).toMatchObject(errorOf(409, "uniqueness"));
  });

  test("C037: of ten creations at once of one name, one succeeds and nine are 409", async () => {
    const user = newUser();
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.post("/Users", user)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...new Array(9).fill(409)]);
  });

  test("C041: quoted booleans are booleans in POST and PUT, and other text is refused", async () => {
    const emails = [{ value: "a@b", primary: "True" }];
    const user = await create({ active: "False", emails });
    expect(user).toMatchObject({ active: false, emails: [{ primary: true }] });
    const path = `/Users/${user.id}`;
    expect((await client.put(path, { ...user, active: "true" })).body.active).toBe(true);
    for (const wrong of [{ active: "yes" }, { active: "1" }, { emails: [{ value: "a", primary: "no" }] }]) {
      expect(await client.post("/Users", newUser(wrong))).toMatchObject(errorOf(400, "invalidValue"));
      expect(await client.put(path, { ...user, ...wrong })).toMatchObject(errorOf(400, "invalidValue"));
    }
  });

  test("C043: null and [] are kept by neither POST nor PUT, and answered by nobody", async () => {
    const empty = {
      title: null,
      emails: [],
      name: null,
      roles: null,
      addresses: [null],
      [ENTERPRISE_URN]: null,
    };
    const { status, text, body } = await client.post("/Users", newUser(empty));
    expect([status, Object.keys(body).sort()]).toEqual([
      201,
      ["active", "groups", "id", "meta", "schemas", "userName"],
    ]);
    expect(text).not.toContain("null");
    const full = await client.put(`/Users/${body.id}`, { ...body, title: "T", emails: [{ value: "a@b" }] });
    expect(full.body).toMatchObject({ title: "T", emails: [{ value: "a@b" }] });
    const cleared = await client.put(`/Users/${body.id}`, { ...full.body, title: null, emails: [] });
    expect(cleared.body).toEqual({ ...body, meta: cleared.body.meta });
  });

  test("C044: unknown attributes and schemas are passed over", async () => {
    const schemas = [USER_URN, "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/User"];
    const body = await create({ schemas, adreses: [], isAdmin: true });
    expect(body).not.toHaveProperty("isAdmin");
    expect(body.schemas).toEqual([USER_URN]);
  });

  test("C047, C048: text comes back as it was sent", async () => {
    const displayName = `  Zoë "q" %_\\ 😀 \t${"x".repeat(300)}`;
    const userName = `Ann  Lee ${newUser().userName}`;
    const body = await create({ userName, displayName, [ENTERPRISE_URN]: { department: " R&D " } });
    expect(body.userName).toBe(userName);
    expect(body.displayName).toBe(displayName);
    expect(body[ENTERPRISE_URN].department).toBe(" R&D ");
    expect((await client.get(`/Users/${body.id}`)).body).toEqual(body);
  });

  test.each([
    ["umlauts", "Zoë Ünïcode Ærø/ÅØ"],
    ["emoji", "😀 emoji"],
    ["quotes and backslashes", 'a "quoted" \\ part'],
    ["what would be a pattern", "100% _x_ *?"],
    ["other scripts", "שלום 名前 ไทย"],
    ["300 characters", "x".repeat(300)],
  ])("C048: %s pass through create, PATCH and filter, as a value and as a name", async (_, text) => {
    const userName = `${text.slice(0, 200)}-${Date.now()}`;
    const user = await create({ userName, displayName: "before" });
    const operations = [{ op: "replace", path: "displayName", value: text }];
    expect((await client.patch(`/Users/${user.id}`, operations)).body).toMatchObject({
      userName,
      displayName: text,
    });
    const byValue = { op: "add", path: `emails[value eq ${JSON.stringify(text)}].type`, value: "work" };
    await client.patch(`/Users/${user.id}`, [
      { op: "add", path: "emails", value: [{ value: text }] },
      byValue,
    ]);
    for (const condition of [
      `userName eq ${JSON.stringify(userName)}`,
      `displayName eq ${JSON.stringify(text)}`,
      `emails[type eq "work" and value eq ${JSON.stringify(text)}]`,
    ]) {
      const { body } = await client.get(`/Users?filter=${encodeURIComponent(condition)}`);
      expect(body.Resources).toMatchObject([{ id: user.id, displayName: text, emails: [{ value: text }] }]);
    }
  });

  test("C049: reading gives what the creation answered", async () => {
    const body = await create({ name: { givenName: "A" }, [ENTERPRISE_URN]: { manager: { value: "m" } } });
    const answer = await client.get(`/Users/${body.id}`);
    expect(answer).toMatchObject({ status: 200, body });
  });

  test.each(["nosuch", "00000000-0000-0000-0000-000000000000", "%20", "a'b", "__proto__", "%00"])(
    "C049: /Users/%s and /Groups/%s are 404",
    async (id) => {
      expect(await client.get(`/Users/${id}`)).toMatchObject(errorOf(404));
      expect(await client.get(`/Groups/${id}`)).toMatchObject(errorOf(404));
    },
  );
});

describe("RFC 7644 §3.14: versions", () => {
  test("C050: If-None-Match with the version, or *, is 304 without a body", async () => {
    const { id, meta } = await create();
    for (const tag of [meta.version, "*", `"x", ${meta.version}`]) {
      const { status, text, headers } = await client.get(`/Users/${id}`, { "If-None-Match": tag });
      expect([status, text]).toEqual([304, ""]);
      expect(headers.get("etag")).toBe(meta.version);
    }
    expect((await client.get(`/Users/${id}`, { "If-None-Match": 'W/"other"' })).status).toBe(200);
  });

  test("C134: every change moves the version; one of an old version is 412 and changes nothing", async () => {
    const user = await create({ title: "one" });
    const path = `/Users/${user.id}`;
    const changed = await client.patch(path, [{ op: "replace", path: "title", value: "two" }], {
      "If-Match": user.meta.version,
    });
    expect(changed.status).toBe(200);
    expect(changed.body.meta.version).not.toBe(user.meta.version);
    expect(changed.headers.get("etag")).toBe(changed.body.meta.version);

    const stale = { "If-Match": user.meta.version };
    const answers = [
      await client.patch(path, [{ op: "replace", path: "title", value: "three" }], stale),
      await client.put(path, newUser(), stale),
      await client.delete(path, stale),
    ];
    for (const answer of answers) expect(answer).toMatchObject(errorOf(412));
    expect((await client.get(path)).body).toEqual(changed.body);
  });

  test("If-None-Match is for readers: a write is answered as always", async () => {
    const user = await create();
    const { status, body } = await client.put(`/Users/${user.id}`, user, {
      "If-None-Match": user.meta.version,
    });
    expect([status, body]).toEqual([200, user]);
  });

  test("C134: If-Match: * is any version, and without it the last write wins", async () => {
    const { id } = await create();
    const operations = [{ op: "replace", path: "title", value: "x" }];
    expect((await client.patch(`/Users/${id}`, operations, { "If-Match": "*" })).status).toBe(200);
    expect((await client.patch(`/Users/${id}`, operations)).status).toBe(200);
  });
});

describe("RFC 7644 §3.5.1: replacement", () => {
  test("C084: what is left out is cleared, what is read-only is passed over", async () => {
    const user = await create({
      title: "T",
      emails: [{ value: "a@b" }],
      [ENTERPRISE_URN]: { department: "D" },
    });
    const sent = {
      schemas: [USER_URN],
      userName: user.userName,
      nickName: "N",
      groups: [{ value: "g" }],
      meta: {},
    };
    const { status, body } = await client.put(`/Users/${user.id}`, sent);
    expect(status).toBe(200);
    expect(body).toEqual({
      schemas: [USER_URN],
      id: user.id,
      userName: user.userName,
      nickName: "N",
      active: true,
      groups: [],
      meta: { ...user.meta, lastModified: body.meta.lastModified, version: body.meta.version },
    });
    expect((await client.get(`/Users/${user.id}`)).body).toEqual(body);
  });

  test("C085: what was read can be sent back, and nothing happens", async () => {
    const user = await create({ title: "T", emails: [{ value: "a@b", type: "work" }] });
    const { status, body } = await client.put(`/Users/${user.id}`, user);
    expect([status, body]).toEqual([200, user]);
  });

  test("C086: another id in the body never moves the resource", async () => {
    const [one, two] = [await create(), await create()];
    const { status, body } = await client.put(`/Users/${one.id}`, { ...one, id: two.id, title: "moved" });
    expect([status, body.id]).toEqual([200, one.id]);
    expect((await client.get(`/Users/${two.id}`)).body).toEqual(two);
  });

  test("C088: an unknown id is 404, and nothing is made", async () => {
    const user = newUser();
    expect(await client.put("/Users/nosuch", user)).toMatchObject(errorOf(404));
    const { body } = await client.get(`/Users?filter=userName%20eq%20%22${user.userName}%22`);
    expect(body.totalResults).toBe(0);
  });

  test("C089: a name that is taken is 409", async () => {
    const [one, two] = [await create(), await create()];
    const answer = await client.put(`/Users/${two.id}`, { ...two, userName: one.userName.toUpperCase() });
    expect(answer).toMatchObject(errorOf(409, "uniqueness"));
  });
});

describe("SEC-01: an externalId is the client's own name, and never a key", () => {
  test("one that looks like an id of ours reaches nobody", async () => {
    const victim = await create({ externalId: "e-1" });
    for (const externalId of ["1", "0", "admin", victim.id]) {
      const user = await create({ externalId });
      expect(user.id).not.toBe(victim.id);
      expect(user.id).not.toBe(externalId);
      const found = await client.get(`/Users?filter=externalId%20eq%20%22${externalId}%22`);
      expect(found.body.Resources.map(({ id }: { id: string }) => id)).toContain(user.id);
    }
    expect((await client.get(`/Users/${victim.id}`)).body).toEqual(victim);
  });

  test("SEC-05, STD-27: an e-mail or a name that exists merges with nobody", async () => {
    const emails = [{ value: "shared@example.com" }];
    const one = await create({ emails });
    const two = await create({ emails });
    expect(two.id).not.toBe(one.id);
    expect(await client.post("/Users", newUser({ userName: one.userName }))).toMatchObject(errorOf(409));
    expect((await client.get(`/Users/${one.id}`)).body).toEqual(one);
  });
});
