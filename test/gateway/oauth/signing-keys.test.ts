/** Signing keys at rest, on the real store. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { call, openServer, takeToken } from "./authorization-server";
import { readToken } from "./forge";

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "rollcall-keys-"));
  file = join(directory, "rollcall.sqlite");
});
afterAll(() => rmSync(directory, { recursive: true }));

const onDisk = () => readFileSync(file, "latin1") + readFileSync(`${file}-wal`, "latin1");

test("a restart signs with the same key, and tokens from before are honoured", async () => {
  const before = await openServer({ file });
  const client = await before.makeClient();
  const token = await takeToken(before, client);
  await before.close();
  const after = await openServer({ file });
  expect((await call(after, `Bearer ${token}`)).status).toBe(200);
  expect(readToken(await takeToken(after, client)).header.kid).toBe(readToken(token).header.kid);
});

test("under a master key no private key stands in the file", async () => {
  const sealed = await openServer({ file, masterKey: "a master key from the operator, long enough" });
  expect(onDisk()).toContain("sealed.v1.");
  expect(onDisk()).not.toContain("PRIVATE KEY");
  const token = await takeToken(sealed, await sealed.makeClient());
  expect((await call(sealed, `Bearer ${token}`)).status).toBe(200);
});

test.each([
  ["another master key", "another master key, long enough as well", "under another master key"],
  ["none", undefined, "set master_key"],
])("with %s the gateway does not start, and says why", async (_, masterKey, message) => {
  const before = await openServer({ file, masterKey: "a master key from the operator, long enough" });
  await before.close();
  await expect(openServer({ file, masterKey })).rejects.toThrow(message);
});
