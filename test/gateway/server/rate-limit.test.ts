/** C011: 429 and 503 carry Retry-After in whole seconds and an Error; single memberships are never held back. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { openGateway, type RunningGateway } from "./gateway";

let gateway: RunningGateway;
let token: string;

beforeEach(async () => {
  gateway = await openGateway({ requestsPerMinute: 30 });
  token = await gateway.token(["scim"], "default");
});
afterEach(() => gateway.close());

const send = (method: string, path: string, body?: string | object, using: string | undefined = token) =>
  gateway.call(`/scim/v2${path}`, {
    method,
    token: using,
    headers: body === undefined ? {} : { "Content-Type": "application/scim+json" },
    body: typeof body === "object" ? JSON.stringify(body) : body,
  });

const PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const add = (ids: readonly string[]) => ({
  schemas: [PATCH_OP],
  Operations: [{ op: "add", path: "members", value: ids.map((value) => ({ value })) }],
});
const statusesOf = async (count: number, request: () => Promise<Response>) => {
  const answers = await Promise.all(Array.from({ length: count }, request));
  return new Set(answers.map(({ status }) => status));
};

async function expectRefused(answer: Response, status: number): Promise<void> {
  expect(answer.status).toBe(status);
  expect(answer.headers.get("Retry-After")).toMatch(/^[1-9]\d*$/);
  expect(answer.headers.get("Content-Type")).toBe("application/scim+json");
  expect(await answer.json()).toEqual({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
    status: String(status),
    detail: expect.stringMatching(/\S/),
  });
}

async function addGroup(members: number): Promise<{ id: string; users: string[] }> {
  const { groups, users, integrations } = gateway.gateway.services;
  const actor = { id: "test", requestId: "test" };
  const { config } = await integrations.find("default");
  await integrations.update({ ...config, unmatchedGroups: "create" }, actor);
  const ids: string[] = [];
  for (let i = 0; i < members; i++) {
    const userName = `user-${i}`;
    const made = await users.create(
      "default",
      { userName, externalId: null, displayName: null, active: true, profile: { userName } },
      actor,
    );
    ids.push(made.id);
  }
  const document = { displayName: "Pushed", externalId: null, members: { users: [], lists: [] } };
  return { id: (await groups.create("default", document, actor)).group.id, users: ids };
}

test("C011: beyond its rate a client is refused, and told in whole seconds when to come again", async () => {
  expect(await statusesOf(30, () => send("GET", "/Users"))).toEqual(new Set([200]));
  await expectRefused(await send("GET", "/Users"), 429);
});

test("clients are counted apart, whatever address they come from; those without a token by address", async () => {
  await statusesOf(31, () => send("GET", "/Users"));
  const other = await gateway.token(["scim"], "default");
  expect((await send("GET", "/Users", undefined, other)).status).toBe(200);
  await statusesOf(40, () => send("GET", "/Users", undefined, createHash("sha256").digest("hex")));
  await expectRefused(await send("GET", "/Users", undefined, "none"), 429);
  expect((await send("GET", "/Users", undefined, other)).status).toBe(200);
});

test("memberships pushed one by one, in parallel, are neither refused nor counted, and none is lost", async () => {
  const { id, users } = await addGroup(60);
  await statusesOf(31, () => send("GET", "/Users"));
  const answers = await Promise.all(users.map((user) => send("PATCH", `/Groups/${id}`, add([user]))));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const list = await gateway.gateway.services.groups.find("default", id);
  expect(list.memberCount).toBe(60);
});

test("a PATCH of many members counts, as does every other request", async () => {
  const { id } = await addGroup(0);
  const many = add(
    Array.from({ length: 100 }, (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`),
  );
  expect(await statusesOf(30, () => send("PATCH", `/Groups/${id}`, many))).toEqual(new Set([400]));
  await expectRefused(await send("PATCH", `/Groups/${id}`, many), 429);
  await expectRefused(await send("PUT", `/Groups/${id}`, {}), 429);
});

test("a stranger's PATCHes count like any request of a stranger", async () => {
  const path = "/Groups/00000000-0000-4000-8000-000000000000";
  await statusesOf(30, () => send("PATCH", path, add([]), "x"));
  await expectRefused(await send("PATCH", path, add([]), "x"), 429);
});

test("C011: a database that another program holds is 503 in the same form", async () => {
  await gateway.close();
  const folder = mkdtempSync(join(tmpdir(), "rollcall-held-"));
  const database = join(folder, "rollcall.sqlite");
  gateway = await openGateway({ database });
  token = await gateway.token(["scim"], "default");
  const other = new Database(database);
  other.exec("begin immediate");
  const user = { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], userName: "a" };
  await expectRefused(await send("POST", "/Users", user), 503);
  other.exec("rollback");
  other.close();
  expect((await send("POST", "/Users", user)).status).toBe(201);
  rmSync(folder, { recursive: true });
}, 20_000);
