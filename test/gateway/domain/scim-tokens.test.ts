import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Integrations } from "../../../gateway/domain/integrations";
import type { Actor, Event } from "../../../gateway/domain/model";
import { type NewScimToken, ScimTokens } from "../../../gateway/domain/scim-tokens";
import { makeScimToken } from "../../../gateway/domain/secrets";
import type { Store } from "../../../gateway/domain/store";
import { open } from "../../../gateway/store/open";

const ACTOR: Actor = { id: "rc_caller", requestId: "request-1" };
const OKTA: NewScimToken = { name: "okta", integration: "default", expiresAt: null };
const KEY = { key: "key-1" };

let directory: string;
let store: Store;
let tokens: ScimTokens;
let now: number;
let changed: string[];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "rollcall-tokens-"));
  now = 1_800_000_000_000;
  const clock = () => now;
  store = await open({ file: join(directory, "rollcall.sqlite"), clock });
  const deps = { store, clock, newId: randomUUID };
  await new Integrations(deps).ensureDefault(ACTOR);
  tokens = new ScimTokens(deps);
  changed = [];
  tokens.onChanged((id) => changed.push(id));
});
afterEach(async () => {
  await tokens.settled();
  await store.close();
  rmSync(directory, { recursive: true });
});

async function eventsOf(id: string): Promise<readonly Event[]> {
  return (await store.read.events.page({ targetId: id }, { limit: 100 })).items;
}
const refusal = (code: string, field?: string) =>
  expect.objectContaining({ code, ...(field ? { details: { field } } : {}) });

describe("creation", () => {
  test("the server makes 256 random bits behind a prefix that scanners know, and shows them once", async () => {
    const { token, text } = await tokens.create(OKTA, ACTOR);
    expect(text).toMatch(/^rollcall_scim_[\w-]{43}$/);
    expect(token.id).toMatch(/^rt_[\w-]{22}$/);
    expect((await tokens.verify(text ?? ""))?.id).toBe(token.id);
    expect(JSON.stringify([await tokens.find(token.id), await eventsOf(token.id)])).not.toContain(text);
  });

  test("a brought token works and is not shown", async () => {
    const brought = makeScimToken();
    const { token, text } = await tokens.create({ ...OKTA, text: brought }, ACTOR);
    expect(text).toBeNull();
    expect((await tokens.verify(brought))?.id).toBe(token.id);
  });

  test("one event, which names the integration", async () => {
    const { token } = await tokens.create(OKTA, ACTOR);
    expect(await eventsOf(token.id)).toMatchObject([
      {
        action: "scim-token.created",
        actor: "rc_caller",
        target: { type: "scim-token", id: token.id, integration: "default" },
        delta: { after: { name: "okta", integration: "default", expiresAt: null } },
      },
    ]);
  });

  test.each<[string, Partial<NewScimToken>, string]>([
    ["an end that has passed", { expiresAt: 1 }, "expires_at"],
    ["a token without the prefix", { text: "a".repeat(64) }, "token"],
    ["a token of 42 characters", { text: `rollcall_scim_${"x".repeat(42)}` }, "token"],
    ["a hexadecimal token of 63 digits", { text: `rollcall_scim_${"a".repeat(63)}` }, "token"],
    ["a token that is not of base64url", { text: `rollcall_scim_${"!".repeat(43)}` }, "token"],
    ["an empty token", { text: "" }, "token"],
  ])("%s is refused", async (_, wanted, field) => {
    await expect(tokens.create({ ...OKTA, ...wanted }, ACTOR)).rejects.toEqual(
      refusal("invalid-value", field),
    );
    expect((await tokens.list({ limit: 1 })).total).toBe(0);
  });

  test("a text that another token has is refused, and does not say whose", async () => {
    const text = makeScimToken();
    await tokens.create({ ...OKTA, text }, ACTOR);
    await expect(tokens.create({ ...OKTA, text }, ACTOR)).rejects.toEqual(refusal("already-exists", "token"));
  });

  test("an integration that does not exist is refused", async () => {
    const nowhere = tokens.create({ ...OKTA, integration: "nowhere" }, ACTOR);
    await expect(nowhere).rejects.toEqual(refusal("not-found", "integration"));
  });
});

describe("an idempotency key", () => {
  test("finds the token that a lost answer was about, with one event", async () => {
    const wanted = { ...OKTA, text: makeScimToken() };
    const first = await tokens.create(wanted, ACTOR, KEY);
    expect(await tokens.create(wanted, ACTOR, KEY)).toEqual(first);
    expect(await eventsOf(first.token.id)).toHaveLength(1);
  });

  test("does not tell a token that the server made a second time", async () => {
    const first = await tokens.create(OKTA, ACTOR, KEY);
    expect(await tokens.create(OKTA, ACTOR, KEY)).toEqual({ token: first.token, text: null });
  });

  test.each<[string, Partial<NewScimToken>]>([
    ["name", { name: "other" }],
    ["expiry", { expiresAt: 1_900_000_000_000 }],
    ["token", { text: `rollcall_scim_${"0123456789abcdef".repeat(4)}` }],
  ])("with another %s is refused", async (_, other) => {
    await tokens.create(OKTA, ACTOR, KEY);
    const second = tokens.create({ ...OKTA, ...other }, ACTOR, KEY);
    await expect(second).rejects.toEqual(refusal("already-exists"));
  });
});

describe("update and revocation", () => {
  test("update moves the revision, tells once what changed, and calls those who remember the token", async () => {
    const { token } = await tokens.create(OKTA, ACTOR);
    const changes = { name: "okta-2", expiresAt: now + 1_000 };
    const updated = await tokens.update({ id: token.id, changes }, ACTOR);
    expect(updated).toMatchObject({ revision: 2, config: { ...changes, integration: "default" } });
    expect(changed).toEqual([token.id]);
    expect((await eventsOf(token.id)).at(-1)).toMatchObject({
      action: "scim-token.updated",
      delta: { name: { before: "okta", after: "okta-2" }, expiresAt: { before: null, after: now + 1_000 } },
    });
  });

  test("update with nothing new changes nothing and tells nobody", async () => {
    const { token } = await tokens.create(OKTA, ACTOR);
    const changes = { name: "okta", expiresAt: null };
    expect(await tokens.update({ id: token.id, changes }, ACTOR)).toEqual(token);
    expect(await eventsOf(token.id)).toHaveLength(1);
  });

  test("a revoked token is gone, with one event", async () => {
    const { token, text } = await tokens.create(OKTA, ACTOR);
    await tokens.revoke(token.id, ACTOR);
    expect(await tokens.verify(text ?? "")).toBeNull();
    expect((await eventsOf(token.id)).map(({ action }) => action)).toEqual([
      "scim-token.created",
      "scim-token.revoked",
    ]);
    expect(changed).toEqual([token.id]);
    await expect(tokens.revoke(token.id, ACTOR)).rejects.toEqual(refusal("not-found"));
  });

  test("both refuse a stale version", async () => {
    const { token } = await tokens.create(OKTA, ACTOR);
    const stale = { id: token.id, changes: { name: "x", expiresAt: null }, precondition: () => false };
    await expect(tokens.update(stale, ACTOR)).rejects.toEqual(refusal("stale"));
    await expect(tokens.revoke(token.id, ACTOR, () => false)).rejects.toEqual(refusal("stale"));
    expect(changed).toEqual([]);
  });
});

describe("verification", () => {
  test("an expired token is refused as an unknown one is", async () => {
    const { text } = await tokens.create({ ...OKTA, expiresAt: now + 10 }, ACTOR);
    expect(await tokens.verify(text ?? "")).not.toBeNull();
    now += 10;
    expect(await tokens.verify(text ?? "")).toBeNull();
    expect(await tokens.verify(makeScimToken())).toBeNull();
  });

  test("the last use is noted, once a minute at most, and without an event", async () => {
    const { token, text } = await tokens.create(OKTA, ACTOR);
    const use = async () => {
      await Promise.all(Array.from({ length: 5 }, () => tokens.verify(text ?? "")));
      await tokens.settled();
      return (await tokens.find(token.id)).lastUsedAt;
    };
    const first = now;
    expect(await use()).toBe(first);
    now += 59_999;
    expect(await use()).toBe(first);
    now += 1;
    expect(await use()).toBe(first + 60_000);
    expect(await eventsOf(token.id)).toHaveLength(1);
  });
});
