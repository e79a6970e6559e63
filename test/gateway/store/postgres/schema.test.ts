import { open } from "../../../../gateway/store/open";
import { schemaStatus, upgrade } from "../../../../gateway/store/upgrade";
import { addUser } from "../../../conformance/fixtures";
import { postgresServer } from "../../../support/postgres";

const server = postgresServer();

async function made(): Promise<string> {
  const url = await server.place();
  const store = await open({ url });
  await addUser(store, "alice");
  await store.close();
  return url;
}

test("what is pending is told, applied once, and by one of several that start together", async () => {
  const url = await server.place();
  const { pending } = await schemaStatus({ url });
  expect(pending[0]).toBe("0001-initial");
  const runs = await Promise.all([upgrade({ url }), upgrade({ url }), upgrade({ url })]);
  expect(runs.flat()).toEqual(pending);
  expect(await schemaStatus({ url })).toMatchObject({ applied: pending, pending: [], altered: [] });
});

test("a database of a newer Rollcall is refused with what to do, and left unchanged (F-21)", async () => {
  const url = await made();
  await server.query("insert into schema_checksums values ('9999-future', 'x')", url);
  await expect(open({ url })).rejects.toThrow("restore a backup from before the upgrade");
  await expect(upgrade({ url })).rejects.toThrow("newer version");
});

test("a database of an older Rollcall is not migrated behind anyone's back", async () => {
  const url = await made();
  await server.query("delete from schema_checksums", url);
  await expect(open({ url })).rejects.toThrow('run "rollcall migrate up" first');
});

test("another application's tables are not joined", async () => {
  const url = await server.place();
  await server.query("create table invoices (id integer)", url);
  await expect(open({ url })).rejects.toThrow("another application");
  expect(await server.query("select * from invoices", url)).toEqual([]);
});

test("two Rollcalls keep apart in schemas of one database", async () => {
  const [one, other] = [await made(), await server.place()];
  const store = await open({ url: other });
  expect(await store.read.users.findByName("default", "alice")).toBeNull();
  await store.close();
  expect(one).not.toBe(other);
});

test("events cannot be changed, not even by hand", async () => {
  const url = await made();
  for (const change of ["update events set actor = 'x'", "delete from events", "truncate events"]) {
    await expect(server.query(change, url)).rejects.toThrow("append-only");
  }
});
