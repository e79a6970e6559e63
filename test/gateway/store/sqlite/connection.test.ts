import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { open } from "../../../../gateway/store/open";
import { openReader, openWriter } from "../../../../gateway/store/sqlite/connection";
import { addUser } from "../../../conformance/fixtures";
import { temporaryFiles } from "../temporary";

const temporaryFile = temporaryFiles();

const digest = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");

describe("what durability rests on", () => {
  const file = temporaryFile();

  test.each(["new", "reopened"])(
    "D1: is set on every open (%s): synchronous, WAL, foreign keys",
    async (age) => {
      if (age === "reopened") await (await open({ file })).close();
      const db = openWriter(file);
      try {
        expect(db.pragma("synchronous", { simple: true })).toBe(2);
        expect(db.pragma("journal_mode", { simple: true })).toBe("wal");
        expect(db.pragma("foreign_keys", { simple: true })).toBe(1);
        expect(db.pragma("mmap_size", { simple: true }) ?? 0).toBe(0);
        // The queue waits for a lock, not the event loop.
        expect(db.pragma("busy_timeout", { simple: true })).toBeLessThanOrEqual(50);
      } finally {
        db.close();
      }
    },
  );

  test("a command of 10,000 changes took the square of its time: its journal is a file, not a list in memory", () => {
    const db = openWriter(file);
    expect(db.pragma("temp_store", { simple: true })).toBe(1);
    db.close();
  });

  test("D3, SEC-58: SQLite is free of the WAL-reset bug (3.51.3 or newer)", () => {
    const version = new Database(":memory:").prepare("select sqlite_version()").pluck().get();
    const [major = 0, minor = 0, patch = 0] = String(version).split(".").map(Number);
    expect(major * 1_000_000 + minor * 1_000 + patch).toBeGreaterThanOrEqual(3_051_003);
  });
});

describe("the reader", () => {
  const file = temporaryFile();

  test("cannot write", async () => {
    const store = await open({ file });
    const reader = openReader(file);
    expect(() => reader.exec("delete from users")).toThrow(/readonly/);
    reader.close();
    await store.close();
  });
});

describe("a file that is not ours", () => {
  test("another application's database is refused and left as it was", async () => {
    const file = temporaryFile();
    const other = new Database(file);
    other.exec("create table notes (text)");
    other.close();
    const before = digest(file);
    await expect(open({ file })).rejects.toThrow("another application");
    expect(digest(file)).toBe(before);
  });

  test("a file that is no database is refused and left as it was", async () => {
    const file = temporaryFile();
    writeFileSync(file, "this is not a database at all, but long enough to look at".repeat(100));
    const before = digest(file);
    await expect(open({ file })).rejects.toThrow("is not a database, or is damaged");
    expect(digest(file)).toBe(before);
  });

  test("a directory that does not exist is named in the error", async () => {
    await expect(open({ file: `${temporaryFile()}/nowhere/a.db` })).rejects.toThrow("nowhere");
  });
});

describe("a damaged file is named, with the advice to restore a backup", () => {
  async function filled(): Promise<string> {
    const file = temporaryFile();
    const store = await open({ file });
    await addUser(store, "alice");
    await store.close();
    return file;
  }

  test("cut short", async () => {
    const file = await filled();
    truncateSync(file, Math.floor(statSync(file).size / 2));
    await expect(open({ file })).rejects.toThrow(`${file} is not a database, or is damaged`);
  });

  test("overwritten in its schema", async () => {
    const file = await filled();
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 100, 4096);
    writeFileSync(file, bytes);
    await expect(open({ file })).rejects.toThrow(`${file} is not a database, or is damaged`);
  });

  test("overwritten behind its schema, found while it is served", async () => {
    const file = await filled();
    const pages = readFileSync(file);
    const db = new Database(file, { readonly: true });
    const page = Number(db.prepare("select rootpage from sqlite_schema where name = 'users'").pluck().get());
    const size = Number(db.pragma("page_size", { simple: true }));
    db.close();
    pages.fill(0x5a, (page - 1) * size, page * size);
    writeFileSync(file, pages);
    const store = await open({ file });
    await expect(addUser(store, "bob")).rejects.toThrow(
      `the database file ${file} is damaged: restore a backup`,
    );
    await store.close();
  });
});

test("events cannot be changed or removed, not even by hand", async () => {
  const file = temporaryFile();
  const store = await open({ file });
  await addUser(store, "alice");
  await store.close();
  const db = new Database(file);
  expect(() => db.exec("update events set actor = 'someone else'")).toThrow("append-only");
  expect(() => db.exec("delete from events")).toThrow("append-only");
  db.close();
});

test("a store opened again has everything, and a copy of its file too", async () => {
  const file = temporaryFile();
  const first = await open({ file });
  const user = await addUser(first, "alice");
  await first.close();
  const copy = temporaryFile();
  copyFileSync(file, copy);
  for (const path of [file, copy]) {
    const store = await open({ file: path });
    expect(await store.read.users.find("default", user.id)).toEqual(user);
    await store.close();
  }
});
