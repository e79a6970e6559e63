/** RFC 7644 §4, RFC 7643 §5–§7: what the service provider says of itself. */
import {
  type Client,
  ENTERPRISE_URN,
  errorOf,
  GROUP_URN,
  type Json,
  LIST_RESPONSE_URN,
  newUser,
  openService,
  type Service,
  USER_URN,
} from "../gateway/scim/service";
import { patch, resultsOf } from "./bulk-requests";

const META_URN = "urn:ietf:params:scim:schemas:core:2.0:";

let service: Service;
let client: Client;

beforeAll(async () => {
  service = await openService();
  client = await service.clientOf("default");
});
afterAll(() => service.close());

const namesOf = (resources: Json[]) => resources.map(({ id }) => id);

test("C019, C051: /ServiceProviderConfig is one object, with every feature and how to authenticate", async () => {
  const { status, headers, body } = await client.get("/ServiceProviderConfig");
  expect([status, headers.get("content-location")]).toEqual([200, body.meta.location]);
  expect(body).toMatchObject({
    schemas: [`${META_URN}ServiceProviderConfig`],
    patch: { supported: true },
    bulk: { supported: true, maxOperations: 1_000, maxPayloadSize: 16 * 1024 * 1024 },
    filter: { supported: true, maxResults: 1_000 },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      { type: "oauthbearertoken", specUri: expect.any(String), primary: true },
      { type: "httpbasic", specUri: expect.any(String), primary: false },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: `${client.base}/ServiceProviderConfig` },
  });
});

test.each(["", "/", "/serviceConfiguration"])("the base URL followed by %j says the same", async (path) => {
  const { status, body } = await client.get(path);
  expect([status, body]).toEqual([200, (await client.get("/ServiceProviderConfig")).body]);
});

test("C020: bulk.maxOperations, bulk.maxPayloadSize and filter.maxResults are integers", async () => {
  const { bulk, filter } = (await client.get("/ServiceProviderConfig")).body;
  for (const number of [bulk.maxOperations, bulk.maxPayloadSize, filter.maxResults]) {
    expect(Number.isInteger(number)).toBe(true);
  }
});

test("the token endpoint can be found from the base URL", async () => {
  const { authenticationSchemes } = (await client.get("/ServiceProviderConfig")).body;
  const metadata = (await (await fetch(authenticationSchemes[0].documentationUri)).json()) as Json;
  expect(metadata.token_endpoint).toBe(`${service.publicUrl}/oauth2/token`);
});

test("C022: /ResourceTypes lists User, then Group", async () => {
  const { body } = await client.get("/ResourceTypes");
  expect(body).toMatchObject({
    schemas: [LIST_RESPONSE_URN],
    totalResults: 2,
    startIndex: 1,
    itemsPerPage: 2,
  });
  expect(body.Resources).toMatchObject([
    {
      schemas: [`${META_URN}ResourceType`],
      id: "User",
      name: "User",
      endpoint: "/Users",
      schema: USER_URN,
      schemaExtensions: [{ schema: ENTERPRISE_URN, required: false }],
    },
    { id: "Group", endpoint: "/Groups", schema: GROUP_URN, schemaExtensions: [] },
  ]);
});

test.each(["User", "Group"])("C023, C051: /ResourceTypes/%s is that one", async (name) => {
  const { status, headers, body } = await client.get(`/ResourceTypes/${name}`);
  expect(status).toBe(200);
  expect(headers.get("content-location")).toBe(body.meta.location);
  expect((await client.get("/ResourceTypes")).body.Resources).toContainEqual(body);
  expect(body).toMatchObject({
    id: name,
    meta: { resourceType: "ResourceType", location: `${client.base}/ResourceTypes/${name}` },
  });
});

test("C024: /Schemas lists the resources' schemas and those of discovery", async () => {
  const { body } = await client.get("/Schemas");
  expect(body.totalResults).toBe(body.Resources.length);
  expect(namesOf(body.Resources)).toEqual([
    USER_URN,
    GROUP_URN,
    ENTERPRISE_URN,
    `${META_URN}ServiceProviderConfig`,
    `${META_URN}ResourceType`,
    `${META_URN}Schema`,
  ]);
  expect(body.Resources.map(({ name }: { name: string }) => name)).toEqual([
    "User",
    "Group",
    "EnterpriseUser",
    "ServiceProviderConfig",
    "ResourceType",
    "Schema",
  ]);
  expect(body.Resources[0].schemas).toEqual([`${META_URN}Schema`]);
});

test("C025, C051: /Schemas/{urn}, its colons encoded or not", async () => {
  for (const path of [USER_URN, encodeURIComponent(USER_URN), USER_URN.toLowerCase()]) {
    const { status, headers, body } = await client.get(`/Schemas/${path}`);
    expect([status, headers.get("content-location")]).toEqual([200, `${client.base}/Schemas/${USER_URN}`]);
    expect(body).toMatchObject({
      id: USER_URN,
      name: "User",
      meta: { location: `${client.base}/Schemas/${USER_URN}` },
    });
  }
});

test.each([
  "/Schemas/urn:example:nosuch",
  "/Schemas/__proto__",
  "/ResourceTypes/Device",
  "/ResourceTypes/constructor",
])("C023, C025: %s is 404", async (path) => {
  expect(await client.get(path)).toMatchObject(errorOf(404));
});

test("C026: no answer of discovery holds null; each attribute is told in full, its name in camelCase", async () => {
  for (const path of ["/ServiceProviderConfig", "/ResourceTypes", "/Schemas"]) {
    expect((await client.get(path)).text).not.toContain("null");
  }
  const told = (await client.get("/Schemas")).body.Resources.flatMap(({ attributes }: Json) => attributes);
  for (const attribute of told.flatMap((one: Json) => [one, ...(one.subAttributes ?? [])])) {
    expect(attribute).toMatchObject({
      name: expect.stringMatching(/^(\$ref|[a-z][A-Za-z0-9]*)$/),
      type: expect.any(String),
      multiValued: expect.any(Boolean),
      description: expect.stringMatching(/\S/),
      required: expect.any(Boolean),
      mutability: expect.any(String),
      returned: expect.any(String),
      uniqueness: expect.any(String),
    });
    if (attribute.type === "string") expect(attribute.caseExact).toEqual(expect.any(Boolean));
    if (attribute.type === "complex") expect(attribute.subAttributes.length).toBeGreaterThan(0);
    if (attribute.type === "reference") expect(attribute.referenceTypes.length).toBeGreaterThan(0);
  }
});

describe("C027: what /Schemas says of a user is what requests meet", () => {
  const SAMPLES: Json = {
    string: "Sample Text",
    reference: "https://example.com/Sample",
    binary: "U2FtcGxl",
    boolean: true,
  };
  /** Something for the attribute, a word that is not among its canonical values, whoever may write it. */
  const sampleOf = ({ type, subAttributes = [], multiValued }: Json): Json => {
    const parts = subAttributes.map((sub: Json) => [sub.name, sampleOf(sub)]);
    const one = type === "complex" ? Object.fromEntries(parts) : SAMPLES[type];
    return multiValued ? [one] : one;
  };
  /** Each attribute with its sub-attributes, by the name that filters and paths have for it. */
  const named = (attributes: Json[], before = ""): [name: string, attribute: Json][] =>
    attributes.flatMap((attribute) => {
      const name = before + attribute.name;
      return [[name, attribute], ...named(attribute.subAttributes ?? [], `${name}.`)];
    });

  /** A PATCH for each attribute, by its path: the results in the same order. */
  const patchAll = (operationOf: (path: string) => object, attributes: typeof every) =>
    resultsOf(
      client,
      attributes.map(([path]) => patch(`/Users/${user.id}`, operationOf(path))),
    );

  let core: Json[];
  let enterprise: Json[];
  let every: [name: string, attribute: Json][];
  let sent: Json;
  let user: Json;
  beforeAll(async () => {
    core = (await client.get(`/Schemas/${USER_URN}`)).body.attributes;
    enterprise = (await client.get(`/Schemas/${ENTERPRISE_URN}`)).body.attributes;
    every = [...named(core), ...named(enterprise, `${ENTERPRISE_URN}:`)];
    const samples = (attributes: Json[]) =>
      Object.fromEntries(attributes.map((attribute) => [attribute.name, sampleOf(attribute)]));
    sent = newUser({ ...samples(core), [ENTERPRISE_URN]: samples(enterprise) });
    const answer = await client.post("/Users", sent);
    expect(answer.status).toBe(201);
    user = answer.body;
  });

  test("mutability, multiValued and canonicalValues: what may be written is kept, the rest is the server's", async () => {
    expect(every.length).toBeGreaterThan(60);
    const expectKept = (attributes: Json[], given: Json, kept: Json) => {
      for (const { name, mutability, multiValued, type, subAttributes } of attributes) {
        if (kept[name] !== undefined) expect([name, Array.isArray(kept[name])]).toEqual([name, multiValued]);
        if (mutability === "readOnly") expect([name, kept[name]]).not.toEqual([name, given[name]]);
        else if (type !== "complex") expect([name, kept[name]]).toEqual([name, given[name]]);
        else if (multiValued) expectKept(subAttributes, given[name][0], kept[name][0]);
        else expectKept(subAttributes, given[name], kept[name]);
      }
    };
    expectKept(core, sent, user);
    expectKept(enterprise, sent[ENTERPRISE_URN], user[ENTERPRISE_URN]);
    const results = await patchAll((path) => ({ op: "replace", path, value: "x" }), every);
    for (const [index, [path, { mutability }]] of every.entries()) {
      const { status, response } = results[index];
      if (mutability === "readOnly")
        expect([path, status, response.scimType]).toEqual([path, "400", "mutability"]);
      else expect([path, response?.scimType]).not.toEqual([path, "mutability"]);
    }
    expect((await client.put(`/Users/${user.id}`, sent)).status).toBe(200);
  });

  test("returned: left out and asked for by name, except what is always there", async () => {
    const names = [
      ...core.map(({ name }) => name),
      ...enterprise.map(({ name }) => `${ENTERPRISE_URN}:${name}`),
    ];
    const always = core.filter(({ returned }) => returned === "always").map(({ name }) => name);
    expect(always).toEqual(["id"]);
    const without = (await client.get(`/Users/${user.id}?excludedAttributes=${names}`)).body;
    expect(Object.keys(without).sort()).toEqual([...always, "meta", "schemas"]);
    const { meta, ...rest } = (await client.get(`/Users/${user.id}`)).body;
    expect((await client.get(`/Users/${user.id}?attributes=${names}`)).body).toEqual(rest);
  });

  test("caseExact: filters compare as it says", async () => {
    const compared = every.filter(
      ([, { caseExact, mutability }]) => caseExact !== undefined && mutability === "readWrite",
    );
    expect(compared.length).toBeGreaterThan(40);
    const conditions = compared.map(([name, { type, caseExact }]) => {
      const sample: string = name === "userName" ? user.userName : SAMPLES[type];
      const other = `${name} eq "${sample.toUpperCase()}"`;
      return `${name} eq "${sample}" and ${caseExact ? `not (${other})` : other}`;
    });
    for (let at = 0; at < conditions.length; at += 10) {
      const filter = conditions.slice(at, at + 10).join(" and ");
      const { body } = await client.get(`/Users?filter=${encodeURIComponent(filter)}`);
      expect([filter, body.totalResults]).toEqual([filter, 1]);
    }
  });

  test("uniqueness and required: only userName must differ, and only it must be there", async () => {
    const required = every.filter(([, attribute]) => attribute.required).map(([name]) => name);
    const unique = core.filter(({ uniqueness }) => uniqueness === "server").map(({ name }) => name);
    expect([required, unique]).toEqual([["userName"], ["id", "userName"]]);
    expect(await client.post("/Users", sent)).toMatchObject(errorOf(409, "uniqueness"));
    expect((await client.post("/Users", { ...sent, userName: "another" })).status).toBe(201);
    expect(await client.post("/Users", { ...sent, userName: undefined })).toMatchObject(
      errorOf(400, "invalidValue"),
    );
    const writable = every.filter(([, { mutability }]) => mutability === "readWrite");
    const results = await patchAll((path) => ({ op: "remove", path }), writable);
    expect(results.map(({ status }, at) => [writable[at]?.[0], status])).toEqual(
      writable.map(([path, attribute]) => [path, attribute.required ? "400" : "200"]),
    );
    const { body } = await client.get(`/Users/${user.id}`);
    expect(Object.keys(body).sort()).toEqual(["active", "groups", "id", "meta", "schemas", "userName"]);
  });
});

test.each([
  "/ServiceProviderConfig",
  "/ResourceTypes",
  "/Schemas",
  "/ResourceTypes/User",
  `/Schemas/${USER_URN}`,
])("C030: %s cannot be filtered, and does not mind paging and sorting", async (path) => {
  expect(await client.get(`${path}?filter=id%20eq%20%22x%22`)).toMatchObject(errorOf(403));
  const paged = await client.get(`${path}?startIndex=5&count=1&sortBy=id&sortOrder=descending`);
  expect([paged.status, paged.text]).toEqual([200, (await client.get(path)).text]);
});

test("C032: the password is listed, and can be changed, only where the integration syncs it", async () => {
  await service.addIntegration("synced", { passwordSync: true });
  const synced = await service.clientOf("synced");
  const lists = async ({ get }: Client) => {
    const { attributes } = (await get(`/Schemas/${USER_URN}`)).body;
    const { changePassword } = (await get("/ServiceProviderConfig")).body;
    return [attributes.some(({ name }: Json) => name === "password"), changePassword.supported];
  };
  expect(await lists(client)).toEqual([false, false]);
  expect(await lists(synced)).toEqual([true, true]);
});

test.each(["GET", "POST", "PUT", "PATCH", "DELETE"])("C140: %s /Me is not offered: 501", async (method) => {
  expect(await client.send(method, "/Me", method === "GET" ? undefined : {})).toMatchObject(errorOf(501));
});
