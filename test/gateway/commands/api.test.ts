/** What the command line does with addresses and with what answers at them. */
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { rollcall } from "./cli";

const SECRET = "s".repeat(43);
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const list = (endpoint: string, flags: readonly string[] = [], environment: Record<string, string> = {}) =>
  rollcall(["client", "list", "--endpoint", endpoint, ...flags], {
    ROLLCALL_CLIENT_ID: "admin",
    ROLLCALL_CLIENT_SECRET: SECRET,
    ...environment,
  });

async function answering(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("the secret went over plain http to any host", () => {
  test.each([["client", "list"], ["token", "list"], ["lock", "list"], ["scim", "log"], ["export"]])(
    "%s %s refuses to send it",
    async (...command) => {
      const environment = { ROLLCALL_CLIENT_ID: "admin", ROLLCALL_CLIENT_SECRET: SECRET };
      const { code, stderr } = await rollcall(
        [...command.filter(Boolean), "--endpoint", "http://192.0.2.1:8080"],
        environment,
      );
      expect([code, stderr]).toEqual([2, expect.stringContaining("would send the secret over plain http")]);
    },
  );

  test("where the network is trusted, a flag or the variable allows it, as of the provider", async () => {
    // Nothing answers at this name (RFC 6761 §6.4): exit code 5 says that it was tried.
    const endpoint = "http://gateway.invalid";
    expect((await list(endpoint, ["--allow-http"])).code).toBe(5);
    expect((await list(endpoint, [], { ROLLCALL_ALLOW_HTTP: "1" })).code).toBe(5);
    expect((await list(endpoint, [], { ROLLCALL_ALLOW_HTTP: "0" })).code).toBe(2);
  });

  test.each([
    ["gateway.example.com", "must be an address such as"],
    ["ftp://gateway.example.com", "must be an address such as"],
    ["https://user:pass@gateway.example.com", "must not hold a user name"],
    ["https://gateway.example.com/?a=b", "without a query"],
  ])("%s is no endpoint", async (endpoint, fault) => {
    const { code, stderr } = await list(endpoint);
    expect([code, stderr]).toEqual([2, expect.stringContaining(fault)]);
  });
});

describe("a proxy's page in place of the gateway's answer", () => {
  test.each([502, 503, 504])("%d at signing in is unavailable: exit code 5, in one line", async (status) => {
    const endpoint = await answering((_, response) => {
      response.writeHead(status, { "Content-Type": "text/html" }).end("<html>Bad Gateway</html>");
    });
    const { code, stderr } = await list(endpoint);
    expect(code).toBe(5);
    expect(stderr).toBe(`rollcall: signing in failed: the gateway at ${endpoint} answered ${status}\n`);
  });

  test("a page after signing in is no gateway", async () => {
    const endpoint = await answering((request, response) => {
      response.end(request.method === "POST" ? '{"access_token":"t"}' : "<html>Welcome</html>");
    });
    const { code, stderr } = await list(endpoint);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`there is no Rollcall gateway at ${endpoint}:`),
    ]);
  });

  test("an answer that breaks off is unavailable", async () => {
    const endpoint = await answering((_, response) => {
      response.writeHead(200, { "Content-Length": "100" }).write("{");
      setTimeout(() => response.destroy(), 50);
    });
    const { code, stderr } = await list(endpoint);
    expect([code, stderr]).toEqual([5, expect.stringContaining("broke off")]);
  });
});
