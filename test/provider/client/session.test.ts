import { RollcallClient } from "../../../provider/client/client";
import { ApiError, AuthenticationError, InterruptedError } from "../../../provider/client/errors";
import { Session } from "../../../provider/client/session";
import { type Exchange, Transport } from "../../../provider/client/transport";
import { problem, type Reply, ScriptedServer } from "./scripted-server";

const never = new AbortController().signal;
const ok = { status: 200, body: { name: "x" } };
let server: ScriptedServer;
let told: Exchange[];

async function clientOf(
  script: Reply[],
  {
    patience = 5_000,
    timeLimit = 2_000,
    token,
  }: { patience?: number; timeLimit?: number; token?: string } = {},
) {
  server = await ScriptedServer.start(script);
  told = [];
  const onExchange = (exchange: Exchange) => void told.push(exchange);
  const endpoint = new URL(server.endpoint);
  const transport = new Transport({ endpoint, userAgent: "test/1", timeLimit, onExchange });
  const credentials = token ? { token } : { clientId: "c", clientSecret: "s&=" };
  const session = new Session(transport, credentials, patience);
  return new RollcallClient(() => session);
}

afterEach(() => server.stop());

describe("access tokens", () => {
  it("are fetched once for concurrent calls and reused", async () => {
    const client = await clientOf([ok]);
    await Promise.all(Array.from({ length: 10 }, () => client.accessLists.read("x", never)));
    await client.accessLists.read("x", never);
    expect(server.tokenRequests).toBe(1);
    expect(new Set(server.received.map(({ headers }) => headers.authorization))).toEqual(
      new Set(["Bearer token-1"]),
    );
    expect(server.received[0]?.headers["user-agent"]).toBe("test/1");
  });

  it("are fetched again before they end", async () => {
    const client = await clientOf([ok]);
    server.tokenReply = { status: 200, body: { access_token: "short", expires_in: 0 } };
    await client.accessLists.read("x", never);
    await client.accessLists.read("x", never);
    expect(server.tokenRequests).toBe(2);
  });

  it("are waited for by each as long as it may, whoever began to fetch them", async () => {
    const client = await clientOf([ok]);
    server.tokenReply = { status: 503 };
    const read = (signal: AbortSignal) => client.accessLists.read("x", signal);
    const [hasty, patient, hastyToo] = [
      read(AbortSignal.timeout(100)),
      read(never),
      read(AbortSignal.timeout(50)),
    ];
    await expect(hastyToo).rejects.toBeInstanceOf(InterruptedError);
    await expect(hasty).rejects.toBeInstanceOf(InterruptedError);
    server.tokenReply = undefined;
    await expect(patient).resolves.toEqual({ name: "x" });
  });

  it("are renewed silently once after a 401", async () => {
    const client = await clientOf([{ status: 401 }, ok]);
    await expect(client.accessLists.read("x", never)).resolves.toEqual({ name: "x" });
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer token-1",
      "Bearer token-2",
    ]);
  });

  it("that are refused twice are an error", async () => {
    const client = await clientOf([{ status: 401 }]);
    await expect(client.accessLists.read("x", never)).rejects.toBeInstanceOf(AuthenticationError);
    expect(server.received).toHaveLength(2);
  });

  it("given by the user are used as they are, and not renewed", async () => {
    const client = await clientOf([{ status: 401 }], { token: "mine" });
    await expect(client.accessLists.read("x", never)).rejects.toMatchObject({ argument: "token" });
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual(["Bearer mine"]);
    expect(server.tokenRequests).toBe(0);
  });

  it("that the gateway does not give name the argument, without the secret", async () => {
    const client = await clientOf([ok]);
    server.tokenReply = { status: 401, body: { error: "invalid_client" } };
    const error: unknown = await client.accessLists.read("x", never).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      argument: "client_secret",
      message: "The gateway refused the client c (invalid_client).",
    });
    expect(server.received).toHaveLength(0);
  });
});

describe("patience", () => {
  it.each([429, 502, 503, 504])("tries again after %d", async (status) => {
    const client = await clientOf([{ status }, { status }, ok]);
    await expect(client.accessLists.read("x", never)).resolves.toEqual({ name: "x" });
    expect(server.received).toHaveLength(3);
  });

  it("tries again when the connection is lost, with the same idempotency key", async () => {
    const client = await clientOf(["drop", { status: 201, body: { name: "x" } }]);
    await client.integrations.create({ name: "x" }, "key-1", never);
    expect(server.received.map(({ headers }) => headers["idempotency-key"])).toEqual(["key-1", "key-1"]);
    expect(server.received.map(({ body }) => body)).toEqual(['{"name":"x"}', '{"name":"x"}']);
  });

  it("is no secret to the log: each exchange is told, without its query, secrets or bodies", async () => {
    const client = await clientOf(["drop", { status: 200, body: { items: [], next_cursor: null } }]);
    for await (const _ of client.accessLists.list({ title: "private" }, never))
      throw new Error("none is there");
    const milliseconds = expect.any(Number);
    expect(told).toEqual([
      { asked: "POST /oauth2/token", milliseconds, status: 200, request_id: "" },
      { asked: "GET /v1/access-lists", milliseconds, error: expect.stringContaining("cannot be reached") },
      { asked: "GET /v1/access-lists", milliseconds, status: 200, request_id: "" },
    ]);
  });

  it("gives each exchange its own time limit", async () => {
    const client = await clientOf(["silence", ok], { timeLimit: 200 });
    await expect(client.accessLists.read("x", never)).resolves.toEqual({ name: "x" });
  });

  it("waits as long as Retry-After asks", async () => {
    const client = await clientOf([{ status: 429, headers: { "Retry-After": "1" } }, ok]);
    const start = performance.now();
    await client.accessLists.read("x", never);
    expect(performance.now() - start).toBeGreaterThanOrEqual(995);
  });

  it("ends: the last answer stands", async () => {
    const client = await clientOf([problem(503, "unavailable", { detail: "Later." })], {
      patience: 400,
    });
    await expect(client.accessLists.read("x", never)).rejects.toMatchObject({
      status: 503,
      code: "unavailable",
      message: "Later.",
    });
    expect(server.received.length).toBeGreaterThan(1);
  });

  it.each([400, 403, 409, 412, 500])("does not try again after %d", async (status) => {
    const client = await clientOf([{ status }]);
    await expect(client.accessLists.read("x", never)).rejects.toBeInstanceOf(ApiError);
    expect(server.received).toHaveLength(1);
  });

  it("waits for a gateway that is not there yet, and says so when it does not come", async () => {
    const client = await clientOf([ok], { patience: 400 });
    await server.stop();
    await expect(client.accessLists.read("x", never)).rejects.toMatchObject({
      name: "UnreachableError",
      transient: true,
    });
  });

  it("ends at once when Terraform is interrupted", async () => {
    const client = await clientOf([{ status: 503, headers: { "Retry-After": "4" } }]);
    const interrupt = new AbortController();
    const reading = client.accessLists.read("x", interrupt.signal);
    setTimeout(() => interrupt.abort(), 100);
    const start = performance.now();
    await expect(reading).rejects.toBeInstanceOf(InterruptedError);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe("answers", () => {
  it("read of what is gone is null, and so is a deletion of it", async () => {
    const client = await clientOf([problem(404, "not-found")]);
    await expect(client.accessLists.read("x", never)).resolves.toBeNull();
    await expect(client.accessLists.delete("x", never)).resolves.toBeUndefined();
  });

  it("SEC-43: whatever a name holds, the server sees one segment", async () => {
    const name = "../users/1?x#y";
    const client = await clientOf([{ status: 200, body: { name } }]);
    await client.accessLists.read(name, never);
    expect(server.received[0]?.url).toBe("/v1/access-lists/..%2Fusers%2F1%3Fx%23y");
  });

  it("walks all pages", async () => {
    const client = await clientOf([
      { status: 200, body: { items: [{ name: "a" }, { name: "b" }], total: 3, next_cursor: "c/2" } },
      { status: 200, body: { items: [{ name: "c" }], total: 3, next_cursor: null } },
    ]);
    const names: string[] = [];
    for await (const { name } of client.accessLists.list({ integration: "hr" }, never)) names.push(name);
    expect(names).toEqual(["a", "b", "c"]);
    expect(server.received.map(({ url }) => url)).toEqual([
      "/v1/access-lists?integration=hr&limit=200",
      "/v1/access-lists?integration=hr&limit=200&cursor=c%2F2",
    ]);
  });

  it("RFC 9457: a problem becomes an error with its code, its words and the fields at fault", async () => {
    const client = await clientOf([
      problem(400, "invalid-body", {
        request_id: "r1",
        errors: [{ pointer: "/owners/0/name", detail: "must not be empty" }, { pointer: 7 }],
      }),
    ]);
    await expect(client.accessLists.read("x", never)).rejects.toMatchObject({
      status: 400,
      code: "invalid-body",
      requestId: "r1",
      errors: [{ pointer: "/owners/0/name", detail: "must not be empty" }],
    });
  });
});
