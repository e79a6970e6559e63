/** RFC 7644 §3.1, §3.12, §2: how requests and errors travel, whatever they are about. */
import { sendRaw } from "../gateway/http/ground";
import {
  type Client,
  clientAt,
  ERROR_URN,
  errorOf,
  type Json,
  newGroup,
  newUser,
  openService,
  PATCH_OP_URN,
  type Service,
  USER_URN,
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
  group = (await client.post("/Groups", newGroup("Staff"))).body;
});
afterAll(() => service.close());

/** A request without Authorization. */
const bare = (path: string, init: RequestInit = {}) => fetch(client.base + path, init);

/** A request of exactly these lines, which fetch would add to. */
async function sendLines(...lines: string[]): Promise<string> {
  const { port } = new URL(client.base);
  return sendRaw(Number(port), [...lines, "Connection: close", "", ""].join("\r\n"));
}

/** Every request that has a body. */
const withBody = (): [method: string, path: string][] => [
  ["POST", "/Users"],
  ["PUT", `/Users/${user.id}`],
  ["PATCH", `/Users/${user.id}`],
  ["POST", "/Groups"],
  ["PUT", `/Groups/${group.id}`],
  ["PATCH", `/Groups/${group.id}`],
  ["POST", "/Bulk"],
  ["POST", "/.search"],
  ["POST", "/Users/.search"],
  ["POST", "/Groups/.search"],
];

describe("RFC 7644 §3.1, §3.12: whatever is answered", () => {
  const stale = { "If-Match": 'W/"999"' };

  test.each<[number, string, string, unknown?, Record<string, string>?]>([
    [200, "GET", "/Users"],
    [200, "GET", "/ServiceProviderConfig"],
    [201, "POST", "/Users", newUser()],
    [400, "POST", "/Users", "{"],
    [401, "GET", "/Users", undefined, { Authorization: "Bearer x" }],
    [403, "GET", "/Schemas?filter=id%20pr"],
    [404, "GET", "/Users/nobody"],
    [405, "PUT", "/Users", {}],
    [409, "POST", "/Users", newUser({ userName: "taken@example.com" })],
    [412, "PUT", "/Users/of-ann", newUser(), stale],
    [415, "POST", "/Users", "<user/>", { "Content-Type": "application/xml" }],
    [501, "GET", "/Me"],
  ])(
    "C001, C013: %i, to %s %s, is application/scim+json; an Error repeats it as text",
    async (status, ...asked) => {
      await client.post("/Users", newUser({ userName: "taken@example.com" }));
      const [method, path, body, headers] = asked;
      const answer = await client.send(method, path.replace("of-ann", user.id), body, headers);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "application/scim+json"]);
      if (status >= 400) expect(answer.body).toMatchObject({ schemas: [ERROR_URN], status: String(status) });
    },
  );
});

describe("RFC 7644 §3.1: media types", () => {
  test.each([
    "application/scim+json",
    "application/scim+json; charset=utf-8",
    "application/json",
    'application/json;charset="UTF-8"',
  ])("C001, C002: %s is understood and answered as application/scim+json", async (type) => {
    const { status, headers } = await client.post("/Users", newUser(), { "Content-Type": type });
    expect(status).toBe(201);
    expect(headers.get("content-type")).toMatch(/^application\/scim\+json\b/);
  });

  test.each([
    "text/plain",
    "application/xml",
    "application/x-www-form-urlencoded",
    "application/json; charset=latin1",
  ])("C002: a body of %s is 415", async (type) => {
    for (const [method, path] of withBody()) {
      const answer = await client.send(method, path, newUser(), { "Content-Type": type });
      expect([method, path, answer]).toMatchObject([method, path, errorOf(415)]);
    }
  });

  test.each(["application/json", "application/scim+json", "*/*", "text/html"])(
    "C003: Accept: %s is answered as application/scim+json",
    async (accept) => {
      for (const [path, expected] of [
        ["/Users", 200],
        ["/Nothing", 404],
      ] as const) {
        const { status, headers } = await client.get(path, { Accept: accept });
        expect([status, headers.get("content-type")]).toEqual([expected, "application/scim+json"]);
      }
    },
  );

  test.each([
    ["no Accept and no User-Agent", []],
    ["an empty User-Agent", ["User-Agent: "]],
  ])("C003, C016: a request with %s is answered", async (_, more) => {
    const { pathname } = new URL(client.base);
    const head = [`GET ${pathname}/Users HTTP/1.1`, "Host: x", `Authorization: Bearer ${client.token}`];
    const answer = await sendLines(...head, ...more);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toMatch(/^content-type: application\/scim\+json\r$/im);
  });
});

describe("RFC 7644 §2, RFC 6750 §3: who may call", () => {
  test.each([undefined, "Bearer", "Bearer garbage", "Basic eDp5", "garbage"])(
    "C004: Authorization %j is 401 with a challenge",
    async (authorization) => {
      const response = await bare(
        "/Users",
        authorization ? { headers: { Authorization: authorization } } : {},
      );
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toMatch(/^Bearer/);
      expect(response.headers.get("content-type")).toMatch(/^application\/scim\+json\b/);
      expect(await response.json()).toMatchObject({ schemas: [ERROR_URN], status: "401" });
    },
  );

  test("C005: a valid token without the right is 403", async () => {
    const token = await service.tokenOf(["manage:read", "access:read"]);
    expect(await clientAt(client.base, token).get("/Users")).toMatchObject(errorOf(403));
  });
});

describe("RFC 7644 §3.12: what is not there", () => {
  test.each(["/Nothing", "/5f1a8f20-6c1e-4f6e-9d3e-1f2a3b4c5d6e", "/Users/x/y", "/USERS"])(
    "C006: %j is 404",
    async (path) => {
      expect(await client.get(path)).toMatchObject(errorOf(404));
      // Whoever asks, it is told alike: what is not there needs no protection.
      expect(await clientAt(client.base, "x").get(path)).toMatchObject(errorOf(404));
    },
  );

  test("choice: /users and /groups are found too, as a test collection of Microsoft's asks for them", async () => {
    const made = await client.post("/users", newUser());
    expect([made.status, made.body.meta.location]).toEqual([201, `${client.base}/Users/${made.body.id}`]);
    expect((await client.get(`/users/${made.body.id}`)).body).toEqual(made.body);
    expect((await client.get("/groups")).body.totalResults).toBe(
      (await client.get("/Groups")).body.totalResults,
    );
    expect((await client.send("DELETE", `/users/${made.body.id}`)).status).toBe(204);
  });

  test("C007, C031: every path is 405 for the methods that it does not have, and says which it has", async () => {
    const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    const served = new Map<string, string[]>();
    for (const { surface, method, path } of service.gateway.routes()) {
      const [, below] = /^\/scim\/v2(.*)$/.exec(path) ?? [];
      if (surface !== "scim" || below === undefined) continue;
      served.set(below, [...(served.get(below) ?? []), method]);
    }
    const discovery = [
      "/ServiceProviderConfig",
      "/ResourceTypes",
      "/ResourceTypes/:id",
      "/Schemas",
      "/Schemas/:id",
    ];
    for (const path of discovery) expect([path, served.get(path)]).toEqual([path, ["GET"]]);
    for (const [path, allowed] of served) {
      const expected = [...allowed, ...(allowed.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
      for (const method of methods.filter((one) => !allowed.includes(one))) {
        const answer = await client.send(method, path.replace(":id", "x"), method === "GET" ? undefined : {});
        expect([method, path, answer]).toMatchObject([method, path, errorOf(405)]);
        expect(answer.headers.get("allow")?.split(", ").sort()).toEqual(expected.sort());
      }
    }
  });

  test("C052: HEAD is GET without a body; OPTIONS names the methods", async () => {
    expect(await client.send("HEAD", "/Users")).toMatchObject({ status: 200, text: "" });
    const options = await client.send("OPTIONS", "/Users");
    expect(options.status).toBe(204);
    expect(options.headers.get("allow")).toContain("POST");
  });
});

describe("RFC 7644 §3.12: bodies that are none", () => {
  test.each(["{", "", "[]", '"x"', "5", "null", "{'userName':'x'}", '{"schemas":["x"]}'])(
    "C008: %j is 400 invalidSyntax",
    async (body) => {
      for (const [method, path] of withBody()) {
        const answer = await client.send(method, path, body);
        expect([method, path, answer]).toMatchObject([method, path, errorOf(400, "invalidSyntax")]);
      }
    },
  );

  test("C001, C009: a body over the limit is 413, and the next request works", async () => {
    const answer = await client.post("/Users", newUser({ title: "x".repeat(17 * 1024 * 1024) }));
    expect(answer).toMatchObject(errorOf(413));
    expect((await client.get("/Users")).status).toBe(200);
  });

  test.each([
    ["an address", `GET /scim/v2/Users?filter=${"x".repeat(17_000)} HTTP/1.1`, []],
    ["a header", "GET /scim/v2/Users HTTP/1.1", [`X-Long: ${"x".repeat(17_000)}`]],
  ])("C009: %s over the limit is 431, and the next request works", async (_, line, headers) => {
    const [head = "", body = ""] = (await sendLines(line, "Host: x", ...headers)).split("\r\n\r\n");
    expect(head).toMatch(/^HTTP\/1\.1 431 /);
    expect(head).toMatch(/^content-type: application\/scim\+json$/im);
    expect(JSON.parse(body)).toMatchObject({ schemas: [ERROR_URN], status: "431" });
    expect((await client.get("/Users")).status).toBe(200);
  });

  test.each([33, 65, 100_000])("C010: %i levels of nesting are 400, closed or not", async (depth) => {
    const name = newUser();
    for (const closing of ["", "]".repeat(depth)]) {
      const body = JSON.stringify(name).replace("{", `{"x":${"[".repeat(depth - 1)}${closing.slice(1)},`);
      expect(await client.post("/Users", body)).toMatchObject(errorOf(400, "invalidSyntax"));
    }
    expect((await client.post("/Users", name)).status).toBe(201);
  });

  test.each([
    '"title":"a","title":"b"',
    '"active":false,"active":true',
    '"active":false,"Active":true',
    '"active":true,"ACTIVE":false',
  ])("C010: {%s} makes nobody, and activates nobody", async (twice) => {
    const user = newUser();
    const text = JSON.stringify(user).replace("{", `{${twice},`);
    expect(await client.post("/Users", text)).toMatchObject(errorOf(400));
    const { id } = (await client.post("/Users", { ...user, active: false })).body;
    expect(await client.put(`/Users/${id}`, text)).toMatchObject(errorOf(400));
    const value = `{"schemas":["${PATCH_OP_URN}"],"Operations":[{"op":"replace","value":{${twice}}}]}`;
    expect(await client.send("PATCH", `/Users/${id}`, value)).toMatchObject(errorOf(400));
    expect((await client.get(`/Users/${id}`)).body.active).toBe(false);
  });

  test.each([
    ["__proto__", 400],
    ["constructor", 201],
    ["toString", 201],
  ])("C010: a member called %s is refused or passed over, and pollutes nothing", async (name, status) => {
    const body = JSON.stringify(newUser()).replace("{", `{"${name}":{"polluted":1},`);
    const answer = await client.post("/Users", body);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain("polluted");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe("addresses", () => {
  test("C014: a slash at the end and an empty query make no difference", async () => {
    for (const path of [
      "/Users",
      `/Users/${user.id}`,
      "/Groups",
      `/Groups/${group.id}`,
      "/Schemas",
      `/Schemas/${USER_URN}`,
    ]) {
      const plain = await client.get(path);
      expect([path, plain.status]).toEqual([path, 200]);
      for (const end of ["/", "?", "/?"]) expect((await client.get(path + end)).text).toBe(plain.text);
    }
  });

  test("C014, OneLogin: nor do they in writes", async () => {
    for (const end of ["", "/", "?", "/?"]) {
      const { status, body } = await client.post(`/Users${end}`, newUser());
      const at = `/Users/${body.id}${end}`;
      const patched = await client.patch(at, [{ op: "add", path: "title", value: "T" }]);
      const { status: replaced } = await client.put(at, body);
      const change = await client.patch(`/Groups/${group.id}${end}`, [
        { op: "add", path: "members", value: [{ value: body.id }] },
      ]);
      const removed = await client.delete(at);
      expect([end, status, patched.status, replaced, change.status, removed.status]).toEqual([
        end,
        201,
        200,
        200,
        200,
        204,
      ]);
    }
  });

  test("C015: plus and %20 are spaces; %40 and %2B are decoded once", async () => {
    const { userName } = (
      await client.post("/Users", newUser({ userName: `a+b%40c-${Date.now()}@example.com` }))
    ).body;
    const found = async (literal: string) => {
      const spaces = ["+", "%20"].map((space) => `/Users?filter=userName${space}eq${space}%22${literal}%22`);
      const answers = await Promise.all(spaces.map((path) => client.get(path)));
      return answers.map(({ body }) => body.totalResults);
    };
    expect(await found(encodeURIComponent(userName))).toEqual([1, 1]);
    // Decoded twice, it would be found; a plus that is not encoded is a space.
    expect(await found(encodeURIComponent(encodeURIComponent(userName)))).toEqual([0, 0]);
    expect(await found(encodeURIComponent(userName).replace("%2B", "+"))).toEqual([0, 0]);
  });

  test("C018: unknown parameters are passed over, whatever is asked", async () => {
    const unknown = "?aadOptscim062020&nosuch=1";
    const { body } = await client.post(`/Users${unknown}`, newUser());
    const path = `/Users/${body.id}`;
    for (const read of ["/Users", path, "/Groups", "/ServiceProviderConfig", "/Schemas"]) {
      const { status, text } = await client.get(read + unknown);
      expect([read, status, text]).toEqual([read, 200, (await client.get(read)).text]);
    }
    const operations = [{ op: "Replace", path: "active", value: "False" }];
    const patched = await client.patch(path + unknown, operations);
    expect(patched).toMatchObject({ status: 200, body: { active: false } });
    expect((await client.put(path + unknown, body)).status).toBe(200);
    expect((await client.delete(path + unknown)).status).toBe(204);
  });
});

test("C012: a fault within is 500 and tells nothing of its cause; the next request works", async () => {
  // Nothing that the gateway does, and so nothing that it foresees.
  await service.query("alter table users rename column profile to gone");
  try {
    for (const [method, path] of [
      ["GET", "/Users"],
      ["GET", `/Users/${user.id}`],
      ["POST", "/Users"],
      ["PUT", `/Users/${user.id}`],
      ["POST", "/.search"],
    ] as const) {
      const schemas = ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"];
      const body = path === "/.search" ? { schemas } : newUser();
      const answer = await client.send(method, path, method === "GET" ? undefined : body);
      expect([method, path, answer]).toMatchObject([method, path, errorOf(500)]);
      expect(answer.body.detail).toBe(`The request failed. Its id is ${answer.headers.get("x-request-id")}.`);
    }
  } finally {
    await service.query("alter table users rename column gone to profile");
  }
  expect(await client.get(`/Users/${user.id}`)).toMatchObject({ status: 200, body: { id: user.id } });
  expect((await client.post("/Users", newUser())).status).toBe(201);
});
