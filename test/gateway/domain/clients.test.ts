import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Clients, type NewClient } from "../../../gateway/domain/clients";
import { defaultIntegration, Integrations } from "../../../gateway/domain/integrations";
import type { Actor, ClientScope, Event } from "../../../gateway/domain/model";
import { makeSecret } from "../../../gateway/domain/secrets";
import type { Store } from "../../../gateway/domain/store";
import { open } from "../../../gateway/store/open";

const ACTOR: Actor = { id: "rc_caller", requestId: "request-1" };
const SCIM: NewClient = { name: "okta", scopes: ["scim"], integration: null, expiresAt: null };
const MANAGER: NewClient = { ...SCIM, name: "ci", scopes: ["manage"] };
const DAY = 86_400_000;
const KEY = { key: "key-1" };

let directory: string;
let store: Store;
let clients: Clients;
let now: number;
let changed: string[];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "rollcall-clients-"));
  now = 1_800_000_000_000;
  const clock = () => now;
  store = await open({ file: join(directory, "rollcall.sqlite"), clock });
  const deps = { store, clock, newId: randomUUID };
  await new Integrations(deps).ensureDefault(ACTOR);
  clients = new Clients(deps);
  changed = [];
  clients.onChanged((clientId) => changed.push(clientId));
});
afterEach(async () => {
  await clients.settled();
  await store.close();
  rmSync(directory, { recursive: true });
});

async function eventsOf(clientId: string): Promise<readonly Event[]> {
  return (await store.read.events.page({ targetId: clientId }, { limit: 100 })).items;
}
const refusal = (code: string, field?: string) =>
  expect.objectContaining({ code, ...(field ? { details: { field } } : {}) });

describe("creation", () => {
  test("the server makes the secret, shows it once and keeps only its digest", async () => {
    const { client, secret } = await clients.create(SCIM, ACTOR);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(client.config).toEqual({
      name: "okta",
      scopes: ["scim"],
      integration: "default",
      expiresAt: null,
      basicAuth: false,
    });
    expect((await clients.verifySecret(client.clientId, secret ?? ""))?.clientId).toBe(client.clientId);
    expect(JSON.stringify(await clients.find(client.clientId))).not.toContain(secret);
  });

  test("a brought secret works and is not shown", async () => {
    const brought = makeSecret();
    const { client, secret } = await clients.create({ ...SCIM, secret: brought }, ACTOR);
    expect(secret).toBeNull();
    expect(await clients.verifySecret(client.clientId, brought)).not.toBeNull();
  });

  test("one event, without the secret", async () => {
    const brought = makeSecret();
    const { client } = await clients.create({ ...SCIM, secret: brought }, ACTOR);
    const events = await eventsOf(client.clientId);
    expect(events).toMatchObject([
      {
        action: "oauth-client.created",
        actor: "rc_caller",
        requestId: "request-1",
        time: now,
        target: { type: "oauth-client", id: client.clientId, integration: "default" },
      },
    ]);
    expect(JSON.stringify(events)).not.toContain(brought);
  });

  test.each<[string, Partial<NewClient>, string]>([
    ["no scope", { scopes: [] }, "scopes"],
    ["scim with manage", { scopes: ["scim", "manage"] }, "scopes"],
    ["scim with manage:read", { scopes: ["scim", "manage:read"] }, "scopes"],
    ["Basic without the scope scim", { scopes: ["access:read"], basicAuth: true }, "basic_auth"],
    ["manage bound to an integration", { scopes: ["manage"], integration: "default" }, "integration"],
    ["an end that has passed", { expiresAt: 1 }, "expires_at"],
    ["a weak secret", { secret: "hunter2" }, "client_secret"],
  ])("%s is refused", async (_, wanted, field) => {
    await expect(clients.create({ ...SCIM, ...wanted }, ACTOR)).rejects.toEqual(
      refusal("invalid-value", field),
    );
    expect(await store.read.clients.count()).toBe(0);
  });

  test("an integration that does not exist is refused", async () => {
    await expect(clients.create({ ...SCIM, integration: "nowhere" }, ACTOR)).rejects.toEqual(
      refusal("not-found"),
    );
  });

  test("scopes are a set: order and repetition make no difference", async () => {
    const scopes: ClientScope[] = ["manage:read", "access:read", "manage:read"];
    const { client } = await clients.create({ ...SCIM, scopes }, ACTOR);
    expect(client.config).toMatchObject({ scopes: ["access:read", "manage:read"], integration: null });
  });
});

describe("an idempotency key", () => {
  test("finds the client that a lost answer was about", async () => {
    const wanted = { ...SCIM, secret: makeSecret() };
    const first = await clients.create(wanted, ACTOR, KEY);
    const again = await clients.create(wanted, ACTOR, KEY);
    expect(again).toEqual(first);
    expect(await store.read.clients.count()).toBe(1);
    expect(await eventsOf(first.client.clientId)).toHaveLength(1);
  });

  test("in 20 requests at once makes one client", async () => {
    const wanted = { ...SCIM, secret: makeSecret() };
    const made = await Promise.all(Array.from({ length: 20 }, () => clients.create(wanted, ACTOR, KEY)));
    expect(new Set(made.map(({ client }) => client.clientId)).size).toBe(1);
  });

  test.each<[string, Partial<NewClient>]>([
    ["name", { name: "other" }],
    ["scopes", { scopes: ["scim", "access:read"] }],
    ["expiry", { expiresAt: 1_900_000_000_000 }],
    ["use of Basic", { basicAuth: true }],
    ["secret", { secret: "0123456789abcdef".repeat(4) }],
  ])("with another %s is refused and says so", async (_, other) => {
    await clients.create(SCIM, ACTOR, KEY);
    const second = clients.create({ ...SCIM, ...other }, ACTOR, KEY);
    await expect(second).rejects.toThrow("Idempotency-Key was used before");
    await expect(second).rejects.toEqual(refusal("already-exists"));
  });

  test("of another actor is another key", async () => {
    const one = await clients.create(SCIM, ACTOR, KEY);
    const two = await clients.create(SCIM, { ...ACTOR, id: "rc_other" }, KEY);
    expect(two.client.clientId).not.toBe(one.client.clientId);
  });

  test("of a client that was deleted since does not bring it back", async () => {
    const { client } = await clients.create(SCIM, ACTOR, KEY);
    await clients.remove(client.clientId, ACTOR);
    await expect(clients.create(SCIM, ACTOR, KEY)).rejects.toThrow("has been deleted since");
  });
});

describe("bootstrap", () => {
  test("makes one client that can manage, and nothing on the next start", async () => {
    const made = await clients.bootstrap(ACTOR);
    expect(made?.client.config).toMatchObject({ scopes: ["manage"], integration: null });
    expect(made?.secret).toMatch(/^[\w-]{43}$/);
    expect(await clients.bootstrap(ACTOR)).toBeNull();
  });

  test("takes a brought secret, unless it is weak", async () => {
    await expect(clients.bootstrap(ACTOR, "changeme")).rejects.toEqual(
      refusal("invalid-value", "client_secret"),
    );
    const brought = makeSecret();
    const made = await clients.bootstrap(ACTOR, brought);
    expect(made?.secret).toBeNull();
    expect(await clients.verifySecret(made?.client.clientId ?? "", brought)).not.toBeNull();
  });
});

describe("update", () => {
  test("moves the revision, tells once what changed, and calls those who remember the client", async () => {
    const { client } = await clients.create(SCIM, ACTOR);
    const changes = { name: "okta-2", scopes: ["scim", "access:read"] as const, expiresAt: null };
    const updated = await clients.update({ clientId: client.clientId, changes }, ACTOR);
    expect(updated.revision).toBe(client.revision + 1);
    expect(updated.config).toEqual({ ...client.config, name: "okta-2", scopes: ["access:read", "scim"] });
    expect(changed).toEqual([client.clientId]);
    const [, event] = await eventsOf(client.clientId);
    expect(event).toMatchObject({
      action: "oauth-client.updated",
      delta: { name: { before: "okta", after: "okta-2" }, scopes: { before: ["scim"] } },
    });
  });

  test("with nothing new changes nothing and tells nobody", async () => {
    const { client } = await clients.create(SCIM, ACTOR);
    const changes = { name: "okta", scopes: ["scim"] as const, expiresAt: null };
    expect(await clients.update({ clientId: client.clientId, changes }, ACTOR)).toEqual(client);
    expect(await eventsOf(client.clientId)).toHaveLength(1);
  });

  test("refuses a stale version, an unknown client, and a client that would change sides", async () => {
    const { client } = await clients.create(SCIM, ACTOR);
    const reader = await clients.create({ ...SCIM, scopes: ["access:read"] }, ACTOR);
    const changes = { name: "x", scopes: ["scim"] as const, expiresAt: null };
    const stale = { clientId: client.clientId, changes, precondition: () => false };
    await expect(clients.update(stale, ACTOR)).rejects.toEqual(refusal("stale"));
    await expect(clients.update({ clientId: "rc_nobody", changes }, ACTOR)).rejects.toEqual(
      refusal("not-found"),
    );
    const intoScim = clients.update({ clientId: reader.client.clientId, changes }, ACTOR);
    await expect(intoScim).rejects.toEqual(refusal("invalid-value", "scopes"));
    const manage = { ...changes, scopes: ["manage"] as const };
    await expect(clients.update({ clientId: client.clientId, changes: manage }, ACTOR)).rejects.toEqual(
      refusal("invalid-value", "integration"),
    );
  });
});

describe("rotation", () => {
  test("C150: the old secret lives on for the overlap, the new one from the start", async () => {
    const { client, secret: first } = await clients.create(SCIM, ACTOR);
    const { clientId } = client;
    const { secret: second } = await clients.rotate({ clientId, overlap: DAY }, ACTOR);
    expect(await clients.verifySecret(clientId, first ?? "")).not.toBeNull();
    expect(await clients.verifySecret(clientId, second ?? "")).not.toBeNull();
    now += DAY;
    expect(await clients.verifySecret(clientId, first ?? "")).toBeNull();
    expect(await clients.verifySecret(clientId, second ?? "")).not.toBeNull();
    expect(changed).toEqual([clientId]);
  });

  test.each([
    ["the newest, where none was used", [], [false, true, true]],
    ["the one in use as well, where whoever made the newest may have lost it", [0], [true, true, true]],
    ["the newest alone, where that is in use", [0, 1], [false, true, true]],
  ])("a second rotation leaves beside the new secret %s", async (_, used, alive) => {
    const { client, secret: first } = await clients.create(SCIM, ACTOR);
    const { clientId } = client;
    const { secret: second } = await clients.rotate({ clientId, overlap: DAY }, ACTOR);
    for (const index of used) await clients.verifySecret(clientId, [first, second][index] ?? "");
    await clients.settled();
    const { client: rotated, secret: third } = await clients.rotate({ clientId, overlap: DAY }, ACTOR);
    const works = [first, second, third].map((secret) => clients.verifySecret(clientId, secret ?? ""));
    expect((await Promise.all(works)).map((found) => found !== null)).toEqual(alive);
    expect(rotated.secrets).toHaveLength(alive.filter(Boolean).length);
  });

  test("four secrets are never alive: the third that nobody used goes", async () => {
    const { client, secret: first } = await clients.create(SCIM, ACTOR);
    const { clientId } = client;
    await clients.verifySecret(clientId, first ?? "");
    await clients.settled();
    const { secret: second } = await clients.rotate({ clientId, overlap: DAY }, ACTOR);
    await clients.rotate({ clientId, overlap: DAY }, ACTOR);
    const { client: rotated } = await clients.rotate({ clientId, overlap: DAY }, ACTOR);
    expect(rotated.secrets).toHaveLength(3);
    expect(await clients.verifySecret(clientId, first ?? "")).not.toBeNull();
    expect(await clients.verifySecret(clientId, second ?? "")).toBeNull();
  });

  test("a secret that is in use and leaked ends at once without overlap, also beside a newer one", async () => {
    const { client, secret: first } = await clients.create(SCIM, ACTOR);
    const { clientId } = client;
    await clients.verifySecret(clientId, first ?? "");
    await clients.settled();
    await clients.rotate({ clientId, overlap: DAY }, ACTOR);
    await clients.rotate({ clientId, overlap: 0 }, ACTOR);
    expect(await clients.verifySecret(clientId, first ?? "")).toBeNull();
  });

  test("without overlap the old secret ends at once", async () => {
    const { client, secret: first } = await clients.create(SCIM, ACTOR);
    await clients.rotate({ clientId: client.clientId, overlap: 0 }, ACTOR);
    expect(await clients.verifySecret(client.clientId, first ?? "")).toBeNull();
  });

  test("bringing the newest secret again changes nothing, so that a retry is harmless", async () => {
    const { client, secret: first } = await clients.create(SCIM, ACTOR);
    const brought = makeSecret();
    const rotation = { clientId: client.clientId, secret: brought, overlap: DAY };
    const once = await clients.rotate(rotation, ACTOR);
    const twice = await clients.rotate({ ...rotation, precondition: () => false }, ACTOR);
    expect(twice).toEqual(once);
    expect(await clients.verifySecret(client.clientId, first ?? "")).not.toBeNull();
    expect((await eventsOf(client.clientId)).map(({ action }) => action)).toEqual([
      "oauth-client.created",
      "oauth-client.secret-rotated",
    ]);
  });

  test("refuses a weak secret, a stale version and an unknown client", async () => {
    const { client } = await clients.create(SCIM, ACTOR);
    const rotation = { clientId: client.clientId, overlap: DAY };
    await expect(clients.rotate({ ...rotation, secret: "weak" }, ACTOR)).rejects.toEqual(
      refusal("invalid-value", "client_secret"),
    );
    await expect(clients.rotate({ ...rotation, precondition: () => false }, ACTOR)).rejects.toEqual(
      refusal("stale"),
    );
    await expect(clients.rotate({ ...rotation, clientId: "rc_nobody" }, ACTOR)).rejects.toEqual(
      refusal("not-found"),
    );
  });
});

describe("removal", () => {
  test("the client is gone, with one event", async () => {
    const { client, secret } = await clients.create(SCIM, ACTOR);
    await clients.remove(client.clientId, ACTOR);
    await expect(clients.find(client.clientId)).rejects.toEqual(refusal("not-found"));
    expect(await clients.verifySecret(client.clientId, secret ?? "")).toBeNull();
    expect((await eventsOf(client.clientId)).at(-1)).toMatchObject({ action: "oauth-client.deleted" });
    expect(changed).toEqual([client.clientId]);
  });

  test("SEC-39: the last client that can manage stays; the caller does not remove itself", async () => {
    const { client: last } = await clients.create(MANAGER, ACTOR);
    await clients.create({ ...MANAGER, name: "expired", expiresAt: now + 1 }, ACTOR);
    now += 1;
    await expect(clients.remove(last.clientId, ACTOR)).rejects.toEqual(refusal("in-use"));
    const { client: other } = await clients.create(MANAGER, ACTOR);
    const itself = clients.remove(last.clientId, { ...ACTOR, id: last.clientId });
    await expect(itself).rejects.toEqual(refusal("in-use"));
    await clients.remove(last.clientId, { ...ACTOR, id: other.clientId });
    expect(await clients.findLive(last.clientId)).toBeNull();
  });

  test("SEC-39: nor can the last one give up its scope or let itself expire", async () => {
    const { client } = await clients.create(MANAGER, ACTOR);
    const update = (scopes: readonly ClientScope[], expiresAt: number | null) =>
      clients.update({ clientId: client.clientId, changes: { name: "ci", scopes, expiresAt } }, ACTOR);
    await expect(update(["manage:read"], null)).rejects.toEqual(refusal("in-use"));
    await expect(update(["manage"], now)).rejects.toEqual(refusal("in-use"));
    await clients.create(MANAGER, ACTOR);
    expect((await update(["manage:read"], null)).config.scopes).toEqual(["manage:read"]);
  });

  test("refuses a stale version", async () => {
    const { client } = await clients.create(SCIM, ACTOR);
    await expect(clients.remove(client.clientId, ACTOR, () => false)).rejects.toEqual(refusal("stale"));
  });
});

describe("verification", () => {
  test("SEC-33: an expired client is refused as a wrong secret is", async () => {
    const { client, secret } = await clients.create({ ...SCIM, expiresAt: now + 10 }, ACTOR);
    expect(await clients.verifySecret(client.clientId, secret ?? "")).not.toBeNull();
    now += 10;
    expect(await clients.verifySecret(client.clientId, secret ?? "")).toBeNull();
    expect(await clients.findLive(client.clientId)).toBeNull();
  });

  test("SEC-32: another client's secret is not one's own", async () => {
    const one = await clients.create(SCIM, ACTOR);
    const two = await clients.create(SCIM, ACTOR);
    expect(await clients.verifySecret(one.client.clientId, two.secret ?? "")).toBeNull();
    expect(await clients.verifySecret(one.client.clientId.toLowerCase(), one.secret ?? "")).toBeNull();
  });

  test("the last use is noted, once a minute at most, and without an event", async () => {
    const { client, secret } = await clients.create(SCIM, ACTOR);
    const use = async () => {
      await Promise.all(Array.from({ length: 5 }, () => clients.verifySecret(client.clientId, secret ?? "")));
      await clients.settled();
      return (await clients.find(client.clientId)).secrets[0]?.lastUsedAt;
    };
    const first = now;
    expect(await use()).toBe(first);
    now += 59_999;
    expect(await use()).toBe(first);
    now += 1;
    expect(await use()).toBe(first + 60_000);
    expect((await clients.find(client.clientId)).lastUsedAt).toBe(first + 60_000);
    expect(await eventsOf(client.clientId)).toHaveLength(1);
  });

  test("SEC-33: what was verified a moment ago does not outlive a rotation, an update or a removal", async () => {
    const { client, secret } = await clients.create(SCIM, ACTOR);
    const { clientId } = client;
    const verify = async (presented: string | null) => {
      const found = await clients.verifySecret(clientId, presented ?? "");
      await clients.settled();
      return found;
    };
    expect(await verify(secret)).not.toBeNull();
    expect(await verify(secret)).not.toBeNull();
    const { secret: fresh } = await clients.rotate({ clientId, overlap: 0 }, ACTOR);
    expect([await verify(secret), (await verify(fresh))?.revision]).toEqual([null, client.revision + 1]);
    const changes = { name: "okta", scopes: ["scim", "access:read"] as const, expiresAt: null };
    await clients.update({ clientId, changes }, ACTOR);
    expect((await verify(fresh))?.config.scopes).toEqual(["access:read", "scim"]);
    await clients.remove(clientId, ACTOR);
    expect(await verify(fresh)).toBeNull();
  });

  test("a client of an integration is bound to that one", async () => {
    const deps = { store, clock: () => now, newId: randomUUID };
    await new Integrations(deps).create(defaultIntegration("okta-eu"), ACTOR);
    const { client } = await clients.create({ ...SCIM, integration: "okta-eu" }, ACTOR);
    expect(client.config.integration).toBe("okta-eu");
  });
});
