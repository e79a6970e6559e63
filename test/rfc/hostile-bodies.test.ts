/** SEC-46, D7, D8: a body made to hurt is 4xx in the dialect of its surface, and the process goes on. */
import { SYSTEM } from "../../gateway/server";
import { openGateway, type RunningGateway } from "../gateway/server/gateway";

let running: RunningGateway;
let authorization: Record<string, string>;

beforeAll(async () => {
  running = await openGateway({ scimBodyLimit: 100_000, managementBodyLimit: 100_000 });
  const wanted = { name: "caller", scopes: ["scim" as const], integration: null, expiresAt: null };
  const { client, secret } = await running.gateway.services.clients.create(wanted, SYSTEM);
  authorization = {
    scim: `Bearer ${await running.token(["scim"])}`,
    management: `Bearer ${await running.token(["manage"])}`,
    oauth: `Basic ${btoa(`${client.clientId}:${secret}`)}`,
  };
});
afterAll(() => running.close());

const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const FORM = "application/x-www-form-urlencoded";

const SURFACES = {
  scim: { path: "/scim/v2/Users", type: "application/scim+json", error: "application/scim+json" },
  management: { path: "/v1/access-lists", type: "application/json", error: "application/problem+json" },
  oauth: { path: "/oauth2/token", type: FORM, error: "application/json" },
} as const;

const deep = `${"[".repeat(40_000)}${"]".repeat(40_000)}`;

test.each<[keyof typeof SURFACES, string, string, number]>([
  ["scim", "malformed", `{"schemas":["${USER}"],`, 400],
  ["scim", "of a wrong type", `{"schemas":["${USER}"],"userName":{"a":1}}`, 400],
  ["scim", "nested deeply", `{"schemas":["${USER}"],"userName":"x","emails":${deep}}`, 400],
  ["scim", "oversize", `{"schemas":["${USER}"],"userName":"${"x".repeat(100_000)}"}`, 413],
  ["scim", "with __proto__", `{"schemas":["${USER}"],"userName":"x","__proto__":{"active":false}}`, 400],
  ["management", "malformed", '{"name":"x",', 400],
  ["management", "of a wrong type", '{"name":"x","title":"x","grants":"all"}', 400],
  ["management", "nested deeply", `{"name":"x","title":"x","grants":${deep}}`, 400],
  ["management", "oversize", `{"name":"x","title":"${"x".repeat(100_000)}"}`, 413],
  ["management", "with __proto__", '{"name":"x","title":"x","labels":{"__proto__":"y"}}', 400],
  ["oauth", "malformed", "grant_type=%zz", 400],
  ["oauth", "of a wrong type", "grant_type=client_credentials&grant_type=password", 400],
  ["oauth", "nested deeply", `grant_type${"[a]".repeat(1_000)}=x`, 400],
  ["oauth", "oversize", `grant_type=${"x".repeat(20_000)}`, 413],
  ["oauth", "with __proto__", "__proto__[grant_type]=client_credentials&__proto__=x", 400],
])("%s: a body %s", async (name, _, body, status) => {
  const surface = SURFACES[name];
  const answer = await running.call(surface.path, {
    method: "POST",
    headers: { "content-type": surface.type, authorization: authorization[name] ?? "" },
    body,
  });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([status, surface.error]);
  const error = (await answer.json()) as Record<string, unknown>;
  if (name === "scim") expect(error).toMatchObject({ status: String(status), detail: expect.any(String) });
  if (name === "management") expect(error).toMatchObject({ status, detail: expect.any(String) });
  if (name === "oauth") expect(error).toMatchObject({ error: expect.any(String) });

  expect(Object.keys(Object.prototype)).toEqual([]);
  const next = await running.call("/scim/v2/Users", { headers: { authorization: authorization.scim ?? "" } });
  expect(next.status).toBe(200);
});
