/** What docs/identity-providers.md says that one meets is what the gateway says. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { newGroup, newUser, openService, type Service } from "../gateway/scim/service";
import { connect, type IdentityProvider } from "./identity-provider";

const page = readFileSync(join(__dirname, "../../docs/identity-providers.md"), "utf8");

/** Status and text of each row; `…` stands for anything. */
const rows = [...page.matchAll(/^\| (\d{3}) `([^`]+)` \|/gm)].map(([, status = "", text = ""]) => ({
  row: `${status} ${text}`,
  pattern: new RegExp(`^${status} ${text.split("…").map(escapeText).join(".+")}$`),
}));

function escapeText(text: string): string {
  // The page tells of one integration and of one type; the text names the one it is about.
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/okta|default|static/g, "\\S+");
}

let service: Service;
let idp: IdentityProvider;
let basic: IdentityProvider;
let group: string;

beforeAll(async () => {
  service = await openService();
  for (const title of ["Linked", "Engineering"]) await service.addList(title);
  await service.addList("By hand", { type: "static" });
  idp = await connect(service, "default");
  basic = await connect(service, "default", "basic");
  group = (await idp.send("POST", "/Groups", newGroup("Linked"))).body.id;
  await idp.send("POST", "/Users", newUser({ userName: "ann@example.com" }));
});
afterAll(() => service.close());

const patch = (operation: object, headers?: Record<string, string>) =>
  idp.send("PATCH", `/Groups/${group}`, { schemas: [PATCH_OP], Operations: [operation] }, headers);
const PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

const REFUSALS: readonly (() => Promise<{ status: number; body: { detail: string } }>)[] = [
  () => idp.send("GET", "/Users", undefined, { Authorization: "" }),
  () => idp.send("GET", "/Users", undefined, { Authorization: "Bearer x" }),
  () => basic.send("GET", "/Users", undefined, { Authorization: `Basic ${btoa("x:y")}` }),
  async () => {
    const client = await service.clientOf("default");
    return client.get("/Users", { Authorization: `Basic ${await withoutBasic()}` });
  },
  async () => (await service.clientOf("default", "/scim/another/v2")).get("/Users"),
  () => idp.send("GET", "/v2/Users"),
  () => idp.send("POST", "/Groups", newGroup("Nowhere declared")),
  () => idp.send("POST", "/Groups", newGroup("engineering")),
  () => idp.send("POST", "/Groups", newGroup("Linked")),
  () => idp.send("POST", "/Groups", newGroup("By hand")),
  () => idp.send("POST", "/Users", newUser({ userName: "ANN@example.com" })),
  () => patch({ op: "replace", value: { displayName: "Renamed" } }),
  () => patch({ op: "add", path: "members", value: [{ value: "nobody" }] }),
  () => patch({ op: "add", path: "members", value: [] }, { "If-Match": 'W/"99"' }),
  () => idp.send("POST", "/Users", "x", { "Content-Type": "text/plain" }),
];

async function withoutBasic(): Promise<string> {
  const wanted = {
    name: "idp",
    scopes: ["scim"] as const,
    integration: "default",
    expiresAt: null,
    basicAuth: false,
  };
  const { client, secret } = await service.gateway.services.clients.create(wanted, {
    id: "admin",
    requestId: "test",
  });
  return btoa(`${client.clientId}:${secret}`);
}

test("every refusal has its row, and every row its refusal", async () => {
  const met = new Set<string>();
  for (const refuse of REFUSALS) {
    const { status, body } = await refuse();
    const said = `${status} ${body.detail}`;
    const row = rows.find(({ pattern }) => pattern.test(said));
    expect({ said, row: row?.row }).toEqual({ said, row: expect.any(String) });
    met.add(row?.row ?? "");
  }
  expect(rows.map(({ row }) => row).filter((row) => !met.has(row))).toEqual([]);
});
