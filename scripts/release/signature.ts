import { execFileSync } from "node:child_process";

/**
 * Writes the detached binary signature that the registry asks for beside the file.
 * @throws Error when there is no gpg, or gpg cannot sign with the key
 */
export function sign(file: string, key: string): void {
  const args = ["--batch", "--yes", "--local-user", key, "--output", `${file}.sig`, "--detach-sign", file];
  try {
    execFileSync("gpg", args, { env: process.env, stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: Buffer };
    if (code === "ENOENT") throw new Error("gpg is not installed; on Debian: apt-get install gpg");
    throw new Error(`gpg cannot sign with ${key}: ${String(stderr).trim()}`);
  }
}
