import type { Socket } from "node:net";
import { createServer } from "node:net";
import { serveConnections } from "./connections";
import { listen } from "./listen";
import type { Plugin } from "./services";
import { hostServices } from "./services";

/** How a host finds a plugin that it has not started, in go-plugin's own words. */
export interface ReattachConfig {
  readonly Protocol: "grpc";
  readonly ProtocolVersion: number;
  readonly Pid: number;
  /** The host leaves the plugin running when it is done. */
  readonly Test: true;
  readonly Addr: { readonly Network: string; readonly String: string };
}

export interface Reattached {
  readonly config: ReattachConfig;
  close(): Promise<void>;
}

/**
 * Serves in this process, for tests and debuggers: no cookie, no TLS, no end at the host's good-bye. Every connection
 * gets services of its own, as every process that a host starts would be one, and ends with the connection.
 */
export async function serveReattach(protocolVersion: number, load: () => Plugin): Promise<Reattached> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const { services, end } = load();
    open.add(socket);
    socket.on("close", () => {
      open.delete(socket);
      void end();
    });
    serveConnections([...hostServices(async () => {}), ...services])(socket);
  });
  const { network, address, cleanUp } = await listen(server, {
    socketFolder: undefined,
    ports: { min: 0, max: 0 },
  });
  const addr = { Network: network, String: address };
  return {
    config: { Protocol: "grpc", ProtocolVersion: protocolVersion, Pid: process.pid, Test: true, Addr: addr },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => {
          cleanUp();
          resolve();
        });
      }),
  };
}
