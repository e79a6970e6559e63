import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "../../../gateway/store/open";
import { storeSuite } from "../../conformance/store";

const directory = mkdtempSync(join(tmpdir(), "rollcall-store-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("the store port on SQLite", () => {
  storeSuite((options) => open({ ...options, file: join(directory, `${randomUUID()}.db`) }));
});
