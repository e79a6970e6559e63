/** What is refused before it is a request speaks the dialect of its path all the same. */
import { sendRaw } from "../http/ground";
import { openGateway, type RunningGateway } from "./gateway";

let running: RunningGateway;
let port: number;

beforeAll(async () => {
  running = await openGateway();
  port = Number(new URL(running.url).port);
});
afterAll(() => running.close());

async function answerTo(bytes: string) {
  const [head = "", body = ""] = (await sendRaw(port, bytes)).split("\r\n\r\n");
  const [, status] = /^HTTP\/1\.1 (\d+) /.exec(head) ?? [];
  const [, type] = /^content-type: (\S+)/im.exec(head) ?? [];
  return { status: Number(status), type, body: JSON.parse(body) };
}

const ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
const LONG = "x".repeat(17_000);

describe("RFC 7644 §3.12: below /scim it is a SCIM Error", () => {
  test("C009: a URL that is too long", async () => {
    expect(await answerTo(`GET /scim/v2/Users?filter=${LONG} HTTP/1.1\r\nHost: x\r\n\r\n`)).toEqual({
      status: 431,
      type: "application/scim+json",
      body: {
        schemas: [ERROR],
        status: "431",
        detail: "The request line and headers are larger than 16 kB.",
      },
    });
  });

  test("RFC 9112 §3.2: a request without Host", async () => {
    expect(await answerTo("GET /scim/v2/Users HTTP/1.1\r\n\r\n")).toEqual({
      status: 400,
      type: "application/scim+json",
      body: {
        schemas: [ERROR],
        status: "400",
        scimType: "invalidSyntax",
        detail: "A request must have a Host header.",
      },
    });
  });
});

describe("elsewhere it is a problem (RFC 9457)", () => {
  test.each([
    ["a URL that is too long", `GET /v1/events?x=${LONG} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    ["a path that only begins alike", `GET /scimitar?x=${LONG} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    ["a request without Host", "GET /v1/events HTTP/1.1\r\n\r\n", 400],
    ["no HTTP", "hello /scim/v2\r\n\r\n", 400],
  ])("%s", async (_, bytes, status) => {
    expect(await answerTo(bytes)).toMatchObject({
      status,
      type: "application/problem+json",
      body: { status },
    });
  });
});

test("a plain GET of an unknown path was method OTHER in the access log", async () => {
  await running.call("/nowhere");
  const lines = running.log().split("\n");
  const line = lines.find((text) => text.includes('"route":"unmatched"')) ?? "{}";
  expect(JSON.parse(line)).toMatchObject({ method: "GET", status: 404 });
});
