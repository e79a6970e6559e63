/** Node and the provider in one file (https://nodejs.org/api/single-executable-applications.html). */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { inject } from "postject";
import { EXECUTABLE_NAME, PROVIDER_PACKAGE } from "../mirror";

/** By this mark Node finds out that something was put into it. */
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";
const LAUNCHER = resolve("dist/provider-embedded/launcher.cjs");

/**
 * The provider that `npm run build` made as a program of this platform, with the Node that runs this.
 * @throws Error on macOS, where a program that was changed must be signed anew
 */
export async function buildSingleExecutable(): Promise<Buffer> {
  if (process.platform === "darwin") {
    throw new Error("A single executable is made on Linux and Windows; macOS is served by the script form.");
  }
  const folder = mkdtempSync(join(tmpdir(), "single-executable-"));
  try {
    const program = join(folder, "program");
    copyFileSync(process.execPath, program);
    chmodSync(program, 0o755);
    await inject(program, "NODE_SEA_BLOB", makeBlob(folder), { sentinelFuse: FUSE });
    return readFileSync(program);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Paths are relative, because the blob holds them and must not differ from folder to folder. */
function makeBlob(folder: string): Buffer {
  const files = readdirSync(PROVIDER_PACKAGE).filter((name) => name !== EXECUTABLE_NAME);
  copyFileSync(LAUNCHER, join(folder, "launcher.cjs"));
  for (const name of files) copyFileSync(join(PROVIDER_PACKAGE, name), join(folder, name));
  const config = {
    main: "launcher.cjs",
    output: "blob",
    disableExperimentalSEAWarning: true,
    assets: Object.fromEntries(files.map((name) => [name, name])),
  };
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  execFileSync(process.execPath, ["--experimental-sea-config", "config.json"], {
    cwd: folder,
    stdio: "ignore",
  });
  return readFileSync(join(folder, "blob"));
}
