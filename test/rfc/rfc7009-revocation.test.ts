/** OAuth 2.0 Token Revocation. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import {
  ADMIN,
  type AuthorizationServer,
  basic,
  call,
  openServer,
  post,
  read,
  type TestClient,
  takeToken,
} from "../gateway/oauth/authorization-server";

let server: AuthorizationServer;
let client: TestClient;
let other: TestClient;

beforeAll(async () => {
  server = await openServer();
  client = await server.makeClient();
  other = await server.makeClient();
});

const revoke = (token: string, by = client, on = server) =>
  post(`${on.url}/oauth2/revoke`, { token }, basic(by));
const status = async (token: string, on = server) => (await call(on, `Bearer ${token}`)).status;

test("STD-36, §2.1: a revoked token is out with the first request after it, and only that token", async () => {
  const [token, sibling] = [await takeToken(server, client), await takeToken(server, client)];
  expect(await status(token)).toBe(200);
  const answer = await revoke(token);
  expect([answer.status, answer.text]).toEqual([200, ""]);
  expect(await status(token)).toBe(401);
  expect(await status(sibling)).toBe(200);
  expect((await revoke(token)).status).toBe(200);
});

test("a revocation is told once, with the client as its actor", async () => {
  const token = await takeToken(server, client);
  await revoke(token);
  await revoke(token);
  const jti = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()).jti;
  const events = await server.store.read.events.page({ targetType: "token", targetId: jti }, { limit: 10 });
  expect(events.items).toMatchObject([{ action: "token.revoked", actor: client.clientId }]);
});

test.each(["garbage", "a.b.c", "", " "])(
  "STD-37, §2.2: what is no token (%j) needs no revocation",
  async (token) => {
    // A parameter without a value counts as absent.
    expect((await revoke(token)).status).toBe(token === "" ? 400 : 200);
  },
);

test("STD-37: an expired token needs no revocation", async () => {
  const brief = await openServer({ tokenLifetime: 60 });
  const owner = await brief.makeClient();
  const token = await takeToken(brief, owner);
  brief.advance(121_000);
  expect((await revoke(token, owner, brief)).status).toBe(200);
  expect((await brief.store.read.events.page({ targetType: "token" }, { limit: 10 })).items).toEqual([]);
});

test("STD-38, SEC-30, §2.1: another client's token is refused and stays active", async () => {
  const token = await takeToken(server, other);
  const answer = await revoke(token);
  expect([answer.status, answer.body.error]).toEqual([400, "unauthorized_client"]);
  expect(await status(token)).toBe(200);
});

test("STD-30: without client authentication nothing is revoked", async () => {
  const token = await takeToken(server, client);
  for (const headers of [
    {},
    { authorization: `Bearer ${token}` },
    basic({ ...client, secret: "w".repeat(43) }),
  ]) {
    const answer = await post(`${server.url}/oauth2/revoke`, { token }, headers);
    expect([answer.status, answer.body.error]).toEqual([401, "invalid_client"]);
  }
  expect(await status(token)).toBe(200);
});

test("a token in the query is refused; GET is 405", async () => {
  const token = await takeToken(server, client);
  const answer = await post(`${server.url}/oauth2/revoke?token=${token}`, {}, basic(client));
  expect([answer.status, answer.body.error]).toEqual([400, "invalid_request"]);
  expect((await read(await fetch(`${server.url}/oauth2/revoke`))).status).toBe(405);
  expect(await status(token)).toBe(200);
});

test("§2.1: an unknown token_type_hint is ignored", async () => {
  const token = await takeToken(server, client);
  const fields = { token, token_type_hint: "refresh_token" };
  expect((await post(`${server.url}/oauth2/revoke`, fields, basic(client))).status).toBe(200);
  expect(await status(token)).toBe(401);
});

test("SEC-29: a revocation outlives a restart, and a clock that is set back", async () => {
  const directory = mkdtempSync(join(tmpdir(), "rollcall-revocation-"));
  const file = join(directory, "rollcall.sqlite");
  const before = await openServer({ file });
  const owner = await before.makeClient();
  const [token, sibling] = [await takeToken(before, owner), await takeToken(before, owner)];
  await revoke(token, owner, before);
  await before.close();
  const after = await openServer({ file });
  expect([await status(token, after), await status(sibling, after)]).toEqual([401, 200]);
  after.advance(12 * 3_600_000);
  const later = await takeToken(after, owner);
  await revoke(later, owner, after);
  after.advance(-12 * 3_600_000);
  expect([await status(token, after), await status(later, after)]).toEqual([401, 401]);
  await after.close();
  rmSync(directory, { recursive: true });
});

test("D12, SEC-58: revocations of tokens that ended long ago are forgotten", async () => {
  const aged = await openServer({ tokenLifetime: 60 });
  const owner = await aged.makeClient();
  const token = await takeToken(aged, owner);
  const { jti } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  await revoke(token, owner, aged);
  expect(await aged.store.read.tokens.isRevoked(jti)).toBe(true);
  aged.advance(2 * 24 * 3_600_000);
  await revoke(await takeToken(aged, owner), owner, aged);
  expect(await aged.store.read.tokens.isRevoked(jti)).toBe(false);
});

test("STD-39, SEC-24, §2.2.1: when the store cannot write, the answer is 503 and the token stays active", async () => {
  const token = await takeToken(server, client);
  await server.clients.settled();
  const foreign = new Database(server.file);
  foreign.exec("begin immediate");
  const answer = await revoke(token);
  expect([answer.status, answer.body.error]).toEqual([503, "temporarily_unavailable"]);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  expect(await status(token)).toBe(200);
  foreign.exec("rollback");
  foreign.close();
  expect((await revoke(token)).status).toBe(200);
  expect(await status(token)).toBe(401);
});

test("a client that is removed takes its tokens along, revoked or not", async () => {
  const leaving = await server.makeClient();
  const token = await takeToken(server, leaving);
  await server.clients.remove(leaving.clientId, ADMIN);
  expect(await status(token)).toBe(401);
});
