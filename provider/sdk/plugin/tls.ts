import { X509Certificate } from "node:crypto";
import type { Server } from "node:net";
import { createServer as createPlainServer } from "node:net";
import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";
import { createServer as createTlsServer } from "node:tls";
import type { Certificate } from "./certificate";
import { makeCertificate } from "./certificate";

export interface SecureServer {
  readonly server: Server;
  /** What to show the host, so that it connects to this process only; undefined without TLS. */
  readonly certificate: Certificate | undefined;
}

/**
 * A server that lets in only who holds the key to `clientCertificate` (PEM): mutual TLS with both certificates pinned.
 * Without one, anyone who can reach the address: the host has switched TLS off.
 */
export function createSecureServer(
  clientCertificate: string | undefined,
  accept: (connection: Duplex) => void,
): SecureServer {
  if (clientCertificate === undefined) return { server: createPlainServer(accept), certificate: undefined };
  const pinned = new X509Certificate(clientCertificate).raw;
  const certificate = makeCertificate();
  const server = createTlsServer({
    key: certificate.privateKey,
    cert: certificate.certificatePem,
    ALPNProtocols: ["h2"],
    minVersion: "TLSv1.2",
    requestCert: true,
    // The certificate is compared below; an empty list spares Node from reading all authorities of the system.
    ca: [],
    rejectUnauthorized: false,
  });
  server.on("secureConnection", (socket) => {
    if (isPinned(socket, pinned)) accept(socket);
    else socket.destroy();
  });
  // A client that breaks off its handshake concerns nobody else.
  server.on("tlsClientError", () => {});
  return { server, certificate };
}

function isPinned(socket: TLSSocket, pinned: Buffer): boolean {
  return socket.getPeerX509Certificate()?.raw.equals(pinned) ?? false;
}
