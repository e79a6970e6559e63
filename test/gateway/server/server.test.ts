import { connect } from "node:net";
import { openGateway, type RunningGateway } from "./gateway";

const USER = JSON.stringify({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  userName: "alice@example.com",
});
const SCIM_JSON = { "content-type": "application/scim+json" };

describe("a gateway on loopback", () => {
  let running: RunningGateway;
  beforeAll(async () => {
    running = await openGateway();
  });
  afterAll(() => running.close());

  test("serves SCIM, OAuth and management from one address", async () => {
    const scim = await running.token(["scim"]);
    const made = await running.call("/scim/v2/Users", {
      method: "POST",
      body: USER,
      headers: SCIM_JSON,
      token: scim,
    });
    expect(made.status).toBe(201);
    const manager = await running.token(["manage:read"]);
    const events = await running.call("/v1/events", { token: manager });
    expect(events.status).toBe(200);
  });

  test("is ready, and counts what it does, on the other", async () => {
    const ready = await fetch(`${running.managementUrl}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: "ok", version: "test" });
    const metrics = await (await fetch(`${running.managementUrl}/metrics`)).text();
    expect(metrics).toMatch(/rollcall_tokens_issued_total\{grant="client_credentials"\} \d/);
    expect(metrics).toContain(
      'rollcall_scim_operations_total{integration="default",resource="Users",operation="create",code="201"} 1',
    );
  });

  test("the public address knows nothing of health and metrics, the other nothing of SCIM", async () => {
    expect((await running.call("/metrics")).status).toBe(404);
    expect((await fetch(`${running.managementUrl}/scim/v2/Users`)).status).toBe(404);
  });

  test.each([
    ["a body that is no JSON", "/scim/v2/Users", "{", SCIM_JSON, 400, "application/scim+json"],
    [
      "a wrong media type",
      "/scim/v2/Users",
      "x",
      { "content-type": "text/plain" },
      415,
      "application/scim+json",
    ],
    [
      "a wrong media type",
      "/v1/locks",
      "x",
      { "content-type": "text/plain" },
      415,
      "application/problem+json",
    ],
    [
      "a body too large",
      "/v1/locks",
      `"${"x".repeat(1_048_577)}"`,
      { "content-type": "application/json" },
      413,
      "application/problem+json",
    ],
    [
      "a form too large",
      "/oauth2/token",
      "x".repeat(20_000),
      { "content-type": "application/x-www-form-urlencoded" },
      413,
      "application/json",
    ],
  ])("F-12: %s at %s is refused in the surface's dialect", async (_, path, body, headers, status, type) => {
    const token = await running.token(path.startsWith("/scim") ? ["scim"] : ["manage"]);
    const answer = await running.call(path, {
      method: "POST",
      body,
      headers: headers as Record<string, string>,
      token,
    });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([status, type]);
  });

  test("SEC-55: Host and forwarding headers change neither issuer nor locations", async () => {
    const forged = {
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      forwarded: "host=evil.example",
    };
    const metadata = await running.call("/.well-known/oauth-authorization-server", { headers: forged });
    expect(await metadata.json()).toMatchObject({
      issuer: running.url,
      token_endpoint: `${running.url}/oauth2/token`,
    });
    const token = await running.token(["scim"]);
    const body = USER.replace("alice", "bob");
    const made = await running.call("/scim/v2/Users", {
      method: "POST",
      body,
      headers: { ...SCIM_JSON, ...forged },
      token,
    });
    expect(made.headers.get("location")).toMatch(new RegExp(`^${running.url}/scim/v2/Users/`));
    expect(await sendWithHost(running.url, "evil.example")).not.toContain("evil.example");
  });

  test("SEC-55: without a trusted proxy X-Forwarded-For does not change who is counted", async () => {
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: "nobody",
      client_secret: "x",
    });
    const statuses: number[] = [];
    for (let i = 0; i < 12; i += 1) {
      const headers = { "x-forwarded-for": `10.0.0.${i}` };
      statuses.push((await running.call("/oauth2/token", { method: "POST", body, headers })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
  });
});

test("SEC-55: behind a trusted proxy the address that it forwards is counted", async () => {
  const running = await openGateway({ trustProxy: "loopback" });
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: "nobody",
    client_secret: "x",
  });
  const attempt = (address: string) =>
    running.call("/oauth2/token", { method: "POST", body, headers: { "x-forwarded-for": address } });
  for (let i = 0; i < 10; i += 1) await attempt("10.0.0.1");
  expect([(await attempt("10.0.0.1")).status, (await attempt("10.0.0.2")).status]).toEqual([429, 401]);
  await running.close();
});

test("STD-17: beyond requests_per_minute a client gets 429 in its surface's dialect, and another goes on", async () => {
  const running = await openGateway({ requestsPerMinute: 5 });
  const [busy, other] = [await running.token(["scim"]), await running.token(["scim"])];
  for (let i = 0; i < 5; i += 1)
    expect((await running.call("/scim/v2/Users", { token: busy })).status).toBe(200);
  const refused = await running.call("/scim/v2/Users", { token: busy });
  expect([refused.status, refused.headers.get("content-type")]).toEqual([429, "application/scim+json"]);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await running.call("/scim/v2/Users", { token: other })).status).toBe(200);
  await running.close();
});

describe("stopping (F-15)", () => {
  test("a request under way finishes, readiness is gone at once, the port is free after", async () => {
    const running = await openGateway({ shutdownTimeout: 5 });
    const token = await running.token(["scim"]);
    // The head has arrived and the body has not: the request is under way for as long as we like.
    const { hostname, port } = new URL(running.url);
    const socket = connect(Number(port), hostname);
    const answer = new Promise<string>((resolve) => {
      let text = "";
      socket.on("data", (chunk) => {
        text += chunk;
      });
      socket.on("close", () => resolve(text));
    });
    const head = `POST /scim/v2/Users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/scim+json\r\nContent-Length: ${USER.length}\r\n\r\n`;
    socket.write(head);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const closed = running.close();
    const ready = await fetch(`${running.managementUrl}/health/ready`);
    expect(ready.status).toBe(503);
    await expect(fetch(running.url)).rejects.toThrow();
    socket.write(USER);
    expect(await answer).toMatch(/^HTTP\/1.1 201 /);
    const start = performance.now();
    await closed;
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

test("SEC-46: bodies made to hurt are refused by SCIM, and the same process goes on", async () => {
  const running = await openGateway();
  const token = await running.token(["scim"]);
  const operation = '{"op":"add","path":"members","value":[{"value":"x"}]}';
  const bodies = [
    "[".repeat(450_000) + "]".repeat(450_000),
    `{${Array.from({ length: 200_000 }, (_, i) => `"k${i}":0`).join(",")}}`,
    `{"${"k".repeat(900_000)}":1}`,
    '{"userName":1e999999}',
    `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[${Array(15_000).fill(operation).join(",")}]}`,
    '{"__proto__":{"admin":true},"userName":"x"}',
  ];
  for (const body of bodies) {
    const answer = await running.call("/scim/v2/Users", { method: "POST", body, headers: SCIM_JSON, token });
    expect([body.slice(0, 40), answer.status]).toEqual([body.slice(0, 40), 400]);
    expect(answer.headers.get("content-type")).toBe("application/scim+json");
  }
  expect((await running.call("/scim/v2/Users", { token })).status).toBe(200);
  await running.close();
});

/** Fetch does not let its caller choose the Host. */
function sendWithHost(url: string, host: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        `GET /.well-known/oauth-authorization-server HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      ),
    );
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("close", () => resolve(text));
  });
}
