import type { OAuthClientConfig, SigningKey } from "../../../gateway/domain/model";
import { commit, event, NOW } from "../fixtures";
import { type OpenStore, openedForEach } from "./opened";

const CONFIG: OAuthClientConfig = {
  name: "okta",
  scopes: ["scim"],
  integration: "default",
  expiresAt: null,
  basicAuth: false,
};

const secret = (id: string, expiresAt: number | null = null) => ({
  id,
  hash: Buffer.from(id.padEnd(32, "-")),
  expiresAt,
});

const key = (kid: string, changes: Partial<SigningKey> = {}): SigningKey => ({
  kid,
  algorithm: "ES256",
  state: "active",
  privateKey: `pem of ${kid}`,
  publicJwk: { kty: "EC", kid },
  createdAt: NOW,
  retiresAt: null,
  ...changes,
});

export function clientSuite(open: OpenStore): void {
  const opened = openedForEach(open);

  const add = (clientId: string, config = CONFIG) =>
    commit(opened.store, (tx) => tx.clients.insert(clientId, config, secret(`${clientId}-1`), NOW));

  test("a client is found by its id, with its secret's hash", async () => {
    const client = await add("client-1");
    expect(client).toMatchObject({
      clientId: "client-1",
      config: CONFIG,
      revision: 1,
      lastUsedAt: null,
      createdAt: NOW,
    });
    expect(client.secrets).toEqual([{ ...secret("client-1-1"), createdAt: NOW, lastUsedAt: null }]);
    expect(await opened.store.read.clients.find("client-1")).toEqual(client);
    expect(await opened.store.read.clients.find("CLIENT-1")).toBeNull();
    await expect(add("client-1")).rejects.toMatchObject({ code: "already-exists" });
    await expect(add("client-2", { ...CONFIG, integration: "none" })).rejects.toMatchObject({
      code: "invalid-value",
    });
  });

  test("update moves the revision", async () => {
    const client = await add("client-1");
    const config = {
      ...CONFIG,
      scopes: ["manage" as const],
      integration: null,
      expiresAt: NOW + 5,
      basicAuth: true,
    };
    const updated = await commit(opened.store, (tx) => tx.clients.update(client, config, NOW + 1));
    expect(updated).toMatchObject({ config, revision: 2, updatedAt: NOW + 1, secrets: client.secrets });
  });

  test("rotation keeps alive for a while those that are named, and no other", async () => {
    const { store } = opened;
    const client = await add("client-1");
    const lasting = (id: string, expiresAt: number) => ({ ids: [id], expiresAt });
    const rotated = await commit(store, (tx) =>
      tx.clients.rotate(client, secret("second"), lasting("client-1-1", NOW + 100), NOW + 1),
    );
    expect(rotated.secrets.map(({ id, expiresAt }) => [id, expiresAt])).toEqual([
      ["second", null],
      ["client-1-1", NOW + 100],
    ]);
    expect(rotated).toMatchObject({ revision: 2 });
    // The previous one would end before the overlap does: it is not given more time.
    const ending = await commit(store, (tx) =>
      tx.clients.rotate(rotated, secret("third", NOW + 50), lasting("second", NOW + 200), NOW + 2),
    );
    expect(ending.secrets.map(({ id, expiresAt }) => [id, expiresAt])).toEqual([
      ["third", NOW + 50],
      ["second", NOW + 200],
    ]);
    const last = await commit(store, (tx) =>
      tx.clients.rotate(ending, secret("fourth"), lasting("third", NOW + 300), NOW + 3),
    );
    expect(last.secrets.map(({ id, expiresAt }) => [id, expiresAt])).toEqual([
      ["fourth", null],
      ["third", NOW + 50],
    ]);
    const both = { ids: ["fourth", "third"], expiresAt: NOW + 40 };
    const three = await commit(store, (tx) => tx.clients.rotate(last, secret("three"), both, NOW + 4));
    expect(three.secrets.map(({ id, expiresAt }) => [id, expiresAt])).toEqual([
      ["three", null],
      ["fourth", NOW + 40],
      ["third", NOW + 40],
    ]);
    const alone = await commit(store, (tx) =>
      tx.clients.rotate(three, secret("fifth"), { ids: [], expiresAt: NOW + 400 }, NOW + 5),
    );
    expect(alone.secrets.map(({ id }) => id)).toEqual(["fifth"]);
  });

  test("touch notes the use without an event", async () => {
    const { store } = opened;
    const client = await add("client-1");
    await store.write((tx) => tx.clients.touch(client, "client-1-1", NOW + 7));
    const touched = await store.read.clients.find("client-1");
    expect(touched).toMatchObject({ lastUsedAt: NOW + 7, revision: 1, secrets: [{ lastUsedAt: NOW + 7 }] });
  });

  test("page goes by creation; count and remove", async () => {
    const { store } = opened;
    const [first, second] = [await add("client-b"), await add("client-a")];
    expect(await store.read.clients.count()).toBe(2);
    expect(await store.read.clients.page({ limit: 1 })).toEqual({
      items: [first],
      total: 2,
      next: first.key,
    });
    expect(await store.read.clients.page({ limit: 1, after: first.key })).toEqual({
      items: [second],
      total: 2,
    });
    await commit(store, (tx) => tx.clients.remove(first));
    expect(await store.read.clients.find("client-b")).toBeNull();
    expect(await store.read.clients.count()).toBe(1);
  });

  test("keys are given newest first; retired ones are gone", async () => {
    const { store } = opened;
    await commit(store, async (tx) => {
      await tx.keys.insert(key("old"));
      await tx.keys.insert(key("rsa", { algorithm: "RS256" }));
      await tx.keys.retire("ES256", NOW + 100);
      await tx.keys.insert(key("new"));
    });
    expect(await store.read.keys.all()).toEqual([
      key("new"),
      key("rsa", { algorithm: "RS256" }),
      key("old", { state: "retiring", retiresAt: NOW + 100 }),
    ]);
    opened.now = NOW + 100;
    expect((await store.read.keys.all()).map(({ kid }) => kid)).toEqual(["new", "rsa"]);
  });

  test("a token is revoked until it would have expired", async () => {
    const { store } = opened;
    await commit(store, (tx) => tx.tokens.revoke("token-1", NOW + 100));
    await commit(store, (tx) => tx.tokens.revoke("token-1", NOW + 100));
    expect(await store.read.tokens.isRevoked("token-1")).toBe(true);
    expect(await store.read.tokens.isRevoked("token-2")).toBe(false);
    await store.write((tx) => tx.tokens.forgetExpired(NOW + 100));
    expect(await store.read.tokens.isRevoked("token-1")).toBe(true);
    await store.write((tx) => tx.tokens.forgetExpired(NOW + 101));
    expect(await store.read.tokens.isRevoked("token-1")).toBe(false);
  });

  test("an idempotency key is remembered for the one who sent it, and with what it made", async () => {
    const { store } = opened;
    const key = "key-1";
    const creation = {
      fingerprint: "fingerprint",
      target: { type: "oauth-client", id: "client-1" },
    } as const;
    await store.write((tx) => tx.idempotency.insert("actor", key, creation, NOW));
    expect(await store.write((tx) => tx.idempotency.find("actor", key))).toEqual({
      ...creation,
      isKept: false,
    });
    expect(await store.write((tx) => tx.idempotency.find("other", key))).toBeNull();
    const failed = store.write(async (tx) => {
      await tx.events.append(event());
      await tx.idempotency.insert("actor", "key-2", creation, NOW);
      throw new Error("lost");
    });
    await expect(failed).rejects.toThrow("lost");
    expect(await store.write((tx) => tx.idempotency.find("actor", "key-2"))).toBeNull();
  });

  test("an idempotency key is forgotten by itself, or when it is old", async () => {
    const { store } = opened;
    const left = () =>
      store.write(async (tx) => {
        const found = await Promise.all(["a", "b"].map((key) => tx.idempotency.find("forgetful", key)));
        return found.map((one) => one?.target.id);
      });
    const insert = (key: string, id: string, time: number) => {
      const creation = { fingerprint: "f", target: { type: "integration", id } } as const;
      return store.write((tx) => tx.idempotency.insert("forgetful", key, creation, time));
    };
    await insert("a", "one", NOW);
    await insert("b", "two", NOW + 1);
    await store.write((tx) => tx.idempotency.forgetBefore(NOW + 1));
    expect(await left()).toEqual([undefined, "two"]);
    await store.write((tx) => tx.idempotency.forget("forgetful", ["none", "b"]));
    expect(await left()).toEqual([undefined, undefined]);
  });

  test("what was made under a key is kept by its type and id, whoever asked for it", async () => {
    const { store } = opened;
    for (const [actor, type] of [
      ["one", "integration"],
      ["other", "integration"],
      ["one", "access-list"],
    ] as const) {
      const creation = { fingerprint: "f", target: { type, id: "hr" } };
      await store.write((tx) => tx.idempotency.insert(actor, type, creation, NOW));
    }
    await store.write((tx) => tx.idempotency.keep("state", "integration", ["none", "hr"]));
    const isKept = (actor: string, key: string) =>
      store.write(async (tx) => (await tx.idempotency.find(actor, key))?.isKept);
    expect(await isKept("one", "integration")).toBe(true);
    expect(await isKept("other", "integration")).toBe(true);
    expect(await isKept("one", "access-list")).toBe(false);
    await store.write((tx) => tx.idempotency.release("other state"));
    expect(await isKept("one", "integration")).toBe(true);
    await store.write((tx) => tx.idempotency.release("state"));
    expect(await isKept("one", "integration")).toBe(false);
  });
}
