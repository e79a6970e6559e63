/** Who may speak plain http to a gateway that listens on the network, and how many requests a stranger has. */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { createServer } from "node:net";
import { openGateway, type RunningGateway } from "./gateway";

let peer = "";
/** The far end of each socket, as if it were elsewhere. */
const pretend = (message: unknown) => {
  const { socket } = (message as { request: IncomingMessage }).request;
  if (peer) Object.defineProperty(socket, "remoteAddress", { value: peer, configurable: true });
};

beforeAll(() => subscribe("http.server.request.start", pretend));
afterAll(() => void unsubscribe("http.server.request.start", pretend));
afterEach(() => {
  peer = "";
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe("plain http behind a proxy", () => {
  let running: RunningGateway;
  let url: string;
  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const publicUrl = "https://rollcall.example.com";
    running = await openGateway({ host: "0.0.0.0", port, publicUrl, trustProxy: "10.0.0.0/8" });
  });
  afterAll(() => running.close());

  test.each([
    ["/scim/v2/Users", "application/scim+json"],
    ["/v1/users", "application/problem+json"],
    ["/oauth2/token", "application/json"],
    ["/nowhere", "application/problem+json"],
  ])("%s is refused to one who is no proxy, whatever X-Forwarded-For says", async (path, type) => {
    peer = "203.0.113.9";
    const answer = await fetch(url + path, { headers: { "x-forwarded-for": "10.0.0.1" } });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([403, type]);
  });

  test.each(["10.1.2.3", "::ffff:10.1.2.3", "127.0.0.1", "::ffff:127.0.0.1", "::1"])(
    "%s is answered: the proxy, and this machine",
    async (address) => {
      peer = address;
      expect((await fetch(`${url}/scim/v2/Users`)).status).toBe(401);
    },
  );
});

test("on loopback nobody needs a proxy", async () => {
  const running = await openGateway();
  peer = "203.0.113.9";
  expect((await running.call("/v1/users")).status).toBe(401);
  await running.close();
});

describe("requests_per_minute", () => {
  test.each([
    ["wrong tokens", "/v1/users", { token: "wrong" }],
    ["no token", "/scim/v2/Users", {}],
    ["paths that nothing answers", "/nowhere", {}],
    ["methods that a path does not take", "/v1/users", { method: "PATCH" }],
  ])("%s are counted by address; a client with a token is not held up by them", async (_, path, init) => {
    const running = await openGateway({ requestsPerMinute: 3 });
    const token = await running.token(["manage"]);
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await running.call(path, init)).status);
    expect(statuses.at(0)).not.toBe(429);
    expect(statuses.at(-1)).toBe(429);
    expect((await running.call("/v1/users", { token })).status).toBe(200);
    await running.close();
  });
});
