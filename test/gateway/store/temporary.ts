import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A path for a database file in a directory that is removed after the tests of this file. */
export function temporaryFile(): string {
  const directory = mkdtempSync(join(tmpdir(), "rollcall-store-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return join(directory, "rollcall.db");
}
