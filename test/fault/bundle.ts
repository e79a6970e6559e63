import { resolve } from "node:path";
import { buildSync } from "esbuild";

const ROOT = resolve(__dirname, "../..");

/** Bundles a program of this folder so that plain node can run it; dependencies are found in the checkout. */
export function bundle(program: string, directory: string): { script: string; env: NodeJS.ProcessEnv } {
  const script = resolve(directory, `${program}.cjs`);
  buildSync({
    entryPoints: [resolve(__dirname, `${program}.ts`)],
    outfile: script,
    bundle: true,
    platform: "node",
    packages: "external",
    logLevel: "warning",
  });
  return { script, env: { ...process.env, NODE_PATH: resolve(ROOT, "node_modules") } };
}
