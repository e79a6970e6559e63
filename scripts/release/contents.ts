/** What goes into the archives: the provider as a script that Node runs anywhere, or as one program of this platform. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EXECUTABLE_NAME, PROVIDER_PACKAGE } from "../mirror";
import { buildSingleExecutable } from "./single-executable";
import type { Entry } from "./zip";

/** Needs Node on the user's machine; the same bytes for every platform that starts scripts. */
export function scriptEntries(): Entry[] {
  const program = readdirSync(PROVIDER_PACKAGE).map((name) => ({
    name,
    content: readFileSync(join(PROVIDER_PACKAGE, name)),
    executable: name === EXECUTABLE_NAME,
  }));
  return [...program, license()];
}

/** Needs nothing; for the platform that it is made on. */
export async function singleExecutableEntries(): Promise<Entry[]> {
  const extension = process.platform === "win32" ? ".exe" : "";
  const content = await buildSingleExecutable();
  return [{ name: EXECUTABLE_NAME + extension, content, executable: true }, license()];
}

function license(): Entry {
  return { name: "LICENSE", content: readFileSync("LICENSE"), executable: false };
}
