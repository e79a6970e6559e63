import { sendJson } from "../../../gateway/http/json";
import type { Route } from "../../../gateway/http/surface";
import { createLogger } from "../../../gateway/ops/logger";
import { type Ground, openGround, sendRaw } from "../http/ground";

const CANARY = "canary-9f86d081884c7d659a2feaa0c55ad015";

function capture() {
  const lines: string[] = [];
  const logger = createLogger("trace", { write: (line) => void lines.push(line) });
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? "") as Record<string, unknown> };
}

describe("SEC-53: a secret never reaches the log", () => {
  const routes: Route[] = [
    {
      method: "post",
      path: "/v1/x/:id",
      access: "public",
      body: "json",
      handle: (_, response) => sendJson(response, 200, {}),
    },
    {
      method: "post",
      path: "/v1/form",
      access: "client",
      body: "form",
      handle: (_, response) => sendJson(response, 200, {}),
    },
    { method: "get", path: "/v1/guarded", access: ["manage"], handle: () => undefined },
  ];
  let ground: Ground;
  beforeAll(async () => {
    ground = await openGround(routes, { level: "trace", bodyLimit: 4096 });
  });
  afterAll(() => ground.close());

  const json = { "content-type": "application/json" };
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const cases: [string, string, RequestInit][] = [
    [
      "a header",
      "/v1/guarded",
      { headers: { authorization: `Bearer ${CANARY}`, cookie: CANARY, "x-custom": CANARY } },
    ],
    ["a path parameter", `/v1/x/${CANARY}`, { method: "POST" }],
    ["an unknown path", `/v1/${CANARY}`, {}],
    ["a path outside every surface", `/${CANARY}`, {}],
    ["the query", `/v1/guarded?access_token=${CANARY}`, {}],
    ["a body", "/v1/x/1", { method: "POST", headers: json, body: `{"password":"${CANARY}"}` }],
    ["a malformed body", "/v1/x/1", { method: "POST", headers: json, body: `{"password":${CANARY}` }],
    ["a body too large", "/v1/x/1", { method: "POST", headers: json, body: `"${CANARY.repeat(200)}"` }],
    ["a form", "/v1/form", { method: "POST", headers: form, body: `client_secret=${CANARY}` }],
    ["a media type", "/v1/x/1", { method: "POST", headers: { "content-type": CANARY }, body: "{}" }],
    ["a wrong method", `/v1/x/${CANARY}`, { method: "DELETE" }],
  ];

  test.each(cases)("in %s", async (_, path, init) => {
    const before = ground.lines().length;
    await (await fetch(ground.url + path, init)).text();
    await new Promise(setImmediate);
    expect(ground.lines()).toHaveLength(before + 1);
    expect(ground.rawLog()).not.toContain(CANARY);
    expect(await ground.metrics.registry.metrics()).not.toContain(CANARY);
  });

  test("in a path that cannot be decoded", async () => {
    await sendRaw(ground.port, `GET /v1/x/${CANARY}%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(ground.rawLog()).not.toContain(CANARY);
  });
});

describe("redaction", () => {
  test.each([
    { authorization: CANARY },
    { headers: { Authorization: CANARY } },
    { client: { client_secret: CANARY } },
    { a: { b: [{ newPassword: CANARY }] } },
    {
      access_token: CANARY,
      clientAssertion: CANARY,
      masterKey: CANARY,
      privateKey: CANARY,
      "set-cookie": CANARY,
    },
    { note: `sent Bearer ${CANARY} to it` },
    { err: new Error(`sent Basic ${CANARY}`) },
    { note: `sent rollcall_scim_${CANARY} as it was pasted` },
    { err: new Error("outer", { cause: new Error(`postgres://user:${CANARY}@host/db`) }) },
    { err: Object.assign(new Error("row"), { parameters: [CANARY], detail: CANARY }) },
  ])("%j", (record) => {
    const { logger, lines } = capture();
    logger.error(record, "something");
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(CANARY);
  });

  test("covers the message", () => {
    const { logger, lines } = capture();
    logger.error(`Bearer ${CANARY}`);
    expect(lines[0]).not.toContain(CANARY);
  });

  test("leaves the rest as it is, with the error's stack", () => {
    const { logger, last } = capture();
    logger.error({ err: new TypeError("x is not a function"), route: "/v1/x", ms: 1.5 }, "failed");
    expect(last()).toMatchObject({
      level: "error",
      msg: "failed",
      route: "/v1/x",
      ms: 1.5,
      err: { type: "TypeError", message: "x is not a function", stack: expect.stringContaining("log.test") },
    });
  });

  test("ends at a depth, so that a loop in a record cannot hang the log", () => {
    const { logger, last } = capture();
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    logger.info(loop, "loop");
    expect(last().msg).toBe("loop");
  });
});

describe("SEC-54: one event is one valid JSON line", () => {
  test.each(["a\nb", "a\r\nb", "\u001b[31mred", "a\u2028b\u2029c", '","level":"fatal', "\ud800", "\u0000"])(
    "%j",
    (text) => {
      const { logger, lines, last } = capture();
      logger.info({ note: text }, text);
      expect(lines).toHaveLength(1);
      expect(lines[0]?.split(/\r|\n/)).toHaveLength(2);
      expect(last()).toMatchObject({
        level: "info",
        note: text.isWellFormed() ? text : expect.any(String),
      });
    },
  );
});

describe("C145: values of SCIM requests are hidden, whatever was handed over", () => {
  test.each<[Record<string, unknown>, Record<string, unknown>]>([
    [{ userName: "alice" }, { userName: "[redacted]" }],
    [
      { body: { name: { givenName: "Alice" }, emails: [{ value: "a@b" }] } },
      { body: { name: { givenName: "[redacted]" }, emails: "[redacted]" } },
    ],
    [{ filter: 'title eq "Dr"' }, { filter: "[redacted]" }],
    [
      { note: 'asked for nickName eq "Al\\"ly" and active eq true' },
      { note: 'asked for nickName eq "[redacted]" and active eq true' },
    ],
  ])("%j", (record, shown) => {
    const { logger, last } = capture();
    logger.info(record, "request");
    expect(last()).toMatchObject(shown);
  });
});
