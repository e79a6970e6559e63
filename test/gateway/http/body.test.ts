import { AsyncLocalStorage } from "node:async_hooks";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import type { Request } from "express";
import { z } from "zod";
import { readBody } from "../../../gateway/http/body";
import type { OpenContext } from "../../../gateway/http/context";
import { sendJson } from "../../../gateway/http/json";
import type { Route } from "../../../gateway/http/surface";
import { parseBody } from "../../../gateway/http/validation";
import { type Ground, openGround, sendRaw, surfaceOf } from "./ground";
import { readJson } from "./read-json";

const Thing = z.strictObject({ name: z.string().min(1), tags: z.array(z.string()).optional() });

const routes: Route[] = [
  {
    method: "post",
    path: "/v1/things",
    access: "public",
    body: "json",
    handle: ({ body }, response) => sendJson(response, 200, parseBody(Thing, body)),
  },
  {
    method: "post",
    path: "/v1/any",
    access: "public",
    body: "json",
    handle: ({ body }, response) => sendJson(response, 200, { body: body === undefined ? "none" : body }),
  },
  {
    method: "post",
    path: "/v1/form",
    access: "public",
    body: "form",
    handle: ({ body }, response) => sendJson(response, 200, [...(body as URLSearchParams)]),
  },
];

const LIMIT = 1024 * 1024;
const CHUNK = 64 * 1024;
let ground: Ground;
beforeAll(async () => {
  // As under a tracing agent, where a stack overflow would end the process (CVE-2025-59466).
  new AsyncLocalStorage().enterWith({ traced: true });
  ground = await openGround(routes, { bodyLimit: LIMIT });
});
afterAll(() => ground.close());

const post = (
  path: string,
  body: string | Buffer,
  type: string | undefined = "application/json",
  headers = {},
) =>
  fetch(ground.url + path, {
    method: "POST",
    body,
    headers: { ...(type ? { "content-type": type } : {}), ...headers },
  });

async function problem(answer: Response): Promise<{ status: number; detail: string; errors?: unknown }> {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  return (await answer.json()) as { status: number; detail: string };
}

describe("media types", () => {
  test.each([
    "application/json",
    "application/scim+json",
    "Application/JSON; charset=UTF-8",
    'application/json;charset="utf-8"',
  ])("%s is accepted", async (type) => {
    expect((await post("/v1/any", "{}", type)).status).toBe(200);
  });

  test.each(["text/plain", "application/xml", "application/jsonx", "application/json; charset=utf-16"])(
    "%s is 415",
    async (type) => {
      const answer = await post("/v1/any", "{}", type);
      expect(answer.headers.get("accept")).toBe("application/json, application/scim+json");
      expect((await problem(answer)).status).toBe(415);
    },
  );

  test("no body at all is left to the route's parser", async () => {
    const answer = await fetch(`${ground.url}/v1/any`, { method: "POST" });
    expect(await answer.json()).toEqual({ body: "none" });
  });

  test.each(["gzip", "br", "deflate", "identity, gzip"])(
    "SEC-50: Content-Encoding %s is 415, a bomb is never inflated",
    async (encoding) => {
      const bomb = gzipSync(Buffer.alloc(50 * LIMIT));
      const before = process.memoryUsage().rss;
      expect(
        (await problem(await post("/v1/any", bomb, undefined, { "content-encoding": encoding }))).status,
      ).toBe(415);
      expect(process.memoryUsage().rss - before).toBeLessThan(20 * LIMIT);
    },
  );
});

describe("syntax", () => {
  test.each([
    "",
    "{",
    "}",
    "[{",
    '"',
    '{"a',
    "{]",
    "{a:1}",
    "[1,]",
    "nul",
    '{"a":"\n"}',
    "{}{}",
    '"\\ud8"',
    "01",
  ])("%j is 400", async (text) => {
    const answer = await post("/v1/things", text);
    expect((await problem(answer)).status).toBe(400);
  });

  test("the fault never quotes the body", async () => {
    const { detail } = await problem(await post("/v1/any", '{"client_secret": canary-secret}'));
    expect(detail).toBe("The body is not valid JSON.");
  });

  test("bytes that are not UTF-8 are 400", async () => {
    expect((await problem(await post("/v1/any", Buffer.from([0x22, 0xff, 0x22])))).detail).toBe(
      "The body is not UTF-8.",
    );
  });

  test("a byte order mark is skipped (RFC 8259 §8.1)", async () => {
    expect((await post("/v1/any", "\ufeff{}")).status).toBe(200);
  });

  test.each([
    ['{"active":false,"active":true}', 'the member "active"'],
    ['{"a":[{"b":{"c":1}, "d":{"c":1},"b" :2}]}', 'the member "b"'],
    ['{"active":false,"\\u0061ctive":true}', 'the member "active"'],
    ['{"Ann Lee":1,"Ann Lee":2}', "a member"],
    [`{${Array.from({ length: 40 }, (_, i) => `"k${i}":0`).join(",")},"k30":1}`, 'the member "k30"'],
  ])("C010, RFC 8259 §4: what an object gives twice is 400: %s", async (text, what) => {
    const { status, detail } = await problem(await post("/v1/any", text));
    expect([status, detail]).toEqual([400, `The body gives ${what} twice in one object.`]);
  });

  test("objects beside and within each other may give the same member", async () => {
    const text = '{"a":{"a":[{"a":1},{"a":2,"A":3}]},"b":"a","c":["b","b"]}';
    expect(await (await post("/v1/any", text)).json()).toEqual({ body: JSON.parse(text) });
  });

  test.each([
    '{"__proto__":{"polluted":1}}',
    '{"a":[{"__proto__" :1}]}',
    '{"\\u005f_proto_\\u005F":{}}',
    '{"\\u005f\\u005f\\u0070\\u0072\\u006f\\u0074\\u006f\\u005f\\u005f":1}',
  ])("SEC-18: a member __proto__ is 400: %s", async (text) => {
    expect((await problem(await post("/v1/any", text))).detail).toBe(
      "A member named __proto__ is not allowed.",
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test.each([
    '{"a":"__proto__"}',
    '["__proto__"]',
    '{"x__proto__":1}',
    '{"a":"\\\\","__proto":1}',
    '{"a":"[[[[\\"[[[[{{{{"}',
  ])("what only looks like it is accepted: %s", async (text) => {
    expect((await post("/v1/any", text)).status).toBe(200);
  });

  test("D8: depth 32 is accepted, 33 is 400", async () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect((await post("/v1/any", nested(32))).status).toBe(200);
    expect((await problem(await post("/v1/any", nested(33)))).detail).toBe(
      "The body is nested deeper than 32.",
    );
  });

  test("a contract's faults are all told, each with its pointer", async () => {
    const answer = await post("/v1/things", '{"name":"","tags":["a",1],"na/me":1}');
    expect((await problem(answer)).errors).toEqual([
      { pointer: "/name", detail: expect.any(String) },
      { pointer: "/tags/1", detail: expect.any(String) },
      { pointer: "/na~1me", detail: expect.any(String) },
    ]);
  });
});

describe("SEC-46, F-12: bodies made to hurt are refused, and others are answered meanwhile", () => {
  const wide = (size: number) => `{${Array.from({ length: size }, (_, i) => `"k${i}":0`).join(",")}}`;
  const corpus: [string, string, number][] = [
    ["450,000 nested arrays", "[".repeat(450_000) + "]".repeat(450_000), 400],
    ["450,000 nested objects, unclosed", '{"a":'.repeat(200_000), 400],
    ["60,000 keys", wide(60_000), 400],
    ["a key of 900 kB", `{"${"k".repeat(900_000)}":1}`, 400],
    ["a number without end", `{"name":1${"0".repeat(900_000)}}`, 400],
    ["1e999999", '{"name":1e999999}', 400],
    ["100,000 duplicates", `{${Array(100_000).fill('"name":1').join(",")}}`, 400],
    ["one byte too many", `{"name":"${"x".repeat(LIMIT)}"}`, 413],
    ["a string that never ends", `"${"\\".repeat(900_001)}`, 400],
  ];

  test.each(corpus)("%s", async (_, text, status) => {
    const [answer, other] = await Promise.all([
      post("/v1/things", text),
      post("/v1/things", '{"name":"still here"}'),
    ]);
    expect((await problem(answer)).status).toBe(status);
    expect(other.status).toBe(200);
  });

  const many = (size: number, text: (i: number) => string) =>
    `[${Array.from({ length: size }, (_, i) => text(i)).join(",")}]`;

  test.each([
    ["1,001 different names in one object", wide(1_001), "1000 different names"],
    [
      "1,001 different names in as many",
      many(1_001, (i) => `{"k${i}":"${"x".repeat(40)}"}`),
      "1000 different names",
    ],
  ])("%s are refused before they are parsed", async (_, text, what) => {
    expect((await problem(await post("/v1/any", text))).detail).toBe(`The body holds more than ${what}.`);
  });

  test.each([
    ["half a million members", many(500_001, () => '{"a":0}'), "500000 members"],
    ["a million and a half values", many(1_500_001, () => "0"), "1500000 values"],
  ])("more than %s are refused before they are parsed", (_, text, what) => {
    expect(() => readJson(text)).toThrow(`The body holds more than ${what}.`);
  });

  test("a group of 100,000 members is read", () => {
    const member = (i: number) =>
      `{"value":"${i}","display":"u${i}","$ref":"https://x/Users/${i}","type":"User"}`;
    expect(readJson(`{"members":${many(100_000, member)}}`)).toHaveProperty("members.99999.value");
  });

  test("others have their turn while a large body is read", async () => {
    const member = (i: number) => `{"value":"${i}"}`;
    const bytes = Buffer.from(`{"members":${many(100_000, member)}}`);
    // All of it has arrived already, as behind a slow moment of the event loop.
    const chunks = Array.from({ length: Math.ceil(bytes.length / CHUNK) }, (_, index) =>
      bytes.subarray(index * CHUNK, (index + 1) * CHUNK),
    );
    const headers = { "content-type": "application/json", "content-length": String(bytes.length) };
    const request = Object.assign(Readable.from(chunks), { headers }) as unknown as Request;
    const context = {} as OpenContext;
    const read = readBody(surfaceOf(routes, 16 * LIMIT), "json")(context, request);
    let turns = 0;
    const count = () => {
      turns += 1;
      if (context.body === undefined) setImmediate(count);
    };
    setImmediate(count);
    await read;
    expect(context.body).toHaveProperty("members.99999.value", "99999");
    expect(turns).toBeGreaterThan(2);
  });

  test.each([
    ["of a stated length", `Content-Length: ${40 * CHUNK}`, "x".repeat(40 * CHUNK)],
    ["in chunks", "Transfer-Encoding: chunked", `${`10000\r\n${"x".repeat(CHUNK)}\r\n`.repeat(40)}0\r\n\r\n`],
  ])(
    "whoever is still sending too large a body, %s, gets its 413 and not a broken connection",
    async (_, length, body) => {
      const head = `POST /v1/any HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${length}\r\n\r\n`;
      const next = head.replace(length, "Content-Length: 2\r\nConnection: close");
      const answers = await sendRaw(ground.port, head, body, `${next}{}`);
      expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 413", "HTTP/1.1 200"]);
    },
  );

  test("a body shorter than its Content-Length, then gone, leaves nothing behind", async () => {
    const head =
      "POST /v1/any HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
    const socket = (await import("node:net")).connect(ground.port, "127.0.0.1");
    socket.write(head);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    expect((await post("/v1/any", "{}")).status).toBe(200);
  });

  test("a Content-Length over the limit is refused before the body comes", async () => {
    const head = `POST /v1/any HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${LIMIT + 1}\r\n\r\n`;
    expect(await sendRaw(ground.port, head)).toMatch(/^HTTP\/1.1 413 /);
  });
});

describe("SEC-47: forms", () => {
  const FORM = "application/x-www-form-urlencoded";

  test("keep a repeated parameter visible", async () => {
    const answer = await post("/v1/form", "scope=a&scope=b&x=%C3%A9+1", FORM);
    expect(await answer.json()).toEqual([
      ["scope", "a"],
      ["scope", "b"],
      ["x", "é 1"],
    ]);
  });

  test("take brackets for what they are", async () => {
    expect(await (await post("/v1/form", `a${"[]".repeat(1000)}=1`, FORM)).json()).toEqual([
      [`a${"[]".repeat(1000)}`, "1"],
    ]);
  });

  test("have 20 parameters at most", async () => {
    expect((await post("/v1/form", Array(20).fill("a=1").join("&"), FORM)).status).toBe(200);
    expect((await post("/v1/form", Array(21).fill("a=1").join("&"), FORM)).status).toBe(400);
  });

  test("have 16 kB at most, whatever the surface allows", async () => {
    expect((await post("/v1/form", `a=${"x".repeat(16 * 1024)}`, FORM)).status).toBe(413);
  });

  test("STD-14: another media type is 400", async () => {
    expect((await post("/v1/form", "{}")).status).toBe(400);
  });
});
