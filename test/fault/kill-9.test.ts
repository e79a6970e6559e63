/** F-01: what was acknowledged is there after kill -9, nothing is half there, and every change has its event. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import Database from "better-sqlite3";
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
  await setTimeout(50 + Math.random() * 200);
  const read = once(lines, "close");
  child.kill("SIGKILL");
  await exited;
  await read;
}

/** What is there; the list's own creation is the one event that the domain did not tell. */
const STATE = `select
  (select count(*) from users) users,
  (select count(*) from members) members,
  (select count(*) from locks) locks,
  (select version from lists) version`;

/** What the events say was done. */
const HISTORY = `select
  sum(action = 'user.created') - sum(action = 'user.deleted') users,
  sum(iif(action = 'access-list.members-changed',
    json_array_length(delta, '$.added') - json_array_length(delta, '$.removed'), 0)) members,
  sum(action = 'lock.created') locks,
  1 + sum(action in ('access-list.members-changed', 'access-list.group-linked')) version
from events`;

const USERS = "select user_name from users";
const MEMBERS = `${USERS} where key in (select member from members where kind = 0)`;

async function verify(): Promise<void> {
  const store = await open({ file });
  const db = new Database(file, { readonly: true });
  const names = (query: string) => new Set(db.prepare<[], string>(query).pluck().all());
  try {
    const [users, members] = [names(USERS), names(MEMBERS)];
    const lost = [...acknowledged].filter(
      (name) => !members.has(name) && !removed.has(name) && !undecided.has(name),
    );
    const ghosts = [...removed].filter((name) => users.has(name));
    expect({ lost, ghosts }).toEqual({ lost: [], ghosts: [] });

    expect(db.prepare(STATE).get()).toEqual(db.prepare(HISTORY).get());
    expect((await store.read.lists.findByName("staff"))?.memberCount).toBe(members.size);
    expect((await integrationOf(store)).userCount).toBe(users.size);
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(db.pragma("foreign_key_check")).toEqual([]);
  } finally {
    db.close();
    await store.close();
  }
}

test(
  `C144: ${CYCLES} times killed in the middle of writing`,
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
