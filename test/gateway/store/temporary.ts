import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Makes paths for database files, in a directory that is removed after the tests of this file. */
export function temporaryFiles(): () => string {
  const directory = mkdtempSync(join(tmpdir(), "rollcall-store-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return () => join(directory, `${randomUUID()}.db`);
}
