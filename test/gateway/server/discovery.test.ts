/** Who may ask what the service provider is and can (RFC 7644 §4). */
import { openGateway, type RunningGateway } from "./gateway";

const DISCOVERY = ["/ServiceProviderConfig", "/ResourceTypes", "/ResourceTypes/User", "/Schemas"];

let gateway: RunningGateway;
afterEach(() => gateway.close());

test("only clients of the integration, unless said otherwise", async () => {
  gateway = await openGateway();
  for (const path of DISCOVERY) {
    expect([path, (await gateway.call(`/scim/v2${path}`)).status]).toEqual([path, 401]);
  }
});

test("anyone, where scim_discovery says so; nothing else opens with it", async () => {
  gateway = await openGateway({ scimDiscovery: "anyone" });
  for (const path of DISCOVERY) {
    expect([path, (await gateway.call(`/scim/v2${path}`)).status]).toEqual([path, 200]);
    expect((await gateway.call(`/scim/default/v2${path}`, { token: "x" })).status).toBe(200);
  }
  const open = gateway.gateway
    .routes()
    .filter(({ surface, access }) => surface === "scim" && access === "public");
  expect(new Set(open.map(({ method, path }) => `${method} ${path.replace(/^.*\/v2/, "")}`))).toEqual(
    new Set([
      // The same answer at its address, at the base URL and at the name that one suite looks for.
      "GET /ServiceProviderConfig",
      "GET ",
      "GET /serviceConfiguration",
      "GET /ResourceTypes",
      "GET /ResourceTypes/:id",
      "GET /Schemas",
      "GET /Schemas/:id",
    ]),
  );
  expect((await gateway.call("/scim/v2/Users")).status).toBe(401);
  expect((await gateway.call("/scim/nobody/v2/Schemas")).status).toBe(404);
});
