/** SEC-28: guessing is slow, and nobody is locked out by somebody else's guesses. */
import {
  type AuthorizationServer,
  basic,
  GRANT,
  openServer,
  post,
  type TestClient,
} from "./authorization-server";

let server: AuthorizationServer;
let client: TestClient;
const guess = "w".repeat(43);
const token = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  post(`${server.url}/oauth2/token`, { ...GRANT, ...fields }, headers);

beforeEach(async () => {
  server = await openServer();
  client = await server.makeClient();
});

async function exhaust(): Promise<void> {
  for (let i = 0; i < 10; i += 1) {
    expect((await token({}, basic({ ...client, secret: guess }))).status).toBe(401);
  }
}

test("STD-17: the eleventh wrong secret in a minute is 429 and says when to come back", async () => {
  await exhaust();
  const answer = await token({}, basic({ ...client, secret: guess }));
  expect([answer.status, answer.body.error]).toEqual([429, "invalid_client"]);
  const wait = Number(answer.headers.get("retry-after"));
  expect(Number.isInteger(wait) && wait >= 1 && wait <= 60).toBe(true);
});

test("the right secret works while wrong ones are limited, from the same address too", async () => {
  await exhaust();
  expect((await token({}, basic({ ...client, secret: guess }))).status).toBe(429);
  expect((await token({}, basic(client))).status).toBe(200);
});

test("case, spaces, method, endpoint and X-Forwarded-For share the counter", async () => {
  await exhaust();
  const { clientId } = client;
  const variants = [
    await token({ client_id: clientId.toUpperCase(), client_secret: guess }),
    await token({ client_id: ` ${clientId} `, client_secret: guess }),
    await token({ client_id: clientId, client_secret: guess }),
    await token({}, basic({ clientId: encodeURIComponent(clientId).replace("_", "%5F"), secret: guess })),
    await token({}, { ...basic({ clientId, secret: guess }), "x-forwarded-for": "203.0.113.9" }),
    await post(`${server.url}/oauth2/introspect`, { token: "x" }, basic({ clientId, secret: guess })),
    await post(`${server.url}/oauth2/revoke`, { token: "x" }, basic({ clientId, secret: guess })),
  ];
  expect(variants.map(({ status }) => status)).toEqual(variants.map(() => 429));
});

test("another client's counter is its own", async () => {
  await exhaust();
  const other = await server.makeClient();
  expect((await token({}, basic({ ...other, secret: guess }))).status).toBe(401);
});
