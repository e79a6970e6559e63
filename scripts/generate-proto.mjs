// Turns the .proto files below provider/sdk into TypeScript (`generated/` beside each). Works offline: `npm run generate:proto`.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { delimiter, resolve } from "node:path";

const bin = resolve("node_modules/.bin");
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };

for (const folder of ["provider/sdk/protocol", "provider/sdk/plugin"]) {
  const out = `${folder}/generated`;
  rmSync(out, { recursive: true, force: true });
  const args = ["generate", folder, "--template", "provider/sdk/protocol/buf.gen.yaml", "--output", out];
  execFileSync(resolve(bin, "buf"), args, { env, stdio: "inherit" });
}
