/** RFC 7644 §3.1, §3.12, §2: how requests and errors travel, whatever they are about. */
import { connect } from "node:net";
import {
  type Client,
  clientAt,
  ERROR_URN,
  errorOf,
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

/** A request without Authorization. */
const bare = (path: string, init: RequestInit = {}) => fetch(client.base + path, init);

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
    const answer = await client.post("/Users", newUser(), { "Content-Type": type });
    expect(answer).toMatchObject(errorOf(415));
  });

  test.each(["application/json", "application/scim+json", "*/*", "text/html"])(
    "C003: Accept: %s is answered as application/scim+json",
    async (accept) => {
      const { status, headers } = await client.get("/Users", { Accept: accept });
      expect(status).toBe(200);
      expect(headers.get("content-type")).toMatch(/^application\/scim\+json\b/);
    },
  );

  test("C016: a request without User-Agent is answered", async () => {
    const { hostname, port, pathname } = new URL(client.base);
    const answer = await new Promise<string>((resolve) => {
      let text = "";
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `GET ${pathname}/Users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${client.token}\r\nConnection: close\r\n\r\n`,
        );
      });
      socket.on("data", (chunk) => {
        text += chunk.toString();
      });
      socket.on("close", () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
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
    const { clients } = service.gateway.services;
    const made = await clients.create(
      { name: "reader", scopes: ["manage:read"], integration: null, expiresAt: null },
      { id: "test", requestId: "test" },
    );
    const response = await fetch(`${service.publicUrl}/oauth2/token`, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: `grant_type=client_credentials&client_id=${made.client.clientId}&client_secret=${made.secret}`,
    });
    const { access_token } = (await response.json()) as { access_token: string };
    expect(await clientAt(client.base, access_token).get("/Users")).toMatchObject(errorOf(403));
  });
});

describe("RFC 7644 §3.12: what is not there", () => {
  test.each(["/Nothing", "/5f1a8f20-6c1e-4f6e-9d3e-1f2a3b4c5d6e", "/Users/x/y", "/users"])(
    "C006: %j is 404",
    async (path) => {
      expect(await client.get(path)).toMatchObject(errorOf(404));
    },
  );

  test.each([
    ["PUT", "/Users", "POST"],
    ["DELETE", "/Groups", "POST"],
    ["POST", "/Users/x", "PATCH"],
    ["POST", "/ServiceProviderConfig", "GET"],
    ["PUT", "/Schemas", "GET"],
    ["PATCH", "/ResourceTypes/User", "GET"],
    ["DELETE", "/Schemas/x", "GET"],
  ])("C007, C031: %s %s is 405 and says what is allowed", async (method, path, allowed) => {
    const answer = await client.send(method, path, {});
    expect(answer).toMatchObject(errorOf(405));
    expect(answer.headers.get("allow")).toContain(allowed);
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
      expect(await client.post("/Users", body)).toMatchObject(errorOf(400, "invalidSyntax"));
    },
  );

  test("C009: a body over the limit is 413, and the next request works", async () => {
    const answer = await client.post("/Users", newUser({ title: "x".repeat(17 * 1024 * 1024) }));
    expect(answer).toMatchObject(errorOf(413));
    expect((await client.get("/Users")).status).toBe(200);
  });

  test("C010: nesting that would exhaust a parser is 400", async () => {
    const body = `{"schemas":${"[".repeat(100_000)}`;
    expect(await client.post("/Users", body)).toMatchObject({ status: 400 });
  });

  test.each(['"active":false,"active":true', '"active":false,"Active":true', '"active":true,"ACTIVE":false'])(
    "C010: {%s} makes nobody, and activates nobody",
    async (twice) => {
      const user = newUser();
      const text = JSON.stringify(user).replace("{", `{${twice},`);
      expect(await client.post("/Users", text)).toMatchObject(errorOf(400));
      const { id } = (await client.post("/Users", { ...user, active: false })).body;
      expect(await client.put(`/Users/${id}`, text)).toMatchObject(errorOf(400));
      const value = `{"schemas":["${PATCH_OP_URN}"],"Operations":[{"op":"replace","value":{${twice}}}]}`;
      expect(await client.send("PATCH", `/Users/${id}`, value)).toMatchObject(errorOf(400));
      expect((await client.get(`/Users/${id}`)).body.active).toBe(false);
    },
  );

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
    const plain = await client.get("/Users");
    for (const path of ["/Users/", "/Users?", "/Users/?"]) {
      expect((await client.get(path)).text).toBe(plain.text);
    }
  });

  test("C015: plus and %20 are spaces; %40 and %2B are decoded once", async () => {
    const user = newUser({ userName: `a+b-${Date.now()}@example.com` });
    await client.post("/Users", user);
    const literal = encodeURIComponent(String(user.userName));
    for (const space of ["+", "%20"]) {
      const { body } = await client.get(`/Users?filter=userName${space}eq${space}%22${literal}%22`);
      expect(body.totalResults).toBe(1);
    }
  });

  test("C018: unknown parameters are passed over", async () => {
    expect((await client.get("/Users?aadOptscim062020&nosuch=1")).status).toBe(200);
  });
});
