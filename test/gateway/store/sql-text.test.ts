/** SEC-17: values are bound and never become SQL text. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const STORE = resolve(__dirname, "../../../gateway/store");

const sources = readdirSync(STORE, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => ({ name, text: readFileSync(join(STORE, name), "utf8") }));

/** Calls that take SQL as plain text, handed something that is put together at run time. */
const ASSEMBLED = /\.(prepare|exec)\(\s*(`|[^)]*\+)/;

test("no statement is put together from text", () => {
  expect(sources.length).toBeGreaterThan(30);
  expect(sources.filter(({ text }) => ASSEMBLED.test(text)).map(({ name }) => name)).toEqual([]);
});

test("the pattern above does see such a statement", () => {
  const template = ["db.prepare(`select $", "{name}`)"].join("");
  for (const text of [template, 'db.exec("select " + name)', "db.exec(start + name)"])
    expect(text).toMatch(ASSEMBLED);
  expect('db.prepare("select 1")').not.toMatch(ASSEMBLED);
});

test("raw SQL text is used by migrations alone", () => {
  const raw = sources
    .filter(({ text }) => /\bsql\.raw\(|CompiledQuery\.raw\(/.test(text))
    .map(({ name }) => name);
  expect(raw).toEqual(["migrations/migrate.ts"]);
});
