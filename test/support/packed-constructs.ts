import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");
const PACKAGE = join(ROOT, "provider/constructs");
const installed = (name: string) => join(ROOT, "node_modules", name);

/** What a user's compiler is told; unlike the house's own options it looks into the declarations of packages, too. */
const COMPILER_OPTIONS = { strict: true, target: "es2022", module: "node16", types: [], outDir: "." };

export type Library = "cdktn" | "cdktf";

/** `@rollcall/constructs` as a user has it: packed, and installed in a folder where there is nothing else. */
export class PackedConstructs {
  readonly folder = mkdtempSync(join(tmpdir(), "constructs-"));

  /** Packs the package, and has npm install it beside CDK Terrain and nothing more, without a network. */
  constructor() {
    const packed = this.#run("npm", "pack", PACKAGE, "--silent").trim().split("\n").at(-1);
    const dependencies = {
      "@rollcall/constructs": `file:${packed}`,
      cdktn: `file:${installed("cdktn")}`,
      constructs: `file:${installed("constructs")}`,
    };
    this.#write("package.json", JSON.stringify({ private: true, dependencies }));
    const files = ["main.ts", "readme.ts"];
    this.#write("tsconfig.json", JSON.stringify({ compilerOptions: COMPILER_OPTIONS, files }));
    this.#run("npm", "install", "--offline", "--no-audit", "--no-fund");
  }

  /** The names of all packages that are installed. */
  packages(): string[] {
    const folder = join(this.folder, "node_modules");
    return readdirSync(folder)
      .filter((name) => !name.startsWith("."))
      .flatMap((name) => {
        return name.startsWith("@") ? readdirSync(join(folder, name)).map((one) => `${name}/${one}`) : name;
      });
  }

  /** Puts another library into the place of the one that is there. */
  switchTo(library: Library): void {
    for (const name of ["cdktn", "cdktf"]) rmSync(join(this.folder, "node_modules", name), { force: true });
    symlinkSync(installed(library), join(this.folder, "node_modules", library));
    this.#write("readme.ts", readmeApp().replaceAll("cdktn", library));
  }

  /**
   * Compiles an app, and the one in the README, and runs the first.
   * @returns its stack as JSON; where the state is kept is left to terraform
   * @throws Error with what the compiler or the app says
   */
  synthesize(app: string): Record<string, Record<string, unknown>> {
    cpSync(app, join(this.folder, "main.ts"));
    this.#run(process.execPath, installed("typescript/bin/tsc"), "-p", ".");
    this.#run(process.execPath, "main.js");
    const file = join(this.folder, "cdktf.out/stacks/requester/cdk.tf.json");
    const { terraform, ...stack } = JSON.parse(readFileSync(file, "utf8"));
    const { backend, ...settings } = terraform;
    return { ...stack, terraform: settings };
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #write(name: string, content: string): void {
    writeFileSync(join(this.folder, name), content);
  }

  #run(program: string, ...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: this.folder, encoding: "utf8" });
    if (status === 0) return stdout;
    throw new Error(`${[program, ...args].join(" ")} ended with ${status}\n${stdout}\n${stderr}`);
  }
}

/** What the README says to type: its first block of TypeScript is a whole app. */
function readmeApp(): string {
  const [, app] = /^```ts\n([\s\S]*?)^```$/m.exec(readFileSync(join(PACKAGE, "README.md"), "utf8")) ?? [];
  if (!app) throw new Error("the README shows no app");
  return app;
}
