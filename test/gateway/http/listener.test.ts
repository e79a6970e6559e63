import { connect } from "node:net";
import { Listener } from "../../../gateway/http/listener";
import { sendRaw } from "./ground";

const TIMEOUT = 1000;
const open: Listener[] = [];

async function listenerOn(handle: Parameters<Listener["serve"]>[0] | undefined, requestTimeout = TIMEOUT) {
  const listener = new Listener({ host: "127.0.0.1", port: 0, requestTimeout });
  open.push(listener);
  const port = await listener.listen();
  if (handle) listener.serve(handle);
  return { listener, port, url: `http://127.0.0.1:${port}` };
}

const hello: Parameters<Listener["serve"]>[0] = (_, response) => response.end("hello");

afterEach(async () => {
  await Promise.all(open.splice(0).map((listener) => listener.close(0)));
});

/** Milliseconds until the other side closes. */
function timeToClose(
  port: number,
  send: (socket: ReturnType<typeof connect>) => void,
  allowHalfOpen = false,
): Promise<{ ms: number; text: string }> {
  const start = performance.now();
  let text = "";
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen }, () => send(socket));
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve({ ms: performance.now() - start, text }));
  });
}

describe("D6, F-11: slow callers are closed", () => {
  const drip = (head: string) => (socket: ReturnType<typeof connect>) => {
    socket.write(head);
    const timer = setInterval(() => socket.write("x"), 100);
    socket.once("close", () => clearInterval(timer));
  };

  test("headers that never end", async () => {
    const { port } = await listenerOn(hello);
    const { ms, text } = await timeToClose(port, drip("GET / HTTP/1.1\r\nX-Slow: "));
    expect(ms).toBeLessThan(5 * TIMEOUT);
    expect(text).toMatch(/^HTTP\/1.1 408 /);
    expect(text).toContain("application/problem+json");
  });

  test("a body that never ends", async () => {
    const { port } = await listenerOn((request, response) => {
      request.resume().on("end", () => response.end());
    });
    const { ms } = await timeToClose(
      port,
      drip("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"),
    );
    expect(ms).toBeLessThan(5 * TIMEOUT);
  });

  test("whoever goes on sending after the 408 is cut off", async () => {
    const { port } = await listenerOn((request) => void request.resume(), TIMEOUT / 4);
    const heads = [
      "GET / HTTP/1.1\r\nX-Slow: ",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n",
    ];
    for (const { ms, text } of await Promise.all(heads.map((head) => timeToClose(port, drip(head), true)))) {
      expect(ms).toBeLessThan(5 * TIMEOUT);
      expect(text).toMatch(/^HTTP\/1.1 408 /);
    }
  });

  test("a connection on which nothing is said", async () => {
    const { port } = await listenerOn(hello);
    const { ms } = await timeToClose(port, () => undefined);
    expect(ms).toBeLessThan(5 * TIMEOUT);
  });

  test("a reader that never reads", async () => {
    const { port } = await listenerOn((_, response) => void response.end(Buffer.alloc(64 * 1024 * 1024)));
    const { ms } = await timeToClose(port, (socket) => {
      socket.pause();
      socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      // Resumed long after, only to see what happened meanwhile.
      setTimeout(() => socket.resume(), 3 * TIMEOUT);
    });
    expect(ms).toBeLessThan(6 * TIMEOUT);
  });
});

describe("SEC-49: what the parser refuses is answered in JSON, and the process goes on", () => {
  test.each([
    ["a header over 16 kB", `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${"x".repeat(17_000)}\r\n\r\n`, 431],
    ["no HTTP at all", "hello\r\n\r\n", 400],
    ["a header name with a space", "GET / HTTP/1.1\r\nHost: x\r\nX y: 1\r\n\r\n", 400],
    ["no Host header", "GET / HTTP/1.1\r\n\r\n", 400],
    ["two lengths", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400],
    [
      "length and chunked",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
      400,
    ],
  ])("%s", async (_, bytes, status) => {
    const { port, url } = await listenerOn(hello);
    const answer = await sendRaw(port, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const [, body] = answer.split("\r\n\r\n");
    expect(JSON.parse(body ?? "")).toEqual({
      type: "about:blank",
      title: expect.any(String),
      status,
      detail: expect.any(String),
    });
    expect((await fetch(url)).status).toBe(200);
  });

  test.each([
    ["__proto__ as a header", "__proto__: x\r\n"],
    ["200 headers", Array.from({ length: 200 }, (_, i) => `X-${i}: 1\r\n`).join("")],
    ["constructor and toString", "constructor: x\r\ntoString: y\r\n"],
  ])("%s", async (_, headers) => {
    const { port } = await listenerOn(hello);
    const answer = await sendRaw(port, `GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
  });
});

describe("start and stop (F-15)", () => {
  test("before it serves it answers 503 and says when to come back", async () => {
    const { url } = await listenerOn(undefined);
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "1"]);
  });

  test("a taken port is an error", async () => {
    const { port } = await listenerOn(hello);
    await expect(new Listener({ host: "127.0.0.1", port, requestTimeout: TIMEOUT }).listen()).rejects.toThrow(
      "EADDRINUSE",
    );
  });

  test("a request under way finishes; a new connection is refused; an idle one is closed", async () => {
    let arrived = () => {};
    const underWay = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { listener, url } = await listenerOn((_, response) => {
      arrived();
      setTimeout(() => response.end("finished"), 300);
    }, 10_000);
    const answer = fetch(url).then((response) => response.text());
    await underWay;
    const closed = listener.close(5000);
    await expect(fetch(url)).rejects.toThrow();
    expect(await answer).toBe("finished");
    const start = performance.now();
    await closed;
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test("what does not finish in time is cut off", async () => {
    const { listener, url } = await listenerOn(() => undefined, 10_000);
    const answer = fetch(url);
    const cut = expect(answer).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await listener.close(200);
    await cut;
  });
});
