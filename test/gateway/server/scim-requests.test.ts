/** What an administrator sees of the requests of an integration: why a push failed, and never whom it was about. */
import { setTimeout } from "node:timers/promises";
import type { ScimRequestView } from "../../../gateway/management/contract/scim-request";
import { openGateway, type RunningGateway } from "./gateway";

let gateway: RunningGateway;
let idp: string;
let admin: string;

beforeEach(async () => {
  gateway = await openGateway();
  idp = await gateway.token(["scim"], "default");
  admin = await gateway.token(["manage:read"]);
});
afterEach(() => gateway.close());

async function requests(query = "", integration = "default"): Promise<ScimRequestView[]> {
  const path = `/v1/integrations/${integration}/requests${query}`;
  const answer = await gateway.call(path, { token: admin });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { items: ScimRequestView[] }).items;
}

const send = (
  method: string,
  path: string,
  body?: string | object,
  init: RequestInit & { token?: string } = {},
) =>
  gateway.call(path, {
    method,
    body: typeof body === "object" ? JSON.stringify(body) : body,
    token: idp,
    ...init,
    headers: { ...(body === undefined ? {} : { "Content-Type": "application/scim+json" }), ...init.headers },
  });

const USER = { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], userName: "alice@example.com" };

test("a request that was done is shown without its body, its filter without values", async () => {
  await send(
    "GET",
    `/scim/v2/Users?filter=${encodeURIComponent('userName eq "alice@example.com"')}`,
    undefined,
    {
      headers: { "X-Request-Id": "push-1" },
    },
  );
  expect(await requests()).toEqual([
    {
      sequence: expect.any(Number),
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      client: expect.any(String),
      method: "GET",
      path: "/scim/v2/Users",
      filter: 'userName eq "***"',
      status: 200,
      scim_type: null,
      detail: null,
      duration_ms: expect.any(Number),
      request_id: "push-1",
      body: null,
    },
  ]);
});

test("a search by POST is shown with its filter (RFC 7644 §3.4.3)", async () => {
  const schemas = ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"];
  await send("POST", "/scim/v2/Users/.search", { schemas, filter: 'userName sw "alice"' });
  expect(await requests()).toEqual([
    expect.objectContaining({ status: 200, filter: 'userName sw "***"', body: null }),
  ]);
});

test("a refused one says why, and shows the body with its values masked", async () => {
  const group = {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
    displayName: "GroupRequester",
    externalId: "secret-external-id",
    members: [{ value: "alice", display: "Alice" }],
  };
  await send("POST", "/scim/v2/Groups", group);
  const [refused] = await requests("?outcome=refused");
  expect(refused).toMatchObject({
    method: "POST",
    path: "/scim/v2/Groups",
    status: 400,
    scim_type: "invalidValue",
  });
  expect(refused?.detail).toContain('title "GroupRequester"');
  expect(refused?.body).toEqual({
    schemas: group.schemas,
    displayName: "GroupRequester",
    externalId: "***",
    members: [{ value: "***", display: "***" }],
  });
});

const BULK = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
const UNKNOWN = "2819c223-7f76-453a-919d-413861904646";

test("a bulk of which operations failed says which and why, values masked, and counts as refused", async () => {
  await send("POST", "/scim/v2/Users", USER);
  const operations = [
    { method: "POST", path: "/Users", bulkId: "a", data: { ...USER, userName: "bob@example.com" } },
    { method: "POST", path: "/Users", bulkId: "b", data: { ...USER, nickName: "Ally" } },
    { method: "POST", path: "/Groups", bulkId: "c", data: { schemas: [GROUP], displayName: "Finance" } },
    { method: "DELETE", path: "/Users/alice@example.com" },
    { method: "DELETE", path: `/Users/${UNKNOWN}` },
  ];
  const answer = await send("POST", "/scim/v2/Bulk", { schemas: [BULK], Operations: operations });
  const { Operations } = (await answer.json()) as { Operations: { status: string }[] };
  expect(Operations.map(({ status }) => status)).toEqual(["201", "409", "400", "404", "404"]);

  const [shown, ...more] = await requests("?outcome=refused");
  expect(more).toEqual([]);
  expect(shown).toMatchObject({ method: "POST", path: "/scim/v2/Bulk", status: 200, scim_type: null });
  for (const part of [
    "Operations[1], POST /Users: 409 uniqueness: ",
    "Operations[2], POST /Groups: 400 invalidValue: ",
    'title "Finance"',
    "Operations[3], DELETE /Users/***: 404: ",
    `Operations[4], DELETE /Users/${UNKNOWN}: 404: `,
  ])
    expect(shown?.detail).toContain(part);
  expect(shown?.detail).not.toContain("Operations[0]");
  expect(shown?.body).toMatchObject({
    Operations: [
      { data: { userName: "***" } },
      { data: { nickName: "***" } },
      { data: { displayName: "Finance" } },
      {},
      {},
    ],
  });
  for (const text of ["alice", "bob@", "Ally"]) expect(JSON.stringify(shown)).not.toContain(text);
  expect((await requests("?outcome=done")).map(({ path }) => path)).toEqual(["/scim/v2/Users"]);
});

test("of many failed operations ten are told, and how many more", async () => {
  const operations = Array.from({ length: 30 }, () => ({ method: "DELETE", path: `/Users/${UNKNOWN}` }));
  await send("POST", "/scim/v2/Bulk", { schemas: [BULK], Operations: operations });
  const [shown] = await requests();
  expect(shown?.detail?.match(/Operations\[/g)).toHaveLength(10);
  expect(shown?.detail).toMatch(/ And 20 more\.$/);
});

test("a push whose unknown members were passed over says how many and which, alone and within a bulk", async () => {
  const { integrations } = gateway.gateway.services;
  const { config } = await integrations.find("default");
  const lenient = { ...config, unknownMembers: "skip", unmatchedGroups: "create" } as const;
  await integrations.update(lenient, { id: "test", requestId: "test" });
  const alice = (await (await send("POST", "/scim/v2/Users", USER)).json()) as { id: string };
  const group = {
    schemas: [GROUP],
    displayName: "Ops",
    members: [alice.id, UNKNOWN, "carol@example.com"].map((value) => ({ value })),
  };
  const made = (await (await send("POST", "/scim/v2/Groups", group)).json()) as { id: string };
  const schemas = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"];
  const many = Array.from({ length: 1_200 }, (_, i) => ({ value: `nobody-${i}` }));
  const data = { schemas, Operations: [{ op: "add", path: "members", value: many }] };
  const path = `/Groups/${made.id}`;
  await send("PATCH", `/scim/v2${path}`, data, { headers: { Prefer: "return=minimal" } });
  const operation = {
    method: "PUT",
    path,
    data: { ...group, members: [{ value: alice.id }, { value: UNKNOWN }] },
  };
  await send("POST", "/scim/v2/Bulk", { schemas: [BULK], Operations: [operation] });

  const shown = await requests("?outcome=refused");
  expect(shown.map(({ status, detail }) => [status, detail])).toEqual([
    [
      200,
      `Operations[0], PUT ${path}: 1 member that does not exist in this integration was passed over: ${UNKNOWN}.`,
    ],
    [
      204,
      `1200 members that do not exist in this integration were passed over: ${Array(10).fill("***").join(", ")}, and 1190 more.`,
    ],
    [201, `2 members that do not exist in this integration were passed over: ${UNKNOWN}, ***.`],
  ]);
  expect(JSON.stringify(shown)).not.toContain("carol");
});

test("C145: neither the log nor what is kept holds a token, a password or a value of a filter or body", async () => {
  await send("POST", "/scim/v2/Users", { ...USER, password: "correct horse", nickName: "Ally McBeal" });
  await send("POST", "/scim/v2/Users", { ...USER, password: "correct horse", nickName: "Ally McBeal" });
  await send("PATCH", "/scim/v2/Users/alice@example.com", {
    Operations: [{ op: "x", value: "Ally McBeal" }],
  });
  await send("GET", `/scim/v2/Users?filter=${encodeURIComponent('nickName zz "Ally McBeal"')}`);
  const kept = JSON.stringify(await requests());
  for (const text of ["alice@example.com", "correct horse", "Ally McBeal", idp]) {
    expect(kept).not.toContain(text);
    expect(gateway.log()).not.toContain(text);
  }
  expect((await requests()).map(({ status }) => status)).toEqual([400, expect.any(Number), 409, 201]);
});

test("C145: the log says of each request who asked, of which integration, for what, and how it went", async () => {
  const created = (await (await send("POST", "/scim/v2/Users", USER)).json()) as { id: string };
  await send("GET", `/scim/v2/Users/${created.id}`);
  const line = gateway
    .log()
    .split("\n")
    .filter((text) => text.includes('"msg":"request"') && text.includes(created.id))
    .map((text) => JSON.parse(text));
  expect(line).toEqual([
    expect.objectContaining({
      integration: "default",
      client: expect.any(String),
      method: "GET",
      route: "/scim/v2/Users/:id",
      target: created.id,
      status: 200,
      ms: expect.any(Number),
    }),
  ]);
});

describe("refused before anyone was authenticated", () => {
  test.each([
    ["no token", 401, () => send("GET", "/scim/v2/Users", undefined, { token: undefined })],
    [
      "a token of another integration",
      403,
      async () => {
        await gateway.gateway.services.integrations.create(
          { ...(await gateway.gateway.services.integrations.find("default")).config, name: "okta" },
          { id: "test", requestId: "test" },
        );
        return send("GET", "/scim/v2/Users", undefined, { token: await gateway.token(["scim"], "okta") });
      },
    ],
    ["a token without the scope", 403, () => send("GET", "/scim/v2/Users", undefined, { token: admin })],
    [
      "a wrong media type",
      415,
      () => send("POST", "/scim/v2/Users", "{}", { headers: { "Content-Type": "text/plain" } }),
    ],
    ["a body that is no JSON", 400, () => send("POST", "/scim/v2/Users", "{ alice")],
    ["a wrong path", 404, () => send("GET", "/scim/v2/scim/v2/Users")],
    ["a path that is not percent-encoded", 400, () => send("GET", "/scim/v2/Users/%")],
    ["a method that is not there", 405, () => send("PUT", "/scim/v2/Users")],
  ])("%s is shown: %i", async (_, status, refused) => {
    expect((await refused()).status).toBe(status);
    const [shown] = await requests();
    expect(shown).toMatchObject({ status, detail: expect.stringMatching(/\S/), body: null });
    expect(JSON.stringify(shown)).not.toContain("alice");
  });

  test("a body that is too large is shown: 413", async () => {
    await gateway.close();
    gateway = await openGateway({ scimBodyLimit: 1_024 });
    idp = await gateway.token(["scim"], "default");
    admin = await gateway.token(["manage"]);
    await send("POST", "/scim/v2/Users", `{"userName":"${"a".repeat(2_000)}"}`).catch(() => undefined);
    expect(await requests()).toEqual([expect.objectContaining({ status: 413, path: "/scim/v2/Users" })]);
  });
});

test("strangers without a token do not crowd out the requests of the integration's own clients", async () => {
  await send("GET", "/scim/v2/Groups");
  for (let i = 0; i < 250; i++) await send("GET", "/scim/v2/Users", undefined, { token: "x" });
  const shown = await requests("?limit=200");
  expect(shown.filter(({ status }) => status === 401)).toHaveLength(100);
  expect(shown.at(-1)).toMatchObject({ path: "/scim/v2/Groups", status: 200 });
});

test("an integration that does not exist costs nothing, and is not found", async () => {
  await send("GET", "/scim/nobody/v2/Users", undefined, { token: undefined });
  await send("GET", "/scim/%64efault/v2/ServiceProviderConfig");
  expect((await gateway.call("/v1/integrations/nobody/requests", { token: admin })).status).toBe(404);
  expect((await requests()).map(({ path }) => path)).toEqual(["/scim/%64efault/v2/ServiceProviderConfig"]);
});

test("pages go on from a cursor; status and outcome select", async () => {
  for (let i = 0; i < 3; i++) await send("GET", "/scim/v2/Users");
  await send("GET", "/scim/v2/Users/none");
  await send("GET", "/scim/v2/Users?count=x");
  const statuses = async (query: string) => (await requests(query)).map(({ status }) => status);
  expect(await statuses("?outcome=refused")).toEqual([400, 404]);
  expect(await statuses("?outcome=done")).toEqual([200, 200, 200]);
  expect(await statuses("?status=404")).toEqual([404]);
  expect(await statuses("?status=404&outcome=done")).toEqual([]);
  const answer = await gateway.call("/v1/integrations/default/requests?limit=2", { token: admin });
  const page = (await answer.json()) as { total: number; next_cursor: string };
  expect(page.total).toBe(5);
  expect(await statuses(`?limit=2&cursor=${page.next_cursor}`)).toEqual([200, 200]);
  for (const query of ["?status=teapot", "?outcome=maybe", "?what=x"]) {
    const refused = await gateway.call(`/v1/integrations/default/requests${query}`, { token: admin });
    expect([query, refused.status]).toEqual([query, 400]);
  }
});

test("only who may manage sees them", async () => {
  const statusFor = async (token: string | undefined) =>
    (await gateway.call("/v1/integrations/default/requests", { token })).status;
  expect(await statusFor(undefined)).toBe(401);
  expect(await statusFor(idp)).toBe(403);
  expect(await statusFor(await gateway.token(["access:read"]))).toBe(403);
});

test("they are written without being asked for, and outlive a clean stop", async () => {
  await send("GET", "/scim/v2/Users");
  const page = () => gateway.store.read.scimRequests.page({ integration: "default" }, { limit: 10 });
  for (let i = 0; i < 40 && (await page()).total === 0; i++) await setTimeout(100);
  expect((await page()).total).toBe(1);
  await send("GET", "/scim/v2/Groups");
  await gateway.gateway.close();
  expect((await page()).total).toBe(2);
});

test("scim_requests_kept bounds them, and 0 keeps none", async () => {
  for (const [scimRequestsKept, total] of [
    [2, 2],
    [0, 0],
  ] as const) {
    await gateway.close();
    gateway = await openGateway({ scimRequestsKept });
    idp = await gateway.token(["scim"], "default");
    admin = await gateway.token(["manage"]);
    for (let i = 0; i < 5; i++) await send("GET", "/scim/v2/Users");
    expect(await requests()).toHaveLength(total);
  }
});
