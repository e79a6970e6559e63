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
/** The last value with which each user was told to be patched. */
const patched = new Map<string, number>();
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
    const [word, id = "", value] = line.split(" ");
    if (word === "patched") patched.set(id, Number(value));
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

/** What is there; the lists' own creation are the only events that the domain did not tell. */
const STATE = `select
  (select count(*) from users) users,
  (select count(*) from members) members,
  (select count(*) from locks) locks,
  (select version from lists where name = 'staff') staff,
  (select version from lists where name = 'chair') chair`;

/** What the events say was done. */
const HISTORY = `select
  sum(action = 'user.created') - sum(action = 'user.deleted') users,
  sum(iif(action = 'access-list.members-changed',
    json_array_length(delta, '$.added') - json_array_length(delta, '$.removed'), 0)) members,
  sum(action = 'lock.created') locks,
  1 + sum(target_id = 'staff' and action in ('access-list.members-changed', 'access-list.group-linked')) staff,
  1 + sum(target_id = 'chair' and action in ('access-list.members-changed', 'access-list.group-linked')) chair
from events`;

const MANAGER = `'$."urn:ietf:params:scim:schemas:extension:enterprise:2.0:User".manager.value'`;
const of = (alias: string, path: string) => `json_extract(${alias}.profile, ${path})`;

/** What one request wrote in part: there must be nothing of it. */
const HALVES = {
  "of three attributes that one PATCH gives one value": `select user_name from users u
    where ${of("u", "'$.title'")} is not ${of("u", "'$.nickName'")} or ${of("u", "'$.title'")} is not ${of("u", "'$.userType'")}`,
  "of a group whose only member and name one PATCH sets": `select l.external_id from lists l where l.name = 'chair'
    and l.external_id is not (select group_concat(u.user_name) from members m join users u on u.key = m.member where m.list = l.key)`,
  "of two users whom one bulk makes each other's manager": `select u.user_name from users u
    where u.user_name glob '*-couple-*' and not exists (
      select 1 from users m where m.id = ${of("u", MANAGER)} and ${of("m", MANAGER)} = u.id)`,
};

const USERS = "select user_name from users";
const STAFF = `${USERS} where key in (
  select m.member from members m join lists l on l.key = m.list where m.kind = 0 and l.name = 'staff')`;
const PATCHED = `select user_name name, cast(${of("u", "'$.title'")} as integer) value from users u where user_name glob '*-patched'`;

async function verify(): Promise<void> {
  const store = await open({ file });
  const db = new Database(file, { readonly: true });
  const names = (query: string) => new Set(db.prepare<[], string>(query).pluck().all());
  try {
    const [users, members] = [names(USERS), names(STAFF)];
    const lost = [...acknowledged].filter(
      (name) => !members.has(name) && !removed.has(name) && !undecided.has(name),
    );
    const ghosts = [...removed].filter((name) => users.has(name));
    expect({ lost, ghosts }).toEqual({ lost: [], ghosts: [] });
    for (const [what, query] of Object.entries(HALVES)) expect([what, [...names(query)]]).toEqual([what, []]);
    const values = new Map(
      db
        .prepare<[], { name: string; value: number }>(PATCHED)
        .all()
        .map(({ name, value }) => [name, value]),
    );
    expect([...patched].filter(([name, value]) => (values.get(name) ?? 0) < value)).toEqual([]);

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
  `C144: ${CYCLES} times killed in the middle of writing, by single requests, PATCHes of many operations and bulks`,
  async () => {
    const program = bundle("writer", directory);
    const store = await open({ file });
    await addList(store, "staff");
    await addList(store, "chair");
    await store.close();
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      await writeAndKill(program, cycle);
      if (cycle % 10 === 9) await verify();
    }
    expect(acknowledgements).toBeGreaterThan(CYCLES);
    expect(patched.size).toBeGreaterThan(CYCLES / 10);
    expect([...acknowledged].filter((name) => name.includes("-couple-")).length).toBeGreaterThan(CYCLES / 10);
  },
  CYCLES * 4_000,
);
