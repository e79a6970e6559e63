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
  });
  trusting.close();
  await server.stop();
});
