/** RFC 7643 §3.3: schemas by which one integration extends its User, from their declaration to every use of them. */
import type { Extension, ExtensionAttribute } from "../../gateway/domain/model";
import { USER_SCHEMA } from "../../gateway/scim/schemas/user";
import {
  ADMIN,
  type Client,
  ENTERPRISE_URN,
  errorOf,
  type Json,
  newUser,
  openService,
  type Service,
  USER_URN,
} from "../gateway/scim/service";

const URN = "urn:example:scim:schemas:extension:Plant:1.0:User";
const OTHER = "urn:ietf:params:scim:schemas:extension:CustomExtensionName:2.0:User";

const attribute = (name: string, facets: Partial<ExtensionAttribute> = {}): ExtensionAttribute => ({
  name,
  type: "string",
  description: "",
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: "readWrite",
  returned: "default",
  canonicalValues: [],
  referenceTypes: [],
  subAttributes: [],
  ...facets,
});

const PLANT: Extension = {
  urn: URN,
  name: "Plant",
  description: "Who works where",
  attributes: [
    attribute("site", { canonicalValues: ["north", "south"] }),
    attribute("badge", { caseExact: true, mutability: "immutable" }),
    attribute("floor", { type: "integer" }),
    attribute("share", { type: "decimal" }),
    attribute("shift", { type: "boolean" }),
    attribute("since", { type: "dateTime" }),
    attribute("photo", { type: "binary" }),
    attribute("page", { type: "reference" }),
    attribute("salary", { returned: "request" }),
    attribute("tags", { multiValued: true }),
    attribute("room", {
      type: "complex",
      subAttributes: [attribute("building", { required: true }), attribute("number", { type: "integer" })],
    }),
    attribute("keys", {
      type: "complex",
      multiValued: true,
      subAttributes: [attribute("value", { caseExact: true }), attribute("type")],
    }),
  ],
};
const CUSTOM: Extension = {
  urn: OTHER,
  name: "",
  description: "",
  attributes: [attribute("code", { required: true }), attribute("note")],
};

let service: Service;
let client: Client;
let stranger: Client;

beforeAll(async () => {
  service = await openService({ policies: { extensions: [PLANT, CUSTOM] } });
  await service.addIntegration("other");
  client = await service.clientOf("default");
  stranger = await service.clientOf("other");
});
afterAll(() => service.close());

const create = async (attributes: object = {}, by = client): Promise<Json> => {
  const { status, body } = await by.post("/Users", newUser(attributes as Record<string, unknown>));
  expect(status).toBe(201);
  return body;
};
const found = async (filter: string): Promise<string[]> => {
  const { status, body } = await client.get(`/Users?filter=${encodeURIComponent(filter)}`);
  expect([filter, status]).toEqual([filter, 200]);
  return body.Resources.map(({ userName }: Json) => userName);
};

describe("C029: discovery", () => {
  test("C029, C026: /Schemas shows what was declared, complete and without nulls", async () => {
    const { body } = await client.get(`/Schemas/${URN}`);
    expect(body).toMatchObject({
      id: URN,
      name: "Plant",
      meta: { location: `${client.base}/Schemas/${URN}` },
    });
    const byName = new Map<string, Json>(body.attributes.map((one: Json) => [one.name, one]));
    expect(byName.get("site")).toEqual({
      name: "site",
      type: "string",
      description: "",
      multiValued: false,
      required: false,
      caseExact: false,
      mutability: "readWrite",
      returned: "default",
      uniqueness: "none",
      canonicalValues: ["north", "south"],
    });
    expect(byName.get("floor")).not.toHaveProperty("caseExact");
    expect(byName.get("page")).toMatchObject({ referenceTypes: ["external"], caseExact: true });
    expect(byName.get("room").subAttributes.map(({ name }: Json) => name)).toEqual(["building", "number"]);
    expect(JSON.stringify(body)).not.toContain("null");
    const { Resources } = (await client.get("/Schemas")).body;
    expect(Resources.map(({ id }: Json) => id)).toEqual(expect.arrayContaining([URN, OTHER]));
  });

  test("C029: /ResourceTypes names them as extensions of User", async () => {
    const { schemaExtensions } = (await client.get("/ResourceTypes/User")).body;
    expect(schemaExtensions).toEqual(
      [ENTERPRISE_URN, URN, OTHER].map((schema) => ({ schema, required: false })),
    );
  });

  test("C032: another integration sees nothing of them, and keeps nothing of them", async () => {
    expect(await stranger.get(`/Schemas/${URN}`)).toMatchObject(errorOf(404));
    expect((await stranger.get("/ResourceTypes")).text).not.toContain("Plant");
    expect(await stranger.get(`/Users?filter=${encodeURIComponent(`${URN}:site pr`)}`)).toMatchObject(
      errorOf(400, "invalidFilter"),
    );
    const user = await create({ [URN]: { site: "north" } }, stranger);
    expect(user).not.toHaveProperty(URN);
    expect(
      await stranger.patch(`/Users/${user.id}`, [{ op: "add", path: `${URN}:site`, value: "x" }]),
    ).toMatchObject(errorOf(400, "invalidPath"));
  });
});

describe("C029: round trips", () => {
  const values = {
    site: "Nord",
    badge: "B-1",
    floor: 3,
    share: 0.5,
    shift: true,
    since: "2026-01-31T12:00:00+02:00",
    photo: "aGVsbG8=",
    page: "https://example.com/p",
    tags: ["a", "b"],
    room: { building: "H", number: 7 },
    keys: [{ value: "K1", type: "door" }],
  };

  test("C029, C045: every type comes back as it was sent, and its URN stands in schemas", async () => {
    const user = await create({ [URN]: values });
    expect(user.schemas).toEqual([USER_URN, URN]);
    expect(user[URN]).toEqual(values);
    expect((await client.get(`/Users/${user.id}`)).body).toEqual(user);
    expect(await client.put(`/Users/${user.id}`, user)).toMatchObject({
      status: 200,
      body: { meta: user.meta },
    });
  });

  test("C017: names and URN are understood in any case", async () => {
    const user = await create({ [URN.toUpperCase()]: { SITE: "x", Room: { BUILDING: "y" } } });
    expect(user[URN]).toEqual({ site: "x", room: { building: "y" } });
  });

  test("one value alone is read as a list of it", async () => {
    expect((await create({ [URN]: { site: "x", tags: "a" } }))[URN].tags).toEqual(["a"]);
  });

  test.each<[string, object]>([
    ["an integer that is none", { floor: 1.5 }],
    ["a number as text", { share: "0.5" }],
    ["a boolean that is none", { shift: "maybe" }],
    ["a date that is none", { since: "yesterday" }],
    ["base64 that is none", { photo: "%%%" }],
    ["an object for a string", { site: {}, badge: { a: 1 } }],
    ["an object for several strings", { tags: { value: "a" } }],
    ["a required sub-attribute left out", { room: { number: 7 } }],
    ["one attribute twice", { site: "a", SITE: "b" }],
  ])("C042: %s is 400 invalidValue", async (_, extension) => {
    expect(await client.post("/Users", newUser({ [URN]: extension }))).toMatchObject(
      errorOf(400, "invalidValue"),
    );
  });

  test("C027: what is required is so in a user that has anything of the extension", async () => {
    expect(await client.post("/Users", newUser({ [OTHER]: { note: "x" } }))).toMatchObject(
      errorOf(400, "invalidValue"),
    );
    const user = await create({ [OTHER]: { code: "c", note: "x" } });
    const path = `/Users/${user.id}`;
    expect(await client.patch(path, [{ op: "remove", path: `${OTHER}:code` }])).toMatchObject(
      errorOf(400, "invalidValue"),
    );
    const gone = await client.patch(path, [{ op: "remove", path: OTHER }]);
    expect(gone.body).not.toHaveProperty(OTHER);
    expect(gone.body.schemas).toEqual([USER_URN]);
  });
});

describe("C087: an immutable attribute is given once", () => {
  const dotted = { op: "replace", value: { [`${URN}:badge`]: "B-2" } };
  const nested = { op: "add", value: { [URN]: { Badge: "B-2" } } };

  test.each<[string, object]>([
    ["replace by path", { op: "replace", path: `${URN}:badge`, value: "B-2" }],
    ["replace without path, URN-qualified", dotted],
    ["add without path, nested", nested],
    ["another case of the value", { op: "replace", path: `${URN.toLowerCase()}:BADGE`, value: "b-1" }],
    ["removal", { op: "remove", path: `${URN}:badge` }],
    ["removal of the whole extension", { op: "remove", path: URN }],
    ["clearing", { op: "replace", path: `${URN}:badge`, value: "" }],
  ])("C087: %s is 400 mutability, and nothing changes", async (_, operation) => {
    const user = await create({ [URN]: { badge: "B-1" } });
    expect(await client.patch(`/Users/${user.id}`, [operation])).toMatchObject(errorOf(400, "mutability"));
    expect((await client.get(`/Users/${user.id}`)).body).toEqual(user);
  });

  test("C087: set late, repeated, and refused in PUT when it is another or left out", async () => {
    const user = await create();
    const path = `/Users/${user.id}`;
    const set = [{ op: "add", path: `${URN}:badge`, value: "B-1" }];
    expect((await client.patch(path, set)).body[URN]).toEqual({ badge: "B-1" });
    expect((await client.patch(path, set)).status).toBe(200);
    const put = (extension: object) => client.put(path, { ...user, [URN]: extension });
    expect((await put({ badge: "B-1", site: "x" })).status).toBe(200);
    expect(await put({ badge: "B-2" })).toMatchObject(errorOf(400, "mutability"));
    expect(await put({})).toMatchObject(errorOf(400, "mutability"));
  });
});

describe("C066: filters, order and projection", () => {
  let mark: string;
  beforeAll(async () => {
    mark = `plant-${Date.now()}`;
    for (const [index, floor] of [30, 4, 20].entries()) {
      await create({
        userName: `${mark}-${index}`,
        nickName: mark,
        [URN]: {
          floor,
          since: `2026-01-31T${12 + index}:00:00+03:00`,
          site: `S${index}`,
          salary: `${index}`,
          keys: [{ value: `K${index}`, type: "door" }],
        },
      });
    }
    await create({ userName: `${mark}-none`, nickName: mark });
  });

  test.each<[string, number[]]>([
    [`${URN}:floor gt 10`, [0, 2]],
    [`${URN}:floor eq 20 or ${URN}:floor lt 5`, [1, 2]],
    [`${URN}:floor ge 20 and ${URN}:floor ne 30`, [2]],
    [`${URN}:floor pr and ${URN}:since gt "2026-01-31T09:30:00Z"`, [1, 2]],
    [`${URN}:since le "2026-01-31T11:00:00+01:00"`, [0, 1]],
    [`${URN.toUpperCase()}:SITE eq "s1"`, [1]],
    [`${URN}:keys[type eq "door" and value eq "K2"]`, [2]],
    [`${URN}:keys.value eq "K0" or ${URN}:floor eq 4`, [0, 1]],
    [`not (${URN}:floor pr)`, [3]],
    [`${URN}:keys[type eq "door"].value sw "K" and ${URN}:floor le 20`, [1, 2]],
  ])("C066: %s", async (filter, indexes) => {
    const names = [0, 1, 2, "none"].map((one) => `${mark}-${one}`);
    expect(await found(`nickName eq "${mark}" and (${filter})`)).toEqual(
      indexes.map((index) => names[index]),
    );
  });

  test.each([`${URN}:floor co 1`, `${URN}:floor gt "x"`, `${URN}:shift gt true`, `${URN}:since sw "2026"`])(
    "C062: %s has no meaning, and is refused",
    async (filter) => {
      expect(await client.get(`/Users?filter=${encodeURIComponent(filter)}`)).toMatchObject(
        errorOf(400, "invalidFilter"),
      );
    },
  );

  test("C073: what the extension does not define is invalidFilter", async () => {
    for (const name of [`${URN}:nosuch`, `${URN}:site.value`, `${URN}:constructor`, URN]) {
      const filter = encodeURIComponent(`${name} eq "x"`);
      expect(await client.get(`/Users?filter=${filter}`)).toMatchObject(errorOf(400, "invalidFilter"));
    }
  });

  test("C081: sorted by an extension's attribute, those without it last", async () => {
    const query = `filter=${encodeURIComponent(`nickName eq "${mark}"`)}&sortBy=${URN}:floor`;
    const { Resources } = (await client.get(`/Users?${query}`)).body;
    expect(Resources.map((one: Json) => one[URN]?.floor)).toEqual([4, 20, 30, undefined]);
  });

  test("C077, C078: parts of it are asked for and left out by name; `request` only by its own", async () => {
    const [user] = (await client.get(`/Users?filter=${encodeURIComponent(`userName eq "${mark}-1"`)}`)).body
      .Resources;
    const part = async (query: string) => (await client.get(`/Users/${user.id}?${query}`)).body[URN];
    const keys = [{ value: "K1", type: "door" }];
    const since = "2026-01-31T13:00:00+03:00";
    expect(user[URN]).toEqual({ floor: 4, since, site: "S1", keys });
    expect(await part(`attributes=${URN}:site`)).toEqual({ site: "S1" });
    expect(await part(`attributes=${URN}:keys.value`)).toEqual({ keys: [{ value: "K1" }] });
    expect(await part(`attributes=${URN}:salary,userName`)).toEqual({ salary: "1" });
    expect(await part("attributes=salary,userName")).toEqual({ salary: "1" });
    expect(await part("attributes=keys.value")).toEqual({ keys: [{ value: "K1" }] });
    expect(await part(`attributes=${URN}`)).toEqual({ floor: 4, since, site: "S1", keys });
    expect(await part(`excludedAttributes=${URN}:keys,${URN}:site`)).toEqual({ floor: 4, since });
    expect(await part(`excludedAttributes=${URN}`)).toBeUndefined();
  });
});

test("C100, C102, C107: PATCH speaks every dialect to an extension", async () => {
  const user = await create({ [URN]: { site: "a", keys: [{ value: "K1", type: "door" }] } });
  const { body } = await client.patch(`/Users/${user.id}`, [
    { op: "Add", value: { [`${URN}:floor`]: 2, [URN]: { shift: "True" } } },
    { op: "Replace", path: `${URN}:keys[type eq "door"].value`, value: "K2" },
    { op: "Add", path: `${URN}:keys[type eq "gate"].value`, value: "G" },
    { op: "add", path: `${URN}:tags`, value: ["x", "x", "y"] },
    { op: "replace", path: `${URN}:room.building`, value: "H" },
    { op: "Replace", path: `${URN}:site`, value: "" },
    { op: "remove", path: `${URN}:tags`, value: ["y"] },
  ]);
  expect(body[URN]).toEqual({
    floor: 2,
    shift: true,
    tags: ["x"],
    room: { building: "H" },
    keys: [
      { value: "K2", type: "door" },
      { value: "G", type: "gate" },
    ],
  });
});

test("data of an extension that is taken away is kept, not shown, and there again with it", async () => {
  const { integrations } = service.gateway.services;
  await service.addIntegration("changing", { extensions: [PLANT, CUSTOM] });
  const changing = await service.clientOf("changing");
  const user = await create({ [URN]: { badge: "B" }, [OTHER]: { code: "c" } }, changing);
  const path = `/Users/${user.id}`;
  const { config } = await integrations.find("changing");

  for (const extensions of [[CUSTOM], []]) {
    await integrations.update({ ...config, extensions }, ADMIN);
    for (const { text } of [
      await changing.get(path),
      await changing.get("/Users"),
      await changing.get(`${path}?attributes=schemas`),
    ]) {
      expect(text).not.toContain(URN);
    }
  }
  expect((await changing.get(path)).body.schemas).toEqual([USER_URN]);
  expect((await changing.put(path, newUser({ userName: "replaced" }))).body).not.toHaveProperty(URN);
  expect((await changing.patch(path, [{ op: "add", path: "title", value: "x" }])).text).not.toContain(URN);

  await integrations.update(config, ADMIN);
  expect((await changing.get(path)).body).toMatchObject({
    schemas: [USER_URN, URN, OTHER],
    title: "x",
    [URN]: { badge: "B" },
    [OTHER]: { code: "c" },
  });
});

test("an attribute that comes to be required later does not stand in the way of other changes", async () => {
  await service.addIntegration("stricter", { extensions: [{ ...PLANT, attributes: [attribute("site")] }] });
  const stricter = await service.clientOf("stricter");
  const user = await create({ [URN]: { site: "x" } }, stricter);
  const { integrations } = service.gateway.services;
  const { config } = await integrations.find("stricter");
  const attributes = [attribute("site"), attribute("code", { required: true })];
  await integrations.update({ ...config, extensions: [{ ...PLANT, attributes }] }, ADMIN);
  const path = `/Users/${user.id}`;
  expect((await stricter.patch(path, [{ op: "replace", path: "title", value: "x" }])).status).toBe(200);
  expect(await stricter.patch(path, [{ op: "replace", path: `${URN}:site`, value: "y" }])).toMatchObject(
    errorOf(400, "invalidValue"),
  );
});

test("the core schema is not touched by any of this", () => {
  expect(JSON.stringify(USER_SCHEMA)).not.toContain("Plant");
});
