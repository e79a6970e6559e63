import { existsSync, writeFileSync } from "node:fs";
import { backup } from "../../../gateway/store/backup";
import { open } from "../../../gateway/store/open";
import { schemaStatus, upgrade } from "../../../gateway/store/upgrade";
import { addList, addMembers, addUser, integrationOf } from "../../conformance/fixtures";
import { temporaryFiles } from "./temporary";

const temporaryFile = temporaryFiles();

test("a backup taken while writes go on is one consistent state, and opens as a store (F-23)", async () => {
  const [file, target] = [temporaryFile(), temporaryFile()];
  const store = await open({ file });
  const list = await addList(store, "staff");
  let writing = true;
  const writes = (async () => {
    for (let index = 0; writing && index < 2_000; index++) {
      await addMembers(store, list, [(await addUser(store, `user-${index}`)).id]);
    }
  })();
  while ((await integrationOf(store)).userCount < 50) await new Promise((resolve) => setTimeout(resolve, 5));
  await backup(file, target);
  writing = false;
  await writes;
  await store.close();

  const restored = await open({ file: target });
  const { userCount } = await integrationOf(restored);
  const events = await restored.read.events.page({}, { limit: 1 });
  const staff = await restored.read.lists.findByName("staff");
  expect(userCount).toBeGreaterThanOrEqual(50);
  expect([userCount, userCount - 1]).toContain(staff?.memberCount);
  expect(events.total).toBe(1 + userCount + (staff?.memberCount ?? 0));
  await restored.close();
});

test("a file that exists is not written over, and one that is no database is not copied", async () => {
  const [file, target] = [temporaryFile(), temporaryFile()];
  writeFileSync(file, "no database");
  await expect(backup(file, file)).rejects.toThrow("exists already");
  await expect(backup(file, target)).rejects.toThrow("is not a database");
  await expect(backup(temporaryFile(), target)).rejects.toThrow("cannot be opened");
  expect(existsSync(target)).toBe(false);
  expect(existsSync(`${target}.partial`)).toBe(false);
});

test("the schema's status can be asked for while a gateway serves; migrating cannot be done then", async () => {
  const file = temporaryFile();
  expect((await schemaStatus({ file })).applied).toEqual([]);
  expect(existsSync(file)).toBe(false);
  const store = await open({ file });
  const status = await schemaStatus({ file });
  expect(status).toMatchObject({ pending: [], unknown: [], altered: [] });
  expect(status.applied.length).toBeGreaterThan(0);
  await expect(upgrade({ file })).rejects.toThrow("another process has");
  await store.close();
  expect(await upgrade({ file })).toEqual([]);
});
