import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { statePlace } from "../../../provider/client/state-place";

const before = { ...process.env };
let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "state-place-"));
  process.env.TF_DATA_DIR = data;
});
afterEach(() => {
  process.env = { ...before };
  rmSync(data, { recursive: true });
});

/** The place where `terraform init` has noted this backend. */
function placeOf(type: string, config: object, environment: Record<string, string> = {}) {
  writeFileSync(join(data, "terraform.tfstate"), JSON.stringify({ version: 3, backend: { type, config } }));
  process.env = { ...before, TF_DATA_DIR: data, ...environment };
  return statePlace();
}

test("without a backend, or with one that is a file, the state is stored at once", () => {
  expect(statePlace().isStoredLater).toBe(false);
  expect(placeOf("local", { path: "other.tfstate" }).isStoredLater).toBe(false);
});

test("two backends in one folder are two places", () => {
  const one = placeOf("s3", { bucket: "states", key: "dev" });
  const other = placeOf("s3", { bucket: "states", key: "prod" });
  expect([one.isStoredLater, other.isStoredLater]).toEqual([true, true]);
  expect(one.id).not.toBe(other.id);
});

test("two addresses from the environment are two places", () => {
  const [one, other] = ["a", "b"].map((name) =>
    placeOf("http", { address: null }, { TF_HTTP_ADDRESS: `https://states.example.com/${name}` }),
  );
  expect([one?.isStoredLater, other?.isStoredLater]).toEqual([true, true]);
  expect(one?.id).not.toBe(other?.id);
});

test("two workspaces are two places", () => {
  const [one, other] = ["a", "b"].map((TF_WORKSPACE) =>
    placeOf("gcs", { bucket: "states" }, { TF_WORKSPACE }),
  );
  expect(one?.id).not.toBe(other?.id);
});

test("other credentials are no other place", () => {
  const [one, other] = ["a", "b"].map((password) =>
    placeOf("http", { address: "https://states.example.com/", password }),
  );
  expect(one).toEqual(other);
});

test("a place that nothing names is not told apart, and counts as a file", () => {
  expect(placeOf("pg", { conn_str: null, schema_name: null }).isStoredLater).toBe(false);
});
