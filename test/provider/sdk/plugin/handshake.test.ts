import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { spawn } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { connect as connectHttp2 } from "node:http2";
import type { TLSSocket } from "node:tls";
import { connect } from "node:tls";
import type { Certificate } from "../../../../provider/sdk/plugin/certificate";
import { makeCertificate } from "../../../../provider/sdk/plugin/certificate";
import { type BundledProvider, bundleProvider, TOY } from "../../../support/bundled-provider";

const COOKIE = { TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2" };

let executable: BundledProvider;
const started: ChildProcessWithoutNullStreams[] = [];

beforeAll(async () => {
  executable = await bundleProvider(TOY);
});

afterAll(() => executable.dispose());

afterEach(() => {
  for (const child of started.splice(0)) child.kill();
});

function start(environment: Record<string, string>): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [executable.file], {
    env: { PATH: process.env.PATH ?? "", ...environment },
  });
  started.push(child);
  return child;
}

function firstLine(child: ChildProcessWithoutNullStreams): Promise<string[]> {
  return new Promise((resolve) => {
    child.stdout.once("data", (bytes: Buffer) => resolve(bytes.toString().trimEnd().split("|")));
  });
}

/** "open" when the plugin keeps the connection and answers HTTP/2, "closed" when it does not. */
function outcome(path: string, server: string, client: Partial<Certificate>): Promise<string> {
  return new Promise((resolve) => {
    const socket: TLSSocket = connect({
      path,
      ca: server,
      servername: "localhost",
      ALPNProtocols: ["h2"],
      key: client.privateKey,
      cert: client.certificatePem,
    });
    socket.on("error", () => resolve("closed"));
    socket.on("close", () => resolve("closed"));
    const session = connectHttp2("https://localhost", { createConnection: () => socket });
    session.on("error", () => resolve("closed"));
    session.on("remoteSettings", () => {
      resolve("open");
      session.destroy();
    });
  });
}

test("run by hand, it says what it is in one sentence and exits with 1", async () => {
  const child = start({});
  let stderr = "";
  let stdout = "";
  child.stderr.on("data", (bytes) => {
    stderr += bytes;
  });
  child.stdout.on("data", (bytes) => {
    stdout += bytes;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(code).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^terraform-provider-toy is a plugin that Terraform starts by itself[^\n]*\n$/);
});

test("one line says how to reach it", async () => {
  const client = makeCertificate();
  const line = await firstLine(start({ ...COOKIE, PLUGIN_CLIENT_CERT: client.certificatePem }));
  expect(line).toEqual([
    "1",
    "6",
    "unix",
    expect.stringMatching(/^\/.*\/s$/),
    "grpc",
    expect.stringMatching(/^[^=]+$/),
  ]);
});

test("without a client certificate there is no TLS, with multiplexing one field more", async () => {
  const line = await firstLine(start({ ...COOKIE, PLUGIN_MULTIPLEX_GRPC: "true" }));
  expect(line.slice(4)).toEqual(["grpc", "", "false"]);
});

test("only the certificate that the host announced gets in", async () => {
  const client = makeCertificate();
  const line = await firstLine(start({ ...COOKIE, PLUGIN_CLIENT_CERT: client.certificatePem }));
  const [, , , path = "", , der = ""] = line;
  const server = new X509Certificate(Buffer.from(der, "base64")).toString();
  expect(await outcome(path, server, client)).toBe("open");
  expect(await outcome(path, server, makeCertificate())).toBe("closed");
  expect(await outcome(path, server, {})).toBe("closed");
  expect(await outcome(path, makeCertificate().certificatePem, client)).toBe("closed");
});

test("the certificate is one for localhost, signed by itself, valid now", () => {
  const { certificatePem, privateKey } = makeCertificate();
  const parsed = new X509Certificate(certificatePem);
  expect(parsed.ca).toBe(true);
  expect(parsed.subjectAltName).toBe("DNS:localhost");
  expect(parsed.verify(parsed.publicKey)).toBe(true);
  expect(Date.parse(parsed.validFrom)).toBeLessThan(Date.now());
  expect(Date.parse(parsed.validTo)).toBeGreaterThan(Date.now());
  expect(privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----/);
});
