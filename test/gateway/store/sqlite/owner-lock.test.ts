/** F-07: one process owns the file; the next one is told so, and a crash leaves nothing behind. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname } from "node:path";
import { open } from "../../../../gateway/store/open";
import { addList } from "../../../conformance/fixtures";
import { bundle } from "../../../fault/bundle";
import { temporaryFiles } from "../temporary";

const temporaryFile = temporaryFiles();

const file = temporaryFile();

test("a second opening is refused while the first stands, in this process and from another", async () => {
  const store = await open({ file });
  await addList(store, "staff");
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
