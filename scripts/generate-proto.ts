/** Turns the .proto files below provider/sdk into TypeScript (`generated/` beside each): `npm run generate:proto`. */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installTools, TOOL_PROGRAMS } from "./generate/tools";

installTools();
const env = { ...process.env, PATH: `${TOOL_PROGRAMS}${delimiter}${process.env.PATH}` };

for (const folder of ["provider/sdk/protocol", "provider/sdk/plugin"]) {
  const out = `${folder}/generated`;
  rmSync(out, { recursive: true, force: true });
  const args = ["generate", folder, "--template", "provider/sdk/protocol/buf.gen.yaml", "--output", out];
  execFileSync(join(TOOL_PROGRAMS, "buf"), args, { env, stdio: "inherit" });
}
