import type { ScimTokenConfig } from "../../../gateway/domain/model";
import { commit, NOW } from "../fixtures";
import { type OpenStore, openedForEach } from "./opened";

const CONFIG: ScimTokenConfig = { name: "okta", integration: "default", expiresAt: null };

const hashOf = (id: string) => Buffer.from(id.padEnd(32, "-"));

export function scimTokenSuite(open: OpenStore): void {
  const opened = openedForEach(open);

  const add = (id: string, config = CONFIG, hash = hashOf(id)) =>
    commit(opened.store, (tx) => tx.scimTokens.insert(id, config, hash, NOW));

  test("a token is found by its id and by its digest", async () => {
    const { scimTokens } = opened.store.read;
    const token = await add("token-1", { ...CONFIG, expiresAt: NOW + 5 });
    expect(token).toMatchObject({
      id: "token-1",
      config: { ...CONFIG, expiresAt: NOW + 5 },
      revision: 1,
      lastUsedAt: null,
      createdAt: NOW,
      updatedAt: NOW,
    });
    expect(await scimTokens.find("token-1")).toEqual(token);
    expect(await scimTokens.findByHash(hashOf("token-1"))).toEqual(token);
    expect(await scimTokens.find("TOKEN-1")).toBeNull();
    expect(await scimTokens.findByHash(hashOf("token-2"))).toBeNull();
  });

  test("no two tokens have the same text, and each has an integration", async () => {
    await add("token-1");
    await expect(add("token-2", CONFIG, hashOf("token-1"))).rejects.toMatchObject({
      code: "already-exists",
      details: { field: "token" },
    });
    await expect(add("token-3", { ...CONFIG, integration: "none" })).rejects.toMatchObject({
      code: "invalid-value",
      details: { field: "integration" },
    });
  });

  test("update moves the revision and leaves the text", async () => {
    const token = await add("token-1");
    const config = { ...CONFIG, name: "jumpcloud", expiresAt: NOW + 5 };
    const updated = await commit(opened.store, (tx) => tx.scimTokens.update(token, config, NOW + 1));
    expect(updated).toEqual({ ...token, config, revision: 2, updatedAt: NOW + 1 });
    expect(await opened.store.read.scimTokens.findByHash(hashOf("token-1"))).toEqual(updated);
  });

  test("touch notes the use without an event, and does nothing to a token that is gone", async () => {
    const { store } = opened;
    const token = await add("token-1");
    await store.write((tx) => tx.scimTokens.touch(token, NOW + 7));
    expect(await store.read.scimTokens.find("token-1")).toEqual({ ...token, lastUsedAt: NOW + 7 });
    await commit(store, (tx) => tx.scimTokens.remove(token));
    await store.write((tx) => tx.scimTokens.touch(token, NOW + 8));
    expect(await store.read.scimTokens.find("token-1")).toBeNull();
  });

  test("page goes by creation", async () => {
    const { store } = opened;
    const [first, second] = [await add("token-b"), await add("token-a")];
    const page = await store.read.scimTokens.page({ limit: 1 });
    expect(page).toEqual({ items: [first], total: 2, next: first.key });
    const { scimTokens } = store.read;
    expect(await scimTokens.page({ limit: 1, after: first.key })).toEqual({ items: [second], total: 2 });
  });

  test("whether a client may use Basic is kept with it", async () => {
    const { store } = opened;
    const config = { ...CONFIG, scopes: ["scim" as const], basicAuth: true };
    const secret = { id: "secret-1", hash: hashOf("secret-1"), expiresAt: null };
    const client = await commit(store, (tx) => tx.clients.insert("client-1", config, secret, NOW));
    expect(client.config.basicAuth).toBe(true);
    const without = { ...client.config, basicAuth: false };
    await commit(store, (tx) => tx.clients.update(client, without, NOW + 1));
    expect((await store.read.clients.find("client-1"))?.config.basicAuth).toBe(false);
  });
}
