/** F-01: what was acknowledged is there after kill -9, nothing is half there, and every change has its event. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import Database from "better-sqlite3";
import type { Store } from "../../gateway/domain/store";
import { open } from "../../gateway/store/open";
import { addList, integrationOf } from "../conformance/fixtures";
import { bundle } from "./bundle";

/** More of them by `npm run test:fault`. */
const CYCLES = Number(process.env.FAULT_CYCLES ?? 60);

const directory = mkdtempSync(join(tmpdir(), "rollcall-kill-"));
const file = join(directory, "rollcall.db");
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** What the writers were told, over all cycles. */
const acknowledged = new Set<string>();
const removed = new Set<string>();
/** A removal was asked for and its answer never seen: it may have happened or not. */
const undecided = new Set<string>();
let acknowledgements = 0;

async function writeAndKill(
  program: { script: string; env: NodeJS.ProcessEnv },
  cycle: number,
): Promise<void> {
  const child = spawn(process.execPath, [program.script, file, `c${cycle}`], {
    env: program.env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const lines = createInterface(child.stdout);
  const ready = once(lines, "line");
  lines.on("line", (line) => {
    const [word, id = ""] = line.split(" ");
    if (word === "added") acknowledged.add(id);
    if (word === "removing") undecided.add(id);
    if (word === "removed") removed.add(id);
    if (word === "added" || word === "removed") acknowledgements += 1;
  });
  await ready;
  await setTimeout(100 + Math.random() * 300);
  const read = once(lines, "close");
  child.kill("SIGKILL");
  await exited;
  await read;
}

async function idsOf(store: Store): Promise<Set<string>> {
  const ids = new Set<string>();
  let after: number | undefined;
  do {
    const page = await store.read.users.page("default", null, null, { limit: 1_000, after });
    for (const { id } of page.items) ids.add(id);
    after = page.next;
  } while (after !== undefined);
  return ids;
}

async function verify(): Promise<void> {
  const store = await open({ file });
  try {
    const present = await idsOf(store);
    const lost = [...acknowledged].filter((id) => !present.has(id) && !removed.has(id) && !undecided.has(id));
    const ghosts = [...removed].filter((id) => present.has(id));
    expect({ lost, ghosts }).toEqual({ lost: [], ghosts: [] });

    const list = await store.read.lists.findByName("staff");
    const events = await store.read.events.page({}, { limit: 1 });
    const additions = (await store.read.events.page({ action: "added" }, { limit: 1 })).total;
    const removals = (await store.read.events.page({ action: "removed" }, { limit: 1 })).total;
    expect(additions - removals).toBe(present.size);
    expect(events.total).toBe(1 + additions + removals);
    expect(list).toMatchObject({ memberCount: present.size, version: 1 + additions + removals });
    expect((await integrationOf(store)).userCount).toBe(present.size);
  } finally {
    await store.close();
  }
  const db = new Database(file, { readonly: true });
  try {
    expect(db.prepare("select count(*) from members").pluck().get()).toBe(
      db.prepare("select count(*) from users").pluck().get(),
    );
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(db.pragma("foreign_key_check")).toEqual([]);
  } finally {
    db.close();
  }
}

test(
  `${CYCLES} times killed in the middle of writing`,
  async () => {
    const program = bundle("writer", directory);
    const store = await open({ file });
    await addList(store, "staff");
    await store.close();
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      await writeAndKill(program, cycle);
      if (cycle % 10 === 9) await verify();
    }
    expect(acknowledgements).toBeGreaterThan(CYCLES);
  },
  CYCLES * 4_000,
);
