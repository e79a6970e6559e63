/** Whatever is not the gateway's own word that a thing does not exist must never pass for it: access would be forgotten. */
import { createClient, type RollcallClient } from "../../../provider/client/client";
import { ApiError, AuthenticationError, NoGatewayError } from "../../../provider/client/errors";
import { TestGateway } from "../../support/gateway";
import { problem, type Reply, ScriptedServer } from "./scripted-server";

const never = new AbortController().signal;

function clientOf(endpoint: string, credentials: { token: string } | "client" = "client"): RollcallClient {
  const pair = { clientId: "c", clientSecret: "s" };
  return createClient({
    endpoint,
    credentials: credentials === "client" ? pair : credentials,
    userAgent: "test/1",
    patience: 0,
  });
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Every call that takes a refusal for "there is none". */
const calls: readonly [string, (client: RollcallClient) => Promise<unknown>][] = [
  ["an access list is read", (client) => client.accessLists.read("x", never)],
  ["an access list is deleted", (client) => client.accessLists.delete("x", never)],
  ["access lists are listed", (client) => all(client.accessLists.list({}, never))],
  ["a member is read", (client) => client.members("x").read("user/ann", never)],
  ["a member is deleted", (client) => client.members("x").delete("user/ann", never)],
  ["members are listed", (client) => all(client.members("x").list({}, never))],
  ["members are removed", (client) => client.members("x").change({ remove: [{ name: "ann" }] }, never)],
  ["an integration is read", (client) => client.integrations.read("x", never)],
  ["an OAuth client is deleted", (client) => client.oauthClients.delete("x", never)],
  ["a SCIM token is deleted", (client) => client.scimTokens.delete("x", never)],
  ["a user's access is read", (client) => client.userAccess.byName("default", "ann", never)],
];

const html = { "Content-Type": "text/html" };
const detailsOfOthers = { type: "about:blank", title: "Not Found", status: 404, code: "not-found" };
const foreign: readonly [string, Reply][] = [
  ["404 in HTML", { status: 404, headers: html, body: "<h1>Not Found</h1>" }],
  ["404 in JSON", { status: 404, body: detailsOfOthers }],
  ["404 without a body", { status: 404, body: "" }],
  ["404 with problem details of another kind", problem(404, "not-found", { type: "about:blank" })],
  ["404 of a gateway that does not serve the path", problem(404, "no-route")],
  ["a redirect", { status: 302, headers: { Location: "https://sso.example.com" } }],
  ["405", { status: 405, headers: html, body: "" }],
  ["410 in HTML", { status: 410, headers: html, body: "" }],
  ["200 in HTML", { status: 200, headers: html, body: "<h1>Welcome</h1>" }],
  ["200 without a body", { status: 200, headers: html, body: "" }],
  ["200 with null", { status: 200, body: "null" }],
];

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

describe.each(foreign)("%s is no word of a gateway", (_, reply) => {
  it.each(calls)("when %s", async (_, call) => {
    server = await ScriptedServer.start([reply]);
    const error: unknown = await call(clientOf(server.endpoint)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoGatewayError);
    expect(error).toMatchObject({ endpoint: server.endpoint });
  });
});

it("204 is the answer to a deletion, and to nothing else", async () => {
  server = await ScriptedServer.start([{ status: 204, body: "" }]);
  const client = clientOf(server.endpoint);
  await expect(client.accessLists.delete("x", never)).resolves.toBeUndefined();
  await expect(client.accessLists.read("x", never)).rejects.toBeInstanceOf(NoGatewayError);
});

it.each([{}, { status: "ok" }, { name: "y", id: "y" }])("%j is not what was asked for", async (body) => {
  server = await ScriptedServer.start([{ status: 200, body }]);
  const client = clientOf(server.endpoint);
  for (const [what, call] of calls.filter(([name]) => name.endsWith("read"))) {
    const error: unknown = await call(client).catch((thrown: unknown) => thrown);
    expect([what, error]).toEqual([what, expect.any(NoGatewayError)]);
  }
});

it.each([{}, { items: {} }, { items: [] }])("%j is no page", async (body) => {
  server = await ScriptedServer.start([{ status: 200, body }]);
  const listing = all(clientOf(server.endpoint).accessLists.list({}, never));
  await expect(listing).rejects.toBeInstanceOf(NoGatewayError);
});

describe("the token endpoint", () => {
  it.each([...foreign, ["404 as of a thing", problem(404, "not-found")] as const])(
    "that answers %s is no gateway's: nothing is gone",
    async (_, reply) => {
      server = await ScriptedServer.start([problem(404, "not-found")]);
      server.tokenReply = reply;
      const client = clientOf(server.endpoint);
      await expect(client.accessLists.read("x", never)).rejects.toBeInstanceOf(NoGatewayError);
      await expect(client.accessLists.delete("x", never)).rejects.toBeInstanceOf(NoGatewayError);
      expect(server.received).toHaveLength(0);
    },
  );

  it.each([400, 401, 403])(
    "RFC 6749 §5.2: that refuses the client with %d is a matter of credentials",
    async (status) => {
      server = await ScriptedServer.start([problem(404, "not-found")]);
      server.tokenReply = { status, body: { error: "unauthorized_client" } };
      const error: unknown = await clientOf(server.endpoint)
        .accessLists.read("x", never)
        .catch((e: unknown) => e);
      expect(error).toBeInstanceOf(AuthenticationError);
      expect(error).toMatchObject({ argument: "client_secret", reason: "unauthorized_client" });
    },
  );

  it.each([429, 500, 503])("that fails with %d is a failure of the gateway", async (status) => {
    server = await ScriptedServer.start([problem(404, "not-found")]);
    server.tokenReply = { status, body: { error: "server_error" } };
    const reading = clientOf(server.endpoint).accessLists.read("x", never);
    await expect(reading).rejects.toBeInstanceOf(ApiError);
    await expect(reading).rejects.toMatchObject({ status });
  });
});

describe("a real gateway", () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await TestGateway.start();
  });
  afterAll(() => gateway.dispose());

  const wrong: readonly [string, () => string][] = [
    ["below a wrong path", () => `${gateway.url}/wrong`],
    ["below /v1", () => `${gateway.url}/v1`],
    ["below the SCIM base URL", () => `${gateway.url}/scim/v2`],
    ["below the token endpoint", () => `${gateway.url}/oauth2/token`],
    ["at its port for health and metrics", () => gateway.operationUrl],
  ];

  describe.each(wrong)("%s", (_, endpoint) => {
    it.each([["a token", { token: "t" }] as const, ["a client", "client"] as const])(
      "is not taken for one that holds nothing, asked with %s",
      async (_, credentials) => {
        const client = clientOf(endpoint(), credentials);
        for (const [what, call] of calls) {
          const error: unknown = await call(client).catch((thrown: unknown) => thrown);
          expect([what, error]).toEqual([what, expect.any(NoGatewayError)]);
        }
      },
    );
  });
});
