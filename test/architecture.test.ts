/** Who may import whom, and how large a file may grow: the plan of the house, checked. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative } from "node:path";

/** For each part: the parts it may import besides itself. The longest matching folder is a file's part. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  "gateway/domain": [],
  "gateway/ops": [],
  "gateway/store": ["gateway/domain"],
  "gateway/http": ["gateway/domain", "gateway/ops"],
  "gateway/oauth": ["gateway/http", "gateway/domain"],
  "gateway/scim": ["gateway/http", "gateway/domain"],
  "gateway/management": ["gateway/http", "gateway/domain"],
  "gateway/config": ["gateway/ops", "gateway/domain"],
  "gateway/server.ts": [
    "gateway/oauth",
    "gateway/scim",
    "gateway/management",
    "gateway/http",
    "gateway/ops",
    "gateway/store",
    "gateway/domain",
    "gateway/config",
  ],
  "gateway/commands": [
    "gateway/server.ts",
    "gateway/config",
    "gateway/store",
    "gateway/domain",
    "gateway/ops",
    "gateway/management/contract",
  ],
  "gateway/main.ts": ["gateway/commands", "gateway/config", "gateway/ops"],
  "provider/sdk/values": [],
  "provider/sdk/framework": ["provider/sdk/values"],
  "provider/sdk/protocol": ["provider/sdk/framework", "provider/sdk/values"],
  "provider/sdk/plugin": [],
  "provider/sdk": [
    "provider/sdk/values",
    "provider/sdk/framework",
    "provider/sdk/protocol",
    "provider/sdk/plugin",
  ],
  "provider/client": ["gateway/management/contract"],
  "provider/constructs": [],
  provider: [
    "provider/sdk",
    "provider/client",
    "gateway/domain/title.ts",
    "gateway/domain/names.ts",
    "gateway/domain/audit-schedule.ts",
    "gateway/domain/duration.ts",
    "gateway/management/contract",
  ],
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = ["gateway", "provider"].flatMap(sourceFiles);
const imports = files.flatMap(importsOf);

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((name) => name.endsWith(".ts") && !/\/(generated|node_modules|dist)\//.test(name));
}

function importsOf(file: string): Import[] {
  const pattern =
    /^(?:import|export)\s+(type\s)?[^;"']*?from\s+["']([^"']+)["']|^import\s+["']([^"']+)["']|\bimport\(["']([^"']+)["']\)/gm;
  return [...readFileSync(file, "utf8").matchAll(pattern)].map((match) => ({
    from: file,
    to: resolve(file, match[2] ?? match[3] ?? match[4] ?? ""),
    typeOnly: match[1] !== undefined,
  }));
}

function resolve(file: string, specifier: string): string {
  if (!specifier.startsWith(".")) return specifier;
  const path = relative(".", join(dirname(file), specifier));
  return (
    [path, `${path}.ts`, join(path, "index.ts")].find(
      (name) => existsSync(name) && statSync(name).isFile(),
    ) ?? path
  );
}

function partOf(file: string): string | undefined {
  const parts = Object.keys(MAY_IMPORT).filter((part) => isWithin(file, part));
  return parts.sort((a, b) => b.length - a.length)[0];
}

function isWithin(file: string, part: string): boolean {
  return file === part || file.startsWith(`${part}/`);
}

const inside = imports.filter(({ to }) => to.startsWith("gateway/") || to.startsWith("provider/"));

test("every file belongs to a part of the house", () => {
  expect(files.filter((file) => partOf(file) === undefined)).toEqual([]);
});

test("a part imports only what stands to its right", () => {
  const forbidden = inside.filter(({ from, to }) => {
    const part = partOf(from) ?? "";
    return partOf(to) !== part && !(MAY_IMPORT[part] ?? []).some((allowed) => isWithin(to, allowed));
  });
  expect(forbidden.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test("of the gateway's contract the provider imports types alone: no zod at run time", () => {
  const loaded = inside.filter(({ from, to, typeOnly }) => {
    return isWithin(from, "provider") && isWithin(to, "gateway/management/contract") && !typeOnly;
  });
  expect(loaded.map(({ from }) => from)).toEqual([]);
});

test("the domain reaches for no framework, database or network", () => {
  const allowed = new Set(["node:crypto", "node:util", "re2js"]);
  const reached = imports.filter(
    ({ from, to }) => isWithin(from, "gateway/domain") && !to.startsWith("gateway/"),
  );
  expect(reached.filter(({ to }) => !allowed.has(to)).map(({ from, to }) => `${from} imports ${to}`)).toEqual(
    [],
  );
});

test("no two files import each other, on however long a way", () => {
  expect(findCycle(edgesOf(inside.filter(({ typeOnly }) => !typeOnly)))).toEqual([]);
});

test("no file does nothing but re-export", () => {
  const barrels = files.filter((file) => {
    const code = readFileSync(file, "utf8")
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")
      .trim();
    return (
      code !== "" &&
      code
        .split(/;\s*/)
        .filter(Boolean)
        .every((line) => /^export\s+(type\s+)?(\*|\{)[\s\S]*from/.test(line))
    );
  });
  expect(barrels).toEqual([]);
});

test("builtins are named as such, and nothing of ours by its extension", () => {
  const bare = imports.filter(({ to }) => builtinModules.includes(to));
  const extended = files.filter((file) => /from\s+"\.[^"]*\.(ts|js)"/.test(readFileSync(file, "utf8")));
  expect([...bare.map(({ from, to }) => `${from} imports ${to}`), ...extended]).toEqual([]);
});

const lengthOf = (file: string) => readFileSync(file, "utf8").split("\n").length - 1;

test("SEC-17: no SQL is put together from text: what is raw is a migration's own, what is a value is bound", () => {
  const suspicious = /\bsql\.raw\(|\.(prepare|query|exec)\(\s*`[^`]*\$\{/;
  const migrating = /^gateway\/store\/(migrations|postgres\/migrations)/;
  const found = files
    .filter((file) => file.startsWith("gateway/") && !migrating.test(file))
    .filter((file) => suspicious.test(readFileSync(file, "utf8")));
  expect(found).toEqual([]);
});

test("SEC-48: paths are matched by a path-to-regexp whose patterns take no exponential time", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const versions = Object.entries<{ version: string }>(packages)
    .filter(([path]) => path.endsWith("node_modules/path-to-regexp"))
    .map(([, { version }]) => version.split(".").map(Number));
  expect(versions.length).toBeGreaterThan(0);
  for (const [major = 0, minor = 0] of versions) expect(major > 8 || (major === 8 && minor >= 4)).toBe(true);
});

test("no file is longer than 400 lines, and half of them have at most 110", () => {
  const all = [...files, ...["scripts", "test"].flatMap(sourceFiles)];
  expect(all.filter((file) => lengthOf(file) > 400)).toEqual([]);
  const sorted = files.map(lengthOf).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(110);
});

function edgesOf(all: readonly Import[]): ReadonlyMap<string, readonly string[]> {
  const edges = new Map<string, string[]>();
  for (const { from, to } of all) edges.set(from, [...(edges.get(from) ?? []), to]);
  return edges;
}

/** The first cycle found, as the files on it. */
function findCycle(edges: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): readonly string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of edges.get(file) ?? []) {
      const cycle = visit(next, [...way, file]);
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  for (const file of edges.keys()) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
