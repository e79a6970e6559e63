import { Refusal, StoreUnavailable } from "../../../gateway/domain/errors";
import { routeTable } from "../../../gateway/http/access";
import { sendJson } from "../../../gateway/http/json";
import { mount } from "../../../gateway/http/mount";
import { HttpError, type Route } from "../../../gateway/http/surface";
import { type Ground, openGround, sendRaw, surfaceOf, TOKEN } from "./ground";

const READERS = ["access:read"] as const;

const routes: Route[] = [
  {
    method: "get",
    path: "/v1/open",
    access: "public",
    handle: (_, response) => sendJson(response, 200, { open: true }),
  },
  {
    method: "get",
    path: "/v1/things/:id",
    access: READERS,
    handle: ({ params, principal, query }, response) =>
      sendJson(response, 200, { id: params.id, by: principal?.clientId, q: query.getAll("q") }),
  },
  {
    method: "patch",
    path: "/v1/things/:id",
    access: ["manage"],
    body: "json",
    handle: (_, response) => sendJson(response, 200, {}),
  },
  {
    method: "get",
    path: "/v1/refused",
    access: "public",
    handle: () => Promise.reject(new Refusal("stale", "It moved on.")),
  },
  {
    method: "get",
    path: "/v1/unavailable",
    access: "public",
    handle: () => {
      throw new StoreUnavailable("locked", 2);
    },
  },
  {
    method: "get",
    path: "/v1/fault",
    access: "public",
    handle: () => {
      throw new Error("connect to db://user:pw@host failed");
    },
  },
  {
    method: "get",
    path: "/v1/half",
    access: "public",
    handle: async (_, response) => {
      response.write("half");
      throw new Error("the rest is lost");
    },
  },
  {
    method: "get",
    path: "/v1/slow",
    access: "public",
    handle: ({ signal }) =>
      new Promise((_, reject) =>
        signal.addEventListener("abort", () => reject(new HttpError(504, "Too slow."))),
      ),
  },
];

let ground: Ground;
beforeAll(async () => {
  ground = await openGround(routes, { timeLimit: 200 });
});
afterAll(() => ground.close());

const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(ground.url + path, { headers, method });

describe("deny by default (SEC-02)", () => {
  test("a route without access does not start", () => {
    const open = [{ method: "get", path: "/v1/x", handle: () => undefined }] as unknown as Route[];
    const options = { authenticator: { authenticate: () => Promise.reject() } } as never;
    expect(() => mount([surfaceOf(open)], options)).toThrow("GET /v1/x of management declares no access");
    const none = [{ method: "get", path: "/v1/x", access: [], handle: () => undefined }] as Route[];
    expect(() => mount([surfaceOf(none)], options)).toThrow("declares no access");
  });

  test("a route declared twice, or outside its surface, does not start", () => {
    const [route] = routes as [Route];
    expect(() => routeTable([surfaceOf([route, route])])).toThrow("declared twice");
    expect(() => routeTable([surfaceOf([{ ...route, path: "/v10/x" }])])).toThrow("none of its roots");
  });

  test("every route that is not public asks for a token", async () => {
    for (const { method, path, access } of routeTable([surfaceOf(routes)])) {
      if (access === "public") continue;
      const answer = await get(path, {}, method);
      expect([path, answer.status, answer.headers.get("www-authenticate")]).toEqual([path, 401, "Bearer"]);
    }
  });

  test.each(["Bearer", "Bearer ", "bearer\t", "Basic Og==", ""])(
    "SEC-03: Authorization %j is 401",
    async (value) => {
      expect((await get("/v1/things/1", { authorization: value })).status).toBe(401);
    },
  );

  test("SEC-03: a repeated Authorization header is 401 even when the first is right", async () => {
    const head = `GET /v1/things/1 HTTP/1.1\r\nHost: x\r\nAuthorization: ${TOKEN}\r\nauthorization: Bearer x\r\nConnection: close\r\n\r\n`;
    expect(await sendRaw(ground.port, head)).toMatch(/^HTTP\/1.1 401 /);
  });

  test("RFC 6750 §3.1: a token without the scope is 403 and names the scope", async () => {
    const answer = await get("/v1/things/1", { authorization: TOKEN }, "PATCH");
    expect(answer.status).toBe(403);
    expect(answer.headers.get("www-authenticate")).toBe('Bearer error="insufficient_scope", scope="manage"');
  });

  test("a token with the scope is let through, with path and query parsed", async () => {
    const answer = await get("/v1/things/a%2Fb?q=1&q=2", { authorization: TOKEN });
    expect(await answer.json()).toEqual({ id: "a/b", by: "reader", q: ["1", "2"] });
  });
});

describe("paths and methods", () => {
  test("an unknown path is 404 and needs no token", async () => {
    const answer = await get("/v1/nothing");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
  });

  test("a wrong method is 405 with Allow", async () => {
    const answer = await get("/v1/things/1", {}, "DELETE");
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, PATCH, OPTIONS"]);
  });

  test("OPTIONS is 204 with Allow", async () => {
    const answer = await get("/v1/open", {}, "OPTIONS");
    expect([answer.status, answer.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  });

  test("HEAD is GET without its body", async () => {
    const [head, full] = [await get("/v1/open", {}, "HEAD"), await get("/v1/open")];
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("content-length")).toBe(full.headers.get("content-length"));
  });

  test.each([
    "/v1/../v1/things/1",
    "//v1/things/1",
    "/v1//things/1",
    "/v1/%2e%2e/v1/things/1",
    "/V1/things/1",
    "/v1/Things/1",
    "/v1/things/1/../../open",
    "/v1/things;x/1",
    "/v1/open./x",
    "/health/../v1/things/1",
    "/v1/things/1?/v1/open",
    "/v1/things/1#/v1/open",
    "http://elsewhere/v1/things/1",
  ])("SEC-56: %s is 401 or 404, never let through", async (path) => {
    const answer = await sendRaw(ground.port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 (400|401|404) /);
  });

  test("a path that is not percent-encoded UTF-8 is 400 in the surface's dialect", async () => {
    const answer = await sendRaw(
      ground.port,
      "GET /v1/things/%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    );
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain("application/problem+json");
  });
});

describe("answers", () => {
  test("carry no trace of the framework, are never cached and never sniffed", async () => {
    const { headers } = await get("/v1/open");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("etag")).toBeNull();
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test.each([
    ["a refusal", "/v1/refused", 412, "stale"],
    ["a store that cannot answer", "/v1/unavailable", 503, "unavailable"],
    ["a fault", "/v1/fault", 500, "internal"],
    ["a path that nothing serves", "/v1/nowhere", 404, "no-route"],
    ["a path of no surface", "/wrong/v1/open", 404, "no-route"],
  ])("STD-59: %s is problem+json", async (_, path, status, code) => {
    const answer = await get(path);
    const body = (await answer.json()) as Record<string, unknown>;
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(body).toMatchObject({ type: `urn:rollcall:problem:${code}`, code, status });
    expect(body.title).toEqual(expect.any(String));
    expect(body.instance).toBe(`urn:rollcall:request:${answer.headers.get("x-request-id")}`);
  });

  test("a store that cannot answer says when to try again, in whole seconds", async () => {
    expect((await get("/v1/unavailable")).headers.get("retry-after")).toBe("2");
  });

  test("D7: a fault tells the caller nothing of its cause, and the log everything but the credentials", async () => {
    const answer = await get("/v1/fault", { "x-request-id": "fault-1" });
    expect(await answer.text()).not.toContain("db://");
    const line = ground.lines().find((entry) => entry.requestId === "fault-1" && entry.level === "error");
    expect(line).toMatchObject({
      err: { type: "Error", message: "connect to db://[redacted]@host failed", stack: expect.any(String) },
    });
  });

  test("a fault after the answer began closes the connection: half an answer never looks whole", async () => {
    await expect(get("/v1/half").then((answer) => answer.text())).rejects.toThrow();
  });

  test("the signal aborts when the time limit passes", async () => {
    expect((await get("/v1/slow")).status).toBe(504);
  });
});

describe("request id", () => {
  test.each(["abc-123", "0af7651916cd43dd8448eb211c80319c", "a".repeat(64)])("%s is echoed", async (id) => {
    expect((await get("/v1/open", { "x-request-id": id })).headers.get("x-request-id")).toBe(id);
  });

  test.each(["a".repeat(65), "a b", "<script>", '","level":"fatal', ""])("%j is replaced", async (id) => {
    const echoed = (await get("/v1/open", { "x-request-id": id })).headers.get("x-request-id");
    expect(echoed).toMatch(/^[0-9a-f-]{36}$/);
  });
});

test("SEC-37: two callers on one connection pool never see each other", async () => {
  const calls = Array.from({ length: 200 }, async (_, i) => {
    const known = i % 2 === 0;
    const answer = await get(`/v1/things/${i}`, { authorization: known ? TOKEN : "Bearer other" });
    return [answer.status, known ? ((await answer.json()) as { id: string }).id : null];
  });
  const expected = calls.map((_, i) => (i % 2 === 0 ? [200, String(i)] : [401, null]));
  expect(await Promise.all(calls)).toEqual(expected);
});

test("the rate limit stands between the caller and the handler", async () => {
  const limited = await openGround(routes, {
    limitRate: () => {
      throw new HttpError(429, "Too many requests.", { "Retry-After": "7" });
    },
  });
  const answer = await fetch(`${limited.url}/v1/open`);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "7"]);
  await limited.close();
});

test("metrics count by route template and status, never by path", async () => {
  await get("/v1/things/secret-path-value", { authorization: TOKEN });
  const text = await ground.metrics.registry.metrics();
  expect(text).toMatch(
    /rollcall_http_requests_total\{route="\/v1\/things\/:id",method="GET",code="200"\} \d+/,
  );
  expect(text).toContain(
    'rollcall_http_request_seconds_bucket{le="0.001",route="/v1/things/:id",method="GET"}',
  );
  expect(text).not.toContain("secret-path-value");
});

test("an answer that was given stands, also when it cannot be recorded", async () => {
  const onServed = () => {
    throw new Error("no room");
  };
  const failing = await openGround([], { onServed });
  try {
    for (let round = 0; round < 2; round++) {
      expect((await fetch(`${failing.url}/v1/nothing`)).status).toBe(404);
    }
    expect(failing.lines()).toContainEqual(
      expect.objectContaining({ msg: "request was served and could not be recorded" }),
    );
  } finally {
    await failing.close();
  }
});
