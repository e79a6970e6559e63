/** The gateway on PostgreSQL: the quickstart's story, told to two gateways that share one database. */
import { setTimeout } from "node:timers/promises";
import { IdentityProvider } from "../../../scripts/quickstart/identity-provider";
import { postgresServer } from "../../support/postgres";
import { openGateway, type RunningGateway } from "./gateway";

const server = postgresServer();
let first: RunningGateway;
let second: RunningGateway;

beforeAll(async () => {
  const database = await server.place();
  [first, second] = await Promise.all([openGateway({ database }), openGateway({ database })]);
}, 60_000);
afterAll(async () => {
  await Promise.all([first?.close(), second?.close()]);
});

const json = { "content-type": "application/json" };

async function declareList(gateway: RunningGateway, name: string, title: string): Promise<void> {
  const token = await gateway.token(["manage"]);
  const body = JSON.stringify({ name, title, type: "scim", grants: { roles: ["requester"] } });
  const answer = await gateway.call("/v1/access-lists", { method: "POST", headers: json, body, token });
  expect(answer.status).toBe(201);
}

async function identityProvider(gateway: RunningGateway): Promise<IdentityProvider> {
  const name = "idp";
  const wanted = { name, scopes: ["scim" as const], integration: "default", expiresAt: null };
  const { client, secret } = await gateway.gateway.services.clients.create(wanted, {
    id: "system",
    requestId: "start",
  });
  return IdentityProvider.connect({
    baseUrl: `${gateway.url}/scim/v2`,
    tokenUrl: `${gateway.url}/oauth2/token`,
    clientId: client.clientId,
    clientSecret: secret ?? "",
  });
}

async function rolesOf(gateway: RunningGateway, token: string, id: string): Promise<readonly string[]> {
  const answer = await gateway.call(`/v1/users/${id}/access`, { token });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { roles: string[] }).roles;
}

test("what one gateway is told, the other answers: declared, pushed, held, locked within a second", async () => {
  await declareList(first, "requesters", "GroupRequester");
  const idp = await identityProvider(first);
  expect(await idp.findUser("bob@example.com")).toBeUndefined();
  const bob = await idp.createUser("bob@example.com");
  const group = await idp.findGroup("GroupRequester");
  await idp.addMember(group ?? "", bob);
  const reader = await second.token(["access:read"]);
  expect(await rolesOf(second, reader, bob)).toEqual(["requester"]);
  await idp.deactivate(bob);
  expect(await rolesOf(first, await first.token(["access:read"]), bob)).toEqual([]);
  await setTimeout(1_000);
  expect(await rolesOf(second, reader, bob)).toEqual([]);
}, 60_000);

test("40 PATCHes of one member each, through both gateways at once, leave 40 members", async () => {
  await declareList(first, "everyone", "Everyone");
  const providers = await Promise.all([identityProvider(first), identityProvider(second)]);
  const via = (index: number) => providers[index % 2] as IdentityProvider;
  const group = (await via(0).findGroup("Everyone")) ?? "";
  const indexes = Array.from({ length: 40 }, (_, index) => index);
  const users = await Promise.all(indexes.map((index) => via(index).createUser(`user-${index}@example.com`)));
  await Promise.all(users.map((user, index) => via(index).addMember(group, user)));
  expect(await first.store.read.lists.findByName("everyone")).toMatchObject({ memberCount: 40 });
}, 60_000);

test("while the database is away a request is told when to come again, and then it is answered (F-09)", async () => {
  const token = await first.token(["manage"]);
  const lists = () => first.call("/v1/access-lists", { token });
  expect((await lists()).status).toBe(200);
  await server.stop("immediate");
  const away = await lists();
  expect(away.status).toBe(503);
  expect(Number(away.headers.get("retry-after"))).toBeGreaterThan(0);
  await server.resume();
  expect((await lists()).status).toBe(200);
  expect(first.log()).not.toContain("uncaught");
}, 60_000);

test("RFC 7644 §3.7.1: of two bulks with the same circle at once one makes all of it, the other nothing, and says so", async () => {
  await declareList(first, "circle", "Circle");
  const urn = (name: string) => `urn:ietf:params:scim:schemas:${name}`;
  const user = (name: string, other: string) => ({
    method: "POST",
    path: "/Users",
    bulkId: name,
    data: {
      schemas: [urn("core:2.0:User")],
      userName: `${name}@example.com`,
      groups: [{ value: "bulkId:group" }],
      [urn("extension:enterprise:2.0:User")]: { manager: { value: `bulkId:${other}` } },
    },
  });
  const members = [{ value: "bulkId:eve" }, { value: "bulkId:mallory" }];
  const data = { schemas: [urn("core:2.0:Group")], displayName: "Circle", members };
  const operations = [
    { method: "POST", path: "/Groups", bulkId: "group", data },
    user("eve", "mallory"),
    user("mallory", "eve"),
  ];
  const body = JSON.stringify({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
    Operations: operations,
  });
  const results = await Promise.all(
    [first, second].map(async (gateway) => {
      const token = await gateway.token(["scim"], "default");
      const answer = await gateway.call("/scim/v2/Bulk", { method: "POST", headers: json, body, token });
      const { Operations } = (await answer.json()) as { Operations: { status: string }[] };
      return Operations.map(({ status }) => status).join();
    }),
  );
  expect(results.sort()).toEqual(["201,201,201", "409,409,409"]);

  const token = await second.token(["scim"], "default");
  const filter = encodeURIComponent(
    `schemas eq "${urn("core:2.0:Group")}" and meta pr and displayName eq "Circle"`,
  );
  const found = await second.call(`/scim/v2/Groups?filter=${filter}`, { token });
  expect(await found.json()).toMatchObject({ totalResults: 1, Resources: [{ members: [{}, {}] }] });
  const admin = await first.token(["manage:read"]);
  await Promise.all([first, second].map(({ gateway }) => gateway.services.scimRequests.settled()));
  const shown = await first.call("/v1/integrations/default/requests?outcome=refused", { token: admin });
  const { items } = (await shown.json()) as { items: { path: string; detail: string }[] };
  expect(items.map(({ path }) => path)).toEqual(["/scim/v2/Bulk"]);
  expect(items[0]?.detail).toMatch(/^Operations\[0\], POST \/Groups: 409/);
});
