/** What a database that goes away does to the store: nothing that outlasts it. */
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { StoreUnavailable } from "../../../../gateway/domain/errors";
import { open } from "../../../../gateway/store/open";
import { addUser } from "../../../conformance/fixtures";
import { postgresServer } from "../../../support/postgres";

const server = postgresServer();

async function opened(poolSize = 4) {
  const lost: Error[] = [];
  const store = await open({ url: await server.place(), poolSize, onLost: (error) => lost.push(error) });
  return { store, lost };
}

const endConnections = () =>
  server.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rollcall'");

test("connections that the server ends are replaced, and nobody notices (D4)", async () => {
  const { store, lost } = await opened();
  try {
    await addUser(store, "alice");
    await endConnections();
    expect(await store.read.users.findByName("default", "alice")).toMatchObject({ userName: "alice" });
    await endConnections();
    await addUser(store, "bob");
    await setTimeout(50);
    expect(lost.length).toBeGreaterThan(0);
  } finally {
    await store.close();
  }
});

test("a command whose connection ends half-way is run again, and counts once", async () => {
  const { store } = await opened();
  try {
    let runs = 0;
    await store.write(async (tx) => {
      runs += 1;
      expect(await tx.users.findByName("default", "alice")).toBeNull();
      if (runs === 1) await endConnections();
      await tx.tokens.revoke("token", 1);
      await tx.events.append({
        time: 1,
        actor: "tester",
        action: "tested",
        target: { type: "integration", id: "default", integration: "default" },
        delta: {},
        requestId: "request",
      });
    });
    expect(runs).toBe(2);
    expect((await store.read.events.page({}, { limit: 10 })).total).toBe(1);
  } finally {
    await store.close();
  }
});

test("while the server is away everything is unavailable at once; when it is back, so is the store (F-09)", async () => {
  const { store } = await opened();
  try {
    await addUser(store, "alice");
    await server.stop("immediate");
    const start = performance.now();
    await expect(store.read.users.findByName("default", "alice")).rejects.toThrow(StoreUnavailable);
    await expect(addUser(store, "bob")).rejects.toThrow(StoreUnavailable);
    await expect(store.check()).rejects.toThrow(StoreUnavailable);
    expect(performance.now() - start).toBeLessThan(2_500);
    await server.resume();
    expect(await store.read.users.findByName("default", "alice")).toMatchObject({ userName: "alice" });
    await addUser(store, "bob");
    await store.check();
  } finally {
    await store.close();
  }
});

test("with every connection taken, others are told within 2.5 s to come again (D5)", async () => {
  const { store } = await opened(1);
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  try {
    const long = store.write(async (tx) => {
      await tx.users.findByName("default", "alice");
      await finished;
    });
    await setTimeout(50);
    const start = performance.now();
    await expect(store.write((tx) => tx.users.findByName("default", "bob"))).rejects.toThrow(
      StoreUnavailable,
    );
    expect(performance.now() - start).toBeLessThan(2_500);
    // Reads have connections of their own.
    expect(await store.read.users.findByName("default", "alice")).toBeNull();
    finish();
    await long;
    await expect(store.write((tx) => tx.users.findByName("default", "bob"))).resolves.toBeNull();
  } finally {
    finish();
    await store.close();
  }
});
