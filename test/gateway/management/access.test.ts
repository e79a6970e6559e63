import type { User } from "../../../gateway/domain/model";
import { type Api, type Caller, faultOf, type Json, openApi } from "./api";

let api: Api;
let list: Json;
let user: User;
let foreigner: User;
beforeAll(async () => {
  api = await openApi();
  await api.post("/v1/integrations", { name: "okta" });
  const declared = {
    name: "dba",
    title: "DBA",
    type: "scim",
    grants: { roles: ["dba"], traits: { env: ["prod"] } },
  };
  list = (await api.post("/v1/access-lists", declared)).body;
  user = await api.addUser("Ada");
  foreigner = await api.addUser("ada", {}, "okta");
  await api.addMembers(list, [user.id]);
});
afterAll(() => api.close());

const byId = ({ id }: { id: string }, query = "") => `/v1/users/${id}/access${query}`;
const byName = (query: string) => `/v1/users/access?${query}`;

describe("what may this user do?", () => {
  test("roles and traits, and for each list why", async () => {
    const { body } = await api.get(byId(user));
    expect(body).toEqual({
      user: { id: user.id, integration: "default", user_name: "Ada" },
      active: true,
      locked: false,
      roles: ["dba"],
      traits: { env: ["prod"] },
      lists: [{ name: "dba", title: "DBA", relation: "member", via: [], effective: true, reason: null }],
    });
    expect((await api.get(byName("userName=ADA"))).body).toEqual(body);
    expect((await api.get(byName("integration=default&userName=Ada"))).body).toEqual(body);
  });

  test("users of one name in two integrations are two people", async () => {
    const { body } = await api.get(byName("integration=okta&userName=ada"));
    expect(body).toMatchObject({ user: { id: foreigner.id }, roles: [], lists: [] });
  });

  test("owners hold what the list grants to owners, and are bound by name to the first user of it", async () => {
    await api.post("/v1/access-lists", {
      name: "owned",
      title: "Owned",
      type: "scim",
      owners: [{ name: "owner-to-be" }, { name: "dba", kind: "list" }],
      owner_grants: { roles: ["reviewer"] },
    });
    expect((await api.accessOf(await api.addUser("Owner-To-Be"))).roles).toEqual(["reviewer"]);
    expect(await api.accessOf(user)).toMatchObject({ roles: ["dba", "reviewer"] });
    const { lists } = await api.accessOf(user);
    expect(lists[1]).toMatchObject({ name: "owned", relation: "owner", via: ["dba"] });
    await api.delete("/v1/access-lists/owned");
  });

  test("SEC-11: right on the first read after a change, also for many readers at once", async () => {
    const member = await api.addUser("fleeting");
    for (let round = 0; round < 5; round += 1) {
      await api.addMembers(list, [member.id]);
      expect((await api.accessOf(member)).roles).toEqual(["dba"]);
      await api.removeMembers(list, [member.id]);
      const reads = await Promise.all(Array.from({ length: 40 }, () => api.accessOf(member)));
      expect(reads.filter(({ roles }) => roles.length > 0)).toEqual([]);
    }
  });

  test("SEC-35: a list that has expired grants nothing from that moment on", async () => {
    const expires_at = "2027-01-20T12:00:00Z";
    const declared = {
      name: "brief",
      title: "Brief",
      type: "scim",
      grants: { roles: ["brief"] },
      expires_at,
    };
    const { body: brief } = await api.post("/v1/access-lists", declared);
    const member = await api.addUser("brief");
    await api.addMembers(brief, [member.id]);
    expect((await api.accessOf(member)).roles).toEqual(["brief"]);
    api.setTime(Date.parse(expires_at));
    expect(await api.accessOf(member)).toMatchObject({
      roles: [],
      lists: [{ name: "brief", effective: false, reason: "the list has expired" }],
    });
  });

  test("a list whose overdue review suspends it grants nothing until the review is done", async () => {
    const audit = { recurrence: { frequency: 1, day_of_month: 1 }, overdue: "suspend" };
    const declared = { name: "lapsed", title: "Lapsed", type: "scim", grants: { roles: ["lapsed"] }, audit };
    const { body: lapsed } = await api.post("/v1/access-lists", declared);
    const member = await api.addUser("lapsed");
    await api.addMembers(lapsed, [member.id]);
    api.setTime(Date.parse(lapsed.next_audit_date) - 1);
    expect((await api.accessOf(member)).roles).toEqual(["lapsed"]);
    api.setTime(Date.parse(lapsed.next_audit_date));
    expect((await api.accessOf(member)).roles).toEqual([]);
  });

  test("a user that is not there is 404; a question without a user is 400", async () => {
    expect((await api.get(byId({ id: "nobody" }))).status).toBe(404);
    expect((await api.get(byName("userName=nobody"))).status).toBe(404);
    expect((await api.get(byName("integration=nowhere&userName=ada"))).status).toBe(404);
    expect((await api.get("/v1/users/access")).status).toBe(400);
    expect((await api.get(byName("userName=a&userName=b"))).status).toBe(400);
    expect((await api.get(byName("username=ada"))).body.detail).toContain("did you mean userName?");
  });
});

describe("who may ask", () => {
  let bound: Caller;
  let reader: Caller;
  let asker: Caller;
  let pusher: Caller;
  beforeAll(async () => {
    bound = await api.as(["access:read"], "okta");
    asker = await api.as(["access:read"]);
    reader = await api.as(["manage:read"]);
    pusher = await api.as(["scim"], "default");
  });

  test("access:read, manage:read and manage", async () => {
    for (const caller of [api, reader, asker]) expect((await caller.get(byId(user))).status).toBe(200);
    expect((await pusher.get(byId(user))).status).toBe(403);
  });

  test("a client of one integration sees its own users only; others' ids are unknown to it (SEC-38)", async () => {
    expect((await bound.get(byId(foreigner))).status).toBe(200);
    expect((await bound.get(byName("userName=ada"))).body.user.id).toBe(foreigner.id);
    const strange = await bound.get(byId(user));
    const unknown = await bound.get(byId({ id: "nobody" }));
    expect([strange.status, strange.body.detail]).toEqual([404, unknown.body.detail]);
    for (const path of [
      byName("integration=default&userName=ada"),
      byId(foreigner, "?integration=default"),
    ]) {
      expect(faultOf(await bound.get(path))).toMatchObject({ status: 403, code: "forbidden" });
    }
  });

  test("a client that may only ask reads and writes nothing else", async () => {
    for (const path of ["/v1/access-lists", "/v1/users", `/v1/users/${user.id}`, "/v1/events", "/v1/locks"]) {
      for (const caller of [bound, asker, pusher]) expect((await caller.get(path)).status).toBe(403);
      expect((await reader.get(path)).status).toBe(200);
    }
  });

  test("a client that may only read writes nothing", async () => {
    const writes = [
      reader.post("/v1/access-lists", { name: "x", title: "x", type: "scim" }),
      reader.put("/v1/access-lists/dba", { title: "DBA" }),
      reader.delete("/v1/access-lists/dba"),
      reader.post("/v1/integrations", { name: "x" }),
      reader.delete("/v1/integrations/okta"),
      reader.post("/v1/oauth-clients", { name: "x", scopes: ["manage"] }),
      reader.post(`/v1/oauth-clients/${api.clientId}/secrets`, {}),
      reader.post("/v1/locks", { user_name: "ada", reason: "x" }),
    ];
    for (const answer of await Promise.all(writes)) expect(answer.status).toBe(403);
  });
});
