/** The files of a release, the provider's named as the Terraform registry wants them; the same bytes from the same sources. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../package.json";
import { platform } from "../mirror";
import { packConstructs } from "./constructs";
import { scriptEntries, singleExecutableEntries } from "./contents";
import { renderManifest, writeRepository } from "./repository";
import { sign } from "./signature";
import { type Entry, zip } from "./zip";

export interface ReleaseOptions {
  /** An earlier release in it goes first. */
  readonly folder: string;
  /** This platform's archive holds one program instead of a script. */
  readonly singleExecutable: boolean;
  /** Whom gpg knows as the one who signs. */
  readonly gpgKey?: string;
}

/** Windows starts no scripts. */
const SCRIPT_PLATFORMS = ["linux_amd64", "linux_arm64", "darwin_amd64", "darwin_arm64"];
const NAME = `terraform-provider-rollcall_${version}`;

/**
 * Makes a release of what `npm run build` made.
 * @throws Error when the folder holds something else than a release
 */
export async function makeRelease({ folder, singleExecutable, gpgKey }: ReleaseOptions): Promise<void> {
  removeEarlier(folder);
  mkdirSync(folder, { recursive: true });
  const files = new Map<string, Buffer>();
  const script = zip(scriptEntries());
  for (const one of SCRIPT_PLATFORMS) files.set(`${NAME}_${one}.zip`, script);
  if (singleExecutable) files.set(`${NAME}_${platform()}.zip`, await zipped(singleExecutableEntries()));
  files.set(`${NAME}_manifest.json`, Buffer.from(renderManifest()));
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
  const sums = join(folder, `${NAME}_SHA256SUMS`);
  writeFileSync(sums, renderSums(files));
  if (gpgKey) sign(sums, gpgKey);
  writeRepository(join(folder, "terraform-provider-rollcall"));
  packConstructs(folder);
}

/** Archives, sums, manifests and signatures of any version; the registry repository's layout, without a history; the constructs. */
const RELEASED = /^(terraform-provider-rollcall(_\d.*)?|rollcall-constructs-\d.*\.tgz)$/;

function removeEarlier(folder: string): void {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const isOurs = (name: string) => RELEASED.test(name) && !existsSync(join(folder, name, ".git"));
  const stranger = names.find((name) => !isOurs(name));
  if (stranger) throw new Error(`${folder} is not for releases: it holds ${stranger}. Name another folder.`);
  rmSync(folder, { recursive: true, force: true });
}

async function zipped(entries: Promise<Entry[]>): Promise<Buffer> {
  return zip(await entries);
}

/** As `sha256sum` writes and checks them. */
function renderSums(files: ReadonlyMap<string, Buffer>): string {
  const lines = [...files].map(
    ([name, content]) => `${createHash("sha256").update(content).digest("hex")}  ${name}\n`,
  );
  return lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join("");
}
