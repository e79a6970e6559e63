// Bundles the two programs: `node scripts/build.mjs [gateway|provider]`, both when nothing is said.
import { chmodSync, readFileSync, renameSync } from "node:fs";
import { build } from "esbuild";

const { version, dependencies } = JSON.parse(readFileSync("package.json", "utf8"));

const shared = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  sourcemap: false,
  logLevel: "warning",
  define: { ROLLCALL_VERSION: JSON.stringify(version) },
};

const programs = {
  gateway: {
    entryPoints: ["gateway/main.ts"],
    outfile: "dist/gateway/rollcall.cjs",
    external: Object.keys(dependencies),
    banner: { js: "#!/usr/bin/env node" },
  },
  provider: {
    entryPoints: ["provider/main.ts"],
    outfile: `dist/provider/terraform-provider-rollcall_v${version}`,
    banner: { js: "#!/usr/bin/env node" },
    minify: true,
    keepNames: true,
  },
};

const wanted = process.argv[2] ? [process.argv[2]] : Object.keys(programs);
for (const name of wanted) {
  const program = programs[name];
  if (!program) throw new Error(`no program named ${name}; there are ${Object.keys(programs).join(" and ")}`);
  // Moved into place when whole: whoever runs the program meanwhile runs the one before.
  const outfile = `${program.outfile}.${process.pid}`;
  await build({ ...shared, ...program, outfile });
  chmodSync(outfile, 0o755);
  renameSync(outfile, program.outfile);
}
