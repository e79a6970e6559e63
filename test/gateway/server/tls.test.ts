import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type SecureVersion } from "node:tls";
import { makeCertificate } from "../../../provider/sdk/plugin/certificate";
import { openGateway, type RunningGateway } from "./gateway";

const { certificatePem, privateKey } = makeCertificate();
let folder: string;
let running: RunningGateway;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rollcall-tls-"));
  const [tlsCertFile, tlsKeyFile] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  writeFileSync(tlsCertFile, certificatePem);
  writeFileSync(tlsKeyFile, privateKey);
  running = await openGateway({ tlsCertFile, tlsKeyFile });
});
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true });
});

function versionAgreed(version: SecureVersion): Promise<string | null> {
  const { hostname, port } = new URL(running.url);
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: hostname,
      port: Number(port),
      servername: "localhost",
      ca: certificatePem,
      minVersion: version,
      maxVersion: version,
    });
    socket.once("secureConnect", () => {
      resolve(socket.getProtocol());
      socket.destroy();
    });
    socket.once("error", reject);
  });
}

test("the issuer of a gateway with a certificate is https", async () => {
  expect(running.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  const metadata = await new Promise<string>((resolve, reject) => {
    get(
      `${running.url}/.well-known/oauth-authorization-server`,
      { ca: certificatePem, servername: "localhost" },
      (answer) => {
        let text = "";
        answer.on("data", (chunk) => {
          text += chunk;
        });
        answer.on("end", () => resolve(text));
      },
    ).on("error", reject);
  });
  expect(JSON.parse(metadata)).toMatchObject({ issuer: running.url });
});

test("RFC 7644 §7.1: TLS 1.2 and 1.3 are spoken, nothing older", async () => {
  expect(await versionAgreed("TLSv1.2")).toBe("TLSv1.2");
  expect(await versionAgreed("TLSv1.3")).toBe("TLSv1.3");
  await expect(versionAgreed("TLSv1.1")).rejects.toThrow();
});

test("STD-15: plain http on that port gets nothing", async () => {
  await expect(fetch(running.url.replace("https:", "http:"))).rejects.toThrow();
});
