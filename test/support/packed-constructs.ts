import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");
const installed = (name: string) => join(ROOT, "node_modules", name);

/** What a user's compiler is told; unlike the house's own options it looks into the declarations of packages, too. */
const COMPILER_OPTIONS = { strict: true, target: "es2022", module: "node16", types: [], outDir: "." };

export type Library = "cdktn" | "cdktf";

/** `@rollcall/constructs` as a user has it: packed, and installed in a folder where there is nothing else. */
export class PackedConstructs {
  readonly folder = mkdtempSync(join(tmpdir(), "constructs-"));

  /** Packs the package, and installs it by npm beside CDK Terrain and nothing more. */
  constructor() {
    const packed = this.#npm("pack", join(ROOT, "provider/constructs"), "--silent").trim().split("\n").at(-1);
    const dependencies = {
      "@rollcall/constructs": `file:${packed}`,
      cdktn: `file:${installed("cdktn")}`,
      constructs: `file:${installed("constructs")}`,
    };
    this.#write("package.json", { name: "empty", private: true, dependencies });
    this.#write("tsconfig.json", { compilerOptions: COMPILER_OPTIONS, files: ["main.ts"] });
    this.#npm("install", "--offline", "--no-audit", "--no-fund");
  }

  /** The names of all packages that are installed. */
  packages(): string[] {
    const names = readdirSync(join(this.folder, "node_modules")).filter((name) => !name.startsWith("."));
    return names.flatMap((name) => {
      return name.startsWith("@")
        ? readdirSync(join(this.folder, "node_modules", name)).map((one) => `${name}/${one}`)
        : name;
    });
  }

  /** Puts another library into the place of the one that is there. */
  switchTo(library: Library): void {
    for (const name of ["cdktn", "cdktf"]) rmSync(join(this.folder, "node_modules", name), { force: true });
    symlinkSync(installed(library), join(this.folder, "node_modules", library));
  }

  /** Compiles an app and runs it. @returns its stack as JSON; where the state is kept is left to terraform */
  synthesize(app: string): Record<string, Record<string, unknown>> {
    cpSync(app, join(this.folder, "main.ts"));
    this.#run(process.execPath, [installed("typescript/bin/tsc"), "-p", "."]);
    this.#run(process.execPath, ["main.js"]);
    const file = join(this.folder, "cdktf.out/stacks/requester/cdk.tf.json");
    const { terraform, ...stack } = JSON.parse(readFileSync(file, "utf8"));
    const { backend, ...settings } = terraform;
    return { ...stack, terraform: settings };
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #write(name: string, content: unknown): void {
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, name), JSON.stringify(content));
  }

  #npm(...args: readonly string[]): string {
    return this.#run("npm", args);
  }

  #run(program: string, args: readonly string[]): string {
    return execFileSync(program, args, {
      cwd: this.folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  }
}
