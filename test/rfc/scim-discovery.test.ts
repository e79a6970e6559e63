/** RFC 7644 §4, RFC 7643 §5–§7: what the service provider says of itself. */
import {
  type Client,
  ENTERPRISE_URN,
  errorOf,
  GROUP_URN,
  type Json,
  LIST_RESPONSE_URN,
  openService,
  type Service,
  USER_URN,
} from "../gateway/scim/service";

const META_URN = "urn:ietf:params:scim:schemas:core:2.0:";

let service: Service;
let client: Client;

beforeAll(async () => {
  service = await openService();
  client = await service.clientOf("default");
});
afterAll(() => service.close());

const namesOf = (resources: Json[]) => resources.map(({ id }) => id);

test("C019: /ServiceProviderConfig is one object, with every feature and how to authenticate", async () => {
  const { status, body } = await client.get("/ServiceProviderConfig");
  expect(status).toBe(200);
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

test.each(["User", "Group"])("C023: /ResourceTypes/%s is that one", async (name) => {
  const { status, body } = await client.get(`/ResourceTypes/${name}`);
  expect(status).toBe(200);
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
  expect(body.Resources[0].schemas).toEqual([`${META_URN}Schema`]);
});

test("C025: /Schemas/{urn}, its colons encoded or not", async () => {
  for (const path of [USER_URN, encodeURIComponent(USER_URN), USER_URN.toLowerCase()]) {
    const { status, body } = await client.get(`/Schemas/${path}`);
    expect(status).toBe(200);
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

test("C026: no answer of discovery holds null, and names are camelCase", async () => {
  for (const path of ["/ServiceProviderConfig", "/ResourceTypes", "/Schemas"]) {
    expect((await client.get(path)).text).not.toContain("null");
  }
});

test("C027: a sample of what /Schemas says is what requests meet", async () => {
  const { attributes } = (await client.get(`/Schemas/${USER_URN}`)).body;
  const required = attributes.filter((attribute: Json) => attribute.required);
  expect(required.map(({ name }: Json) => name)).toEqual(["userName"]);
  expect(await client.post("/Users", { schemas: [USER_URN] })).toMatchObject(errorOf(400, "invalidValue"));
});

test.each([
  "/ServiceProviderConfig",
  "/ResourceTypes",
  "/Schemas",
  "/ResourceTypes/User",
  `/Schemas/${USER_URN}`,
])("C030: %s cannot be filtered, and does not mind paging and sorting", async (path) => {
  expect(await client.get(`${path}?filter=id%20eq%20%22x%22`)).toMatchObject(errorOf(403));
  expect((await client.get(`${path}?startIndex=5&count=1&sortBy=id`)).status).toBe(200);
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

test.each([
  ["GET", "/Me"],
  ["PATCH", "/Me"],
])("C140: %s %s is not offered: 501", async (method, path) => {
  expect(await client.send(method, path, method === "GET" ? undefined : {})).toMatchObject(errorOf(501));
});
