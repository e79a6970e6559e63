import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../..");
const PACKAGE = join(ROOT, "provider/constructs");
const installed = (name: string) => join(ROOT, "node_modules", name);

/** What a user's compiler is told; unlike the house's own options it looks into the declarations of packages, too. */
const COMPILER_OPTIONS = { strict: true, target: "es2022", module: "node16", types: ["jest"] };

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
    const typeRoots = [join(ROOT, "node_modules/@types")];
    const compilerOptions = { ...COMPILER_OPTIONS, typeRoots };
    this.#write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["*.ts"] }));
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
    for (const [index, block] of readmeBlocks().entries()) {
      const isForThis = library === "cdktn" || !TERRAIN_ALONE.test(block);
      const module = isForThis ? block.replaceAll("cdktn", library) : "export {};\n";
      this.#write(`readme-${index}.ts`, module);
    }
  }

  /**
   * Compiles an app, and all that the README shows, and runs the first.
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

  /** The stack of the app that was run last, as `synth --hcl` writes it; where the state is kept is left to terraform. */
  synthesizeHcl(): string {
    this.#runWith({ SYNTH_HCL_OUTPUT: "true" }, process.execPath, "main.js");
    const hcl = readFileSync(join(this.folder, "cdktf.out/stacks/requester/cdk.tf"), "utf8");
    return hcl.replace(/^backend "local" \{[^}]*\}$/m, "");
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #write(name: string, content: string): void {
    writeFileSync(join(this.folder, name), content);
  }

  #run(program: string, ...args: readonly string[]): string {
    return this.#runWith({}, program, ...args);
  }

  #runWith(added: Record<string, string>, program: string, ...args: readonly string[]): string {
    const env = { ...process.env, ...added };
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: this.folder, env, encoding: "utf8" });
    if (status === 0) return stdout;
    throw new Error(`${[program, ...args].join(" ")} ended with ${status}\n${stdout}\n${stderr}`);
  }
}

/** Functions of the provider, which the older library does not make. */
const TERRAIN_ALONE = /\.functions\./;

/** What the README says to type: a whole app first, then pieces that go on with its `stack`. */
function readmeBlocks(): string[] {
  const readme = readFileSync(join(PACKAGE, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, block = ""]) => block);
  if (blocks.length < 2) throw new Error("the README shows no app, or nothing beside it");
  const declared = 'declare const stack: import("cdktn").TerraformStack;\n';
  return blocks.map((block) => (block.includes("const stack =") ? block : declared + block));
}
