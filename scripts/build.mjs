// Bundles the two programs: `node scripts/build.mjs [gateway|provider]`, both when nothing is said.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";

const { version, dependencies } = JSON.parse(readFileSync("package.json", "utf8"));

const shared = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  sourcemap: false,
  logLevel: "warning",
};
const SHEBANG = { banner: { js: "#!/usr/bin/env node" } };
const PROVIDER = "dist/provider";

const programs = {
  gateway: () =>
    buildExecutable("dist/gateway/rollcall.cjs", {
      entryPoints: ["gateway/main.ts"],
      external: Object.keys(dependencies),
      define: { ROLLCALL_VERSION: JSON.stringify(version) },
    }),

  // The launcher, the program and its compiled code; and the launcher once more, for a single executable.
  async provider() {
    const { outputFiles } = await build({
      ...shared,
      entryPoints: ["provider/main.ts"],
      define: { ROLLCALL_VERSION: JSON.stringify(version) },
      minify: true,
      keepNames: true,
      write: false,
    });
    const [{ contents }] = outputFiles;
    const program = `provider-${createHash("sha256").update(contents).digest("hex").slice(0, 12)}`;
    writeWhole(join(PROVIDER, `${program}.cjs`), contents);
    compileAhead(program);
    const define = { PROGRAM: JSON.stringify(program), EMBEDDED: "false" };
    const launcher = { entryPoints: ["provider/launcher.ts"], minifySyntax: true };
    // A Node that is too old must be able to say so. For one so old, modules have no names that begin with `node:`.
    const ancient = { target: "node12" };
    await buildExecutable(join(PROVIDER, `terraform-provider-rollcall_v${version}`), {
      ...launcher,
      ...ancient,
      define,
    });
    await build({
      ...shared,
      ...launcher,
      define: { ...define, EMBEDDED: "true" },
      outfile: "dist/provider-embedded/launcher.cjs",
    });
    removeOthers(program);
  },
};

/** Files are moved into place when whole: whoever runs or copies the program meanwhile has the one before. */
function partOf(file) {
  mkdirSync(dirname(file), { recursive: true });
  return join("dist", `.${basename(file)}.${process.pid}`);
}

async function buildExecutable(outfile, options) {
  const part = partOf(outfile);
  await build({ ...shared, ...SHEBANG, ...options, outfile: part });
  chmodSync(part, 0o755);
  renameSync(part, outfile);
}

function writeWhole(file, contents) {
  const part = partOf(file);
  writeFileSync(part, contents);
  renameSync(part, file);
}

function compileAhead(program) {
  const target = join(PROVIDER, compiledName(program));
  const part = partOf(target);
  const flags = ["--hash-seed=1", "--random-seed=1"];
  // Options of the environment would change what V8 makes, and for whom.
  const { NODE_OPTIONS: _, ...env } = process.env;
  const args = ["scripts/compile-ahead.cjs", join(PROVIDER, `${program}.cjs`), part];
  execFileSync(process.execPath, [...flags, ...args], { env, stdio: "inherit" });
  renameSync(part, target);
}

function compiledName(program) {
  return `${program}-${process.version}-${process.platform}-${process.arch}.cache`;
}

/** What an earlier build has left. */
function removeOthers(program) {
  const mine = new Set([`terraform-provider-rollcall_v${version}`, `${program}.cjs`, compiledName(program)]);
  for (const name of readdirSync(PROVIDER)) {
    if (!mine.has(name)) rmSync(join(PROVIDER, name), { force: true });
  }
}

const wanted = process.argv[2] ? [process.argv[2]] : Object.keys(programs);
for (const name of wanted) {
  const program = programs[name];
  if (!program) throw new Error(`no program named ${name}; there are ${Object.keys(programs).join(" and ")}`);
  await program();
}
