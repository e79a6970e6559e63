/** The repository `terraform-provider-rollcall` from which the Terraform registry takes documentation and manifest. */
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the registry reads below `docs`; operators' guides are not for it. */
const PAGES = [
  "index.md",
  "resources",
  "data-sources",
  "ephemeral-resources",
  "functions",
  "list-resources",
  "actions",
  "guides",
];

/** Told to terraform before it downloads anything. */
const MANIFEST = { version: 1, metadata: { protocol_versions: ["6.0"] } };

export function renderManifest(): string {
  return `${JSON.stringify(MANIFEST, null, 2)}\n`;
}

export function writeRepository(folder: string): void {
  mkdirSync(join(folder, "docs"), { recursive: true });
  for (const name of PAGES) {
    const page = join("docs", name);
    if (existsSync(page)) cpSync(page, join(folder, page), { recursive: true });
  }
  for (const name of ["LICENSE", "CHANGELOG.md"]) cpSync(name, join(folder, name));
  writeFileSync(join(folder, "terraform-registry-manifest.json"), renderManifest());
  writeFileSync(join(folder, "README.md"), README);
}

const README = `# Rollcall provider for Terraform

Access lists as code, membership by SCIM. How to use it is in [docs](docs/index.md).

Releases hold one archive for each platform, \`SHA256SUMS\` over all of them and its signature. The script form needs Node 20.19 or
later on the machine that runs Terraform.
`;
