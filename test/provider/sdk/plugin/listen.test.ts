import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { listen } from "../../../../provider/sdk/plugin/listen";

const anyPort = { min: 0, max: 0 };
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function listenIn(socketFolder: string | undefined, ports = anyPort) {
  const server = createServer();
  const listening = await listen(server, { socketFolder, ports });
  closers.push(() => {
    server.close();
    listening.cleanUp();
  });
  return listening;
}

test("a socket lies in a folder that only its user may enter, and goes with it", async () => {
  const { network, address, cleanUp } = await listenIn(undefined);
  expect(network).toBe("unix");
  expect(statSync(dirname(address)).mode & 0o777).toBe(0o700);
  cleanUp();
  expect(existsSync(dirname(address))).toBe(false);
});

test("the host's wish for a folder is honoured", async () => {
  const folder = mkdtempSync(join(tmpdir(), "wish-"));
  closers.push(() => rmSync(folder, { recursive: true }));
  expect((await listenIn(folder)).address.startsWith(folder)).toBe(true);
});

test.each(["x".repeat(200), "nowhere"])(
  "a folder that cannot be used gives way to another: %.20s",
  async (name) => {
    const { address } = await listenIn(join("/", name));
    expect(Buffer.byteLength(address)).toBeLessThanOrEqual(103);
  },
);
