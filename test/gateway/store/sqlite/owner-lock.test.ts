/** F-07: one process owns the file; the next one is told so, and a crash leaves nothing behind. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, linkSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { open } from "../../../../gateway/store/open";
import { addList } from "../../../conformance/fixtures";
import { bundle } from "../../../fault/bundle";
import { temporaryFiles } from "../temporary";

const temporaryFile = temporaryFiles();

const file = temporaryFile();

test("a second opening is refused while the first stands, in this process and from another", async () => {
  const store = await open({ file });
  for (const name of ["staff", "chair"]) await addList(store, name);
  await expect(open({ file })).rejects.toThrow("another process has");
  const program = bundle("writer", dirname(file));
  const child = spawn(process.execPath, [program.script, file, "x"], {
    env: program.env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (chunk) => {
    complaint += chunk;
  });
  const [code] = await once(child, "exit");
  expect(code).not.toBe(0);
  expect(complaint).toContain("stop it first");
  await store.close();
});

test("a process that was killed leaves no lock", async () => {
  const program = bundle("writer", dirname(file));
  const child = spawn(process.execPath, [program.script, file, "y"], {
    env: program.env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  await expect(open({ file })).rejects.toThrow("another process has");
  child.kill("SIGKILL");
  await once(child, "exit");
  const store = await open({ file });
  await expect(store.check()).resolves.toBeUndefined();
  await store.close();
});

describe("one file has one owner, whatever path leads to it", () => {
  test("two gateways served one file through a link: the second is refused", async () => {
    const real = temporaryFile();
    const link = temporaryFile();
    symlinkSync(basename(real), link);
    // The link leads to a file that the first opening makes.
    const store = await open({ file: link });
    await expect(open({ file: real })).rejects.toThrow("another process has");
    await store.close();
    const again = await open({ file: real });
    await expect(open({ file: link })).rejects.toThrow("another process has");
    await again.close();
    expect(existsSync(`${link}.lock`)).toBe(false);
  });

  test("a link to the directory is no way round", async () => {
    const link = temporaryFile();
    symlinkSync(dirname(file), link);
    const name = basename(temporaryFile());
    const store = await open({ file: join(link, name) });
    await expect(open({ file: join(dirname(file), name) })).rejects.toThrow("another process has");
    await store.close();
  });

  test("a file with a second name is refused, until the name is gone", async () => {
    const real = temporaryFile();
    await (await open({ file: real })).close();
    const second = temporaryFile();
    linkSync(real, second);
    for (const name of [real, second]) await expect(open({ file: name })).rejects.toThrow("hard link");
    rmSync(second);
    await (await open({ file: real })).close();
  });
});

test("a directory in place of the file is named, and nothing is left beside it", async () => {
  const directory = temporaryFile();
  mkdirSync(directory);
  await expect(open({ file: directory })).rejects.toThrow(`${basename(directory)} is a directory`);
  expect(existsSync(`${directory}.lock`)).toBe(false);
});
