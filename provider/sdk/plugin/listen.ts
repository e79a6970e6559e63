import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo, Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Address, Host } from "./handshake";

/** The kernel keeps 108 bytes for a Unix socket's path (104 on macOS); Node cuts a longer one off without a word. */
const MAX_SOCKET_PATH = 103;

export interface Listening extends Address {
  /** Removes what listening has left in the file system. */
  cleanUp(): void;
}

/** Listens on a Unix socket in a private folder, or on a TCP port of the loopback where that is not possible. */
export async function listen(server: Server, host: Pick<Host, "socketFolder" | "ports">): Promise<Listening> {
  const folder = process.platform === "win32" ? undefined : socketFolder(host.socketFolder);
  if (!folder) return listenOnPort(server, host.ports);
  const address = join(folder, "s");
  await bind(server, { path: address });
  return { network: "unix", address, cleanUp: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A new folder that only this user may enter and whose name leaves room for the socket's. */
function socketFolder(wanted: string | undefined): string | undefined {
  for (const parent of [wanted, tmpdir(), "/tmp"]) {
    if (!parent || Buffer.byteLength(join(parent, "plugin-XXXXXX", "s")) > MAX_SOCKET_PATH) continue;
    try {
      return mkdtempSync(join(parent, "plugin-"));
    } catch {
      // Not writable; the next one may be.
    }
  }
  return undefined;
}

async function listenOnPort(server: Server, { min, max }: Host["ports"]): Promise<Listening> {
  for (let port = min; ; port += 1) {
    try {
      await bind(server, { port, host: "127.0.0.1" });
      const { port: bound } = server.address() as AddressInfo;
      return { network: "tcp", address: `127.0.0.1:${bound}`, cleanUp: () => {} };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || port >= max) throw error;
    }
  }
}

function bind(server: Server, where: { path: string } | { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(where, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
