import { spawn } from "node:child_process";
import { once } from "node:events";
import { setImmediate, setTimeout } from "node:timers/promises";
import Database from "better-sqlite3";
import { Refusal, StoreUnavailable } from "../../../../gateway/domain/errors";
import { open } from "../../../../gateway/store/open";
import { WriterQueue } from "../../../../gateway/store/sqlite/queue";
import { addUser, integrationOf } from "../../../conformance/fixtures";
import { temporaryFiles } from "../temporary";

const temporaryFile = temporaryFiles();

describe("shared commits", () => {
  function opened() {
    const log: string[] = [];
    const db = new Database(temporaryFile(), { verbose: (sql) => log.push(String(sql)) });
    db.pragma("journal_mode = wal");
    db.exec("create table t (x integer primary key) strict");
    const insert = db.prepare("insert into t values (?)");
    const rows = () => db.prepare("select x from t order by x").pluck().all();
    return { db, log, queue: new WriterQueue(db), insert: async (x: unknown) => insert.run(x), rows };
  }

  test("commands that wait together share one commit and are answered after it", async () => {
    const { db, log, queue, insert } = opened();
    // A batch also ends after some milliseconds, which a busy machine may need for few commands.
    const clock = jest.spyOn(performance, "now").mockReturnValue(0);
    const answered: number[] = [];
    await Promise.all(
      Array.from({ length: 40 }, (_, x) =>
        queue
          .submit(() => insert(x))
          .then(() => {
            expect(db.inTransaction).toBe(false);
            answered.push(x);
          }),
      ),
    );
    clock.mockRestore();
    expect(answered).toEqual(Array.from({ length: 40 }, (_, x) => x));
    expect(log.filter((sql) => sql === "commit")).toHaveLength(1);
    expect(log.filter((sql) => sql === "begin immediate")).toHaveLength(1);
  });

  test("a batch is bounded, so that nobody waits for all the others", async () => {
    const { log, queue, insert } = opened();
    await Promise.all(Array.from({ length: 200 }, (_, x) => queue.submit(() => insert(x))));
    expect(log.filter((sql) => sql === "commit").length).toBeGreaterThanOrEqual(4);
  });

  test("whoever waited for a large commit is answered before its pages are moved into the database", async () => {
    const { db, log, queue, insert } = opened();
    const rows =
      "with n (x) as (select 1 union all select x + 1 from n where x < 10000) insert into t select x from n";
    const large = queue.submit(async () => db.prepare(rows).run());
    await setImmediate();
    await Promise.all([large, queue.submit(() => insert(10_001))]);
    expect(log.filter((sql) => sql === "commit")).toHaveLength(2);
    expect(log).not.toContain("PRAGMA wal_checkpoint(passive)");
    await queue.close();
    expect(log.filter((sql) => sql === "PRAGMA wal_checkpoint(passive)")).toHaveLength(1);
    expect(db.pragma("wal_autocheckpoint", { simple: true })).toBe(1_000);
  });

  test("a refusal undoes its own savepoint alone, and is answered after the commit too", async () => {
    const { db, queue, insert, rows } = opened();
    const outcomes = await Promise.allSettled([
      queue.submit(() => insert(1)),
      queue
        .submit(async () => {
          await insert(2);
          throw new Refusal("forbidden", "no");
        })
        .catch((error) => {
          expect(db.inTransaction).toBe(false);
          expect(rows()).toEqual([1, 3]);
          throw error;
        }),
      queue.submit(() => insert(3)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  test("a full disk fails everyone in the batch, and the same connection goes on once there is room (F-04)", async () => {
    const { db, queue, insert, rows } = opened();
    db.exec("create table filler (text)");
    const pages = db.pragma("page_count", { simple: true });
    db.pragma(`max_page_count = ${Number(pages) + 1}`);
    const fill = db.prepare("insert into filler values (?)");
    const outcomes = await Promise.allSettled([
      queue.submit(() => insert(1)),
      queue.submit(async () => fill.run("x".repeat(1_000_000))),
      queue.submit(() => insert(2)),
    ]);
    const failed = outcomes.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
    for (const { reason } of failed) expect(reason).toBeInstanceOf(StoreUnavailable);
    expect(failed.length).toBeGreaterThanOrEqual(2);
    // Whoever was told yes is there, and nobody else.
    expect(rows()).toEqual(
      [1, 2].filter((_, index) => outcomes[index === 0 ? 0 : 2]?.status === "fulfilled"),
    );
    db.pragma("max_page_count = 1000000");
    await queue.submit(async () => fill.run("x".repeat(1_000_000)));
    await queue.submit(() => insert(7));
    expect(rows()).toContain(7);
  });

  test("close answers what was submitted before it", async () => {
    const { queue, insert, rows } = opened();
    const last = queue.submit(() => insert(1));
    await queue.close();
    await expect(last).resolves.toBeDefined();
    expect(rows()).toEqual([1]);
    await expect(queue.submit(() => insert(2))).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

describe("D2, F-06: another program holds the database's lock", () => {
  const HOLD = `
    const db = new (require("better-sqlite3"))(process.argv[1]);
    db.exec("begin immediate");
    console.log("held");
    setTimeout(() => { db.exec("commit"); db.close(); }, Number(process.argv[2]));`;

  async function hold(file: string, milliseconds: number) {
    const child = spawn(process.execPath, ["-e", HOLD, file, String(milliseconds)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    return child;
  }

  test("for 3 s: every write waits and none fails; reads and the event loop go on", async () => {
    const file = temporaryFile();
    const store = await open({ file });
    const child = await hold(file, 3_000);
    const exited = once(child, "exit");
    const start = performance.now();
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 50);
    const writes = Promise.all(["a", "b", "c", "d"].map((name) => addUser(store, name)));
    await setTimeout(500);
    expect(await store.read.users.findByName("default", "a")).toBeNull();
    await writes;
    clearInterval(ticking);
    expect(performance.now() - start).toBeGreaterThan(2_000);
    expect(ticks).toBeGreaterThan(20);
    expect((await integrationOf(store)).userCount).toBe(4);
    await exited;
    await store.close();
  });

  test("for longer: StoreUnavailable after about 5 s, and writes go on when the lock is gone", async () => {
    const file = temporaryFile();
    const store = await open({ file });
    const child = await hold(file, 60_000);
    const exited = once(child, "exit");
    const start = performance.now();
    await expect(addUser(store, "alice")).rejects.toBeInstanceOf(StoreUnavailable);
    const waited = performance.now() - start;
    expect(waited).toBeGreaterThan(4_900);
    expect(waited).toBeLessThan(7_000);
    child.kill("SIGKILL");
    await exited;
    await addUser(store, "alice");
    expect((await integrationOf(store)).userCount).toBe(1);
    await store.close();
  });
});
