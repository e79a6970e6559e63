import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { migrate, migrationStatus, SchemaMismatch } from "../../../../gateway/store/migrations/migrate";
import type { Migration } from "../../../../gateway/store/migrations/migration";
import { open } from "../../../../gateway/store/open";
import { forMigrations } from "../../../../gateway/store/sqlite/migrations";
import { addUser } from "../../../conformance/fixtures";
import { temporaryFiles } from "../temporary";

const temporaryFile = temporaryFiles();

const first: Migration = {
  name: "0001-first",
  sqlite: ["create table a (x)", "insert into a values (1)"],
  postgres: [],
};
const second: Migration = {
  name: "0002-second",
  sqlite: ["alter table a add column y", "update a set y = 2"],
  postgres: [],
};
const broken: Migration = {
  name: "0003-broken",
  sqlite: ["create table b (x)", "insert into nowhere values (1)"],
  postgres: [],
};

function opened() {
  const database = new Database(temporaryFile());
  return { database, db: forMigrations(database) };
}

const tables = (database: Database.Database) =>
  database
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'kysely%'")
    .pluck()
    .all();

test("what is pending is applied in order, once", async () => {
  const { database, db } = opened();
  expect(await migrate(db, [first])).toEqual(["0001-first"]);
  expect(await migrate(db, [first, second])).toEqual(["0002-second"]);
  expect(await migrate(db, [first, second])).toEqual([]);
  expect(database.prepare("select * from a").all()).toEqual([{ x: 1, y: 2 }]);
  expect(await migrationStatus(db, [first, second])).toEqual({
    applied: ["0001-first", "0002-second"],
    pending: [],
    unknown: [],
    altered: [],
  });
});

test("a migration that fails leaves nothing of its run", async () => {
  const { database, db } = opened();
  await migrate(db, [first]);
  const before = tables(database);
  await expect(migrate(db, [first, second, broken])).rejects.toMatchObject({
    message: expect.stringContaining("nowhere"),
  });
  expect(tables(database)).toEqual(before);
  expect(database.prepare("select * from a").all()).toEqual([{ x: 1 }]);
  expect((await migrationStatus(db, [first, second])).pending).toEqual(["0002-second"]);
});

test("a database of a newer version is refused and not touched", async () => {
  const { database, db } = opened();
  await migrate(db, [first, second]);
  const before = database.serialize();
  expect((await migrationStatus(db, [first])).unknown).toEqual(["0002-second"]);
  await expect(migrate(db, [first])).rejects.toThrow(SchemaMismatch);
  await expect(migrate(db, [first])).rejects.toThrow("newer version");
  expect(database.serialize().equals(before)).toBe(true);
});

test("an applied migration whose text has changed is noticed", async () => {
  const { db } = opened();
  await migrate(db, [first]);
  const edited = { ...first, sqlite: [...first.sqlite, "insert into a values (9)"], postgres: [] };
  expect((await migrationStatus(db, [edited])).altered).toEqual(["0001-first"]);
  await expect(migrate(db, [edited])).rejects.toThrow("different build");
});

describe("opening", () => {
  const digest = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");

  async function made(): Promise<string> {
    const file = temporaryFile();
    const store = await open({ file });
    await addUser(store, "alice");
    await store.close();
    return file;
  }

  test("a database of a newer Rollcall is refused with what to do, and left unchanged (F-21)", async () => {
    const file = await made();
    const db = new Database(file);
    db.exec("insert into schema_checksums values ('9999-future', 'x')");
    db.close();
    const before = digest(file);
    await expect(open({ file })).rejects.toThrow("restore a backup from before the upgrade");
    expect(digest(file)).toBe(before);
  });

  test("a database of an older Rollcall is not migrated behind anyone's back", async () => {
    const file = await made();
    const db = new Database(file);
    db.exec("delete from schema_checksums");
    db.close();
    const before = digest(file);
    await expect(open({ file })).rejects.toThrow('run "rollcall migrate up" first');
    expect(digest(file)).toBe(before);
  });
});
