/** RFC 7644 §3.9, §3.14, RFC 7240, RFC 9110: what a client may ask of any answer, whatever it is about. */
import {
  type Client,
  errorOf,
  type Json,
  newGroup,
  newUser,
  openService,
  PATCH_OP_URN,
  type Service,
} from "../gateway/scim/service";

let service: Service;
let client: Client;
let user: Json;
let group: Json;

beforeAll(async () => {
  service = await openService();
  client = await service.clientOf("default");
  user = (await client.post("/Users", newUser())).body;
  await service.addList("Staff");
  group = (await client.post("/Groups", newGroup("Staff", [user.id]))).body;
});
afterAll(() => service.close());

const MINIMAL = { Prefer: "return=minimal" };

/** Each way to ask about one type of resource: with a path and, where there is one, a body. */
const asks = async (type: "Users" | "Groups"): Promise<[method: string, path: string, body?: object][]> => {
  const title = `Team ${Math.random()}`;
  await service.addList(title);
  const one = type === "Users" ? user : group;
  const fresh = type === "Users" ? newUser() : newGroup(title);
  const value = type === "Users" ? { title: title } : { externalId: title };
  return [
    ["GET", `/${type}`],
    ["POST", `/${type}`, fresh],
    ["GET", `/${type}/${one.id}`],
    ["PUT", `/${type}/${one.id}`, one],
    ["PATCH", `/${type}/${one.id}`, { schemas: [PATCH_OP_URN], Operations: [{ op: "add", value }] }],
  ];
};

describe.each(["Users", "Groups"] as const)("/%s", (type) => {
  test("C079: attributes and excludedAttributes together are 400, and nothing is written", async () => {
    const before = (await client.get(`/${type}`)).text;
    for (const [method, path, body] of await asks(type)) {
      const answer = await client.send(method, `${path}?attributes=id&excludedAttributes=meta`, body);
      expect([method, answer]).toMatchObject([method, errorOf(400, "invalidValue")]);
    }
    const after = (await client.get(`/${type}?count=1`)).body;
    expect(after.Resources[0]).toEqual(JSON.parse(before).Resources[0]);
  });

  test("C077, C080: attributes are those of the answer, on every method", async () => {
    for (const [method, path, body] of await asks(type)) {
      const answer = (await client.send(method, `${path}?attributes=externalId`, body)).body;
      for (const resource of answer.Resources ?? [answer]) {
        expect(Object.keys(resource).filter((name) => name !== "externalId")).toEqual(["schemas", "id"]);
      }
    }
  });

  test("C078, C080: excludedAttributes leave out of the answer, on every method, but not what is always there", async () => {
    const excluded = "excludedAttributes=meta,groups,members,id,schemas";
    for (const [method, path, body] of await asks(type)) {
      const answer = (await client.send(method, `${path}?${excluded}`, body)).body;
      const resources: Json[] = answer.Resources ?? [answer];
      expect(resources.length).toBeGreaterThan(0);
      for (const { id, schemas, meta, groups, members } of resources) {
        expect([typeof id, schemas.length > 0, meta, groups, members]).toEqual([
          "string",
          true,
          undefined,
          undefined,
          undefined,
        ]);
      }
    }
  });

  test("C051: Content-Location names the resource that an answer holds, and no list", async () => {
    for (const [method, path, body] of await asks(type)) {
      const answer = await client.send(method, path, body);
      const location = answer.headers.get("content-location");
      expect([method, path, location]).toEqual([method, path, answer.body.meta?.location ?? null]);
      expect(location === null).toBe(Array.isArray(answer.body.Resources));
    }
  });

  test("C095, RFC 7240 §4.2: Prefer: return=minimal is followed by every write", async () => {
    const [, create, , replace, patch] = await asks(type);
    for (const [method, path, body] of [create, replace, patch].filter((ask) => ask !== undefined)) {
      const { status, text, headers } = await client.send(method, path, body, MINIMAL);
      expect([method, status, text]).toEqual([method, method === "POST" ? 201 : 204, ""]);
      expect(headers.get("preference-applied")).toBe("return=minimal");
      expect(headers.get("content-location")).toBeNull();
      const location = method === "POST" ? headers.get("location") : client.base + path;
      const read = await client.get(String(location).slice(client.base.length));
      expect([read.status, read.body.meta.location]).toEqual([200, location]);
    }
  });

  test("C134, RFC 9110 §13.1.1: If-Match may name several versions, weak or strong", async () => {
    const path = `/${type}/${(type === "Users" ? user : group).id}`;
    // Written as it is, it stays the version that it is.
    const { body } = await client.get(path);
    const { version } = body.meta;
    const strong = version.replace("W/", "");
    for (const [tags, status] of [
      ['W/"999"', 412],
      ['"998", W/"999"', 412],
      ["nonsense", 412],
      ["", 412],
    ] as const) {
      expect((await client.put(path, body, { "If-Match": tags })).status).toBe(status);
    }
    for (const tags of [version, strong, `W/"999", ${version}`, `${strong},"999"`, "*"]) {
      expect((await client.put(path, body, { "If-Match": tags })).status).toBe(200);
    }
  });

  test("C050, RFC 9110 §13.1.2: If-None-Match may name several versions, weak or strong", async () => {
    const path = `/${type}/${(type === "Users" ? user : group).id}`;
    const { version } = (await client.get(path)).body.meta;
    const strong = version.replace("W/", "");
    for (const tags of [version, strong, `"999", ${version}`, "*"]) {
      const { status, text, headers } = await client.get(path, { "If-None-Match": tags });
      expect([tags, status, text, headers.get("etag")]).toEqual([tags, 304, "", version]);
    }
    for (const tags of ['"999"', 'W/"999", "998"', "nonsense"]) {
      expect((await client.get(path, { "If-None-Match": tags })).status).toBe(200);
    }
    // It is no condition of a write.
    const { body } = await client.get(path);
    expect((await client.put(path, body, { "If-None-Match": "*" })).status).toBe(200);
  });
});

describe("RFC 9110 §9.3: HEAD and OPTIONS", () => {
  const paths = ["/Users", "/Groups", "/ServiceProviderConfig", "/Schemas", "/ResourceTypes/User", ""];

  test("C052: HEAD is the answer to GET without its body", async () => {
    for (const path of [...paths, `/Users/${user.id}`, `/Groups/${group.id}`]) {
      const [head, get] = [await client.send("HEAD", path), await client.get(path)];
      expect([path, head.status, head.text]).toEqual([path, 200, ""]);
      for (const name of ["content-type", "content-length", "etag", "content-location"]) {
        expect([path, name, head.headers.get(name)]).toEqual([path, name, get.headers.get(name)]);
      }
    }
    expect((await client.send("HEAD", "/Users/nobody")).status).toBe(404);
    expect((await client.send("HEAD", "/Me")).status).toBe(501);
  });

  test.each(["/Bulk", "/.search", "/Users/.search", "/Groups/.search"])(
    "C007, C052: %s is for POST alone",
    async (path) => {
      for (const method of ["HEAD", "GET", "PUT", "PATCH", "DELETE"]) {
        const { status, headers } = await client.send(method, path);
        expect([method, status, headers.get("allow")]).toEqual([method, 405, "POST, OPTIONS"]);
      }
      const options = await client.send("OPTIONS", path);
      expect([options.status, options.headers.get("allow")]).toEqual([204, "POST, OPTIONS"]);
    },
  );

  test("C052: OPTIONS names the methods of every path", async () => {
    for (const path of [...paths, `/Users/${user.id}`, "/Me"]) {
      const { status, headers } = await client.send("OPTIONS", path);
      expect([path, status]).toEqual([path, 204]);
      expect(headers.get("allow")).toContain("GET, HEAD");
    }
  });
});
