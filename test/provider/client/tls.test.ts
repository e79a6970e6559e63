import { Transport } from "../../../provider/client/transport";
import { makeCertificate } from "../../../provider/sdk/plugin/certificate";
import { ScriptedServer } from "./scripted-server";

const signal = new AbortController().signal;

test("a gateway with a certificate of one's own is trusted by ca_cert_file, and not without", async () => {
  const certificate = makeCertificate();
  const server = await ScriptedServer.start([{ status: 200 }], {
    key: certificate.privateKey,
    cert: certificate.certificatePem,
  });
  const transport = (ca?: string) =>
    new Transport({
      endpoint: new URL(`https://localhost:${server.port}`),
      userAgent: "test/1",
      timeLimit: 2_000,
      ca,
    });
  const trusting = transport(certificate.certificatePem);
  await expect(trusting.send({ method: "GET", path: "/", signal })).resolves.toMatchObject({ status: 200 });
  await expect(transport().send({ method: "GET", path: "/", signal })).rejects.toMatchObject({
    name: "UnreachableError",
    transient: false,
    question: expect.stringContaining("ca_cert_file"),
  });
  trusting.close();
  await server.stop();
});

test("https to a port that speaks none says so, without lines of OpenSSL's sources", async () => {
  const server = await ScriptedServer.start([{ status: 200 }]);
  const endpoint = new URL(`https://127.0.0.1:${server.port}`);
  const transport = new Transport({ endpoint, userAgent: "test/1", timeLimit: 2_000 });
  await expect(transport.send({ method: "GET", path: "/", signal })).rejects.toMatchObject({
    message: expect.stringMatching(/cannot be reached: TLS failed with [a-z ]+\.$/),
    question: expect.stringContaining("https"),
    transient: false,
  });
  await server.stop();
});
