import { NO_MEMBERS } from "../../../gateway/domain/groups";
import { type Api, faultOf, IDP, type Json, openApi } from "./api";

let api: Api;
beforeAll(async () => {
  api = await openApi();
  await api.post("/v1/integrations", {
    name: "okta",
    default_roles: ["staff"],
    trait_mapping: { t: "title" },
  });
});
afterAll(() => api.close());

describe("users are read here; SCIM writes them", () => {
  test("one user, with base roles and traits, by id alone or within its integration", async () => {
    const { id } = await api.addUser("Ada@example.com", { title: "Countess" }, "okta");
    const { body } = await api.get(`/v1/users/${id}`);
    expect(body).toEqual({
      id,
      integration: "okta",
      user_name: "Ada@example.com",
      external_id: null,
      display_name: null,
      active: true,
      locked: false,
      origin: "integration",
      traits: { t: ["Countess"] },
      roles: ["staff"],
      labels: { "rollcall/origin": "okta" },
      created_at: "2027-01-20T10:00:00Z",
      updated_at: "2027-01-20T10:00:00Z",
    });
    expect((await api.get(`/v1/users/${id}?integration=okta`)).body).toEqual(body);
    expect((await api.get(`/v1/users/${id}?integration=default`)).status).toBe(404);
  });

  test("found by name without case, in one integration", async () => {
    const { id } = await api.addUser("Grace", {}, "okta");
    const found = async (query: string) =>
      (await api.get(`/v1/users?${query}`)).body.items.map((user: Json) => user.id);
    expect(await found("integration=okta&userName=gRACE")).toEqual([id]);
    expect(await found("userName=grace")).toEqual([]);
    expect(await found("integration=okta&userName=grac")).toEqual([]);
    expect((await api.get("/v1/users?integration=nowhere")).status).toBe(404);
  });

  test("SEC-62: an answer never holds the password or the rest of the profile", async () => {
    const { id } = await api.addUser("private", { phoneNumbers: [{ value: "+1 555" }] });
    expect(JSON.stringify((await api.get(`/v1/users/${id}`)).body)).not.toContain("555");
  });

  test.each(["post", "put", "patch", "delete"])("%s is not offered", async (method) => {
    const answer = await api.send(method.toUpperCase(), "/v1/users/x");
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  });
});

describe("locks", () => {
  const lockOut = (user_name: string, more: Record<string, unknown> = {}) =>
    api.post("/v1/locks", { user_name, reason: "left in anger", ...more });
  const setActive = (id: string, active: boolean) =>
    api.services.users.update({ integration: "default", id, actor: IDP }, (user) => ({
      ...user,
      active,
      profile: { ...JSON.parse(user.profile), active },
    }));

  test("who, why and until when", async () => {
    const user = await api.addUser("who");
    const made = await lockOut("WHO", { expires_at: "2027-02-01T00:00:00Z" });
    expect(made.headers.get("location")).toBe(`${api.url}/v1/locks/${made.body.id}`);
    expect(made.body).toEqual({
      id: expect.any(String),
      integration: "default",
      user_name: "WHO",
      user_id: user.id,
      source: "admin",
      reason: "left in anger",
      created_by: api.clientId,
      created_at: "2027-01-20T10:00:00Z",
      expires_at: "2027-02-01T00:00:00Z",
    });
    expect((await api.get(`/v1/locks/${made.body.id}`)).body).toEqual(made.body);
    expect((await api.get("/v1/locks?userName=who")).body.items).toEqual([made.body]);
    expect((await api.get("/v1/locks?integration=okta")).body.items).toEqual([]);
    expect((await api.delete(`/v1/locks/${made.body.id}`)).status).toBe(204);
    expect((await api.get(`/v1/locks/${made.body.id}`)).status).toBe(404);
  });

  test("SEC-34: an administrator's lock outlives deactivation, reactivation, rename, deletion and re-creation", async () => {
    const list = (
      await api.post("/v1/access-lists", {
        name: "vault",
        title: "Vault",
        type: "scim",
        grants: { roles: ["key"] },
      })
    ).body;
    const user = await api.addUser("mallory");
    await api.addMembers(list, [user.id]);
    expect((await api.accessOf(user)).roles).toEqual(["key"]);
    const { body: lock } = await lockOut("mallory");
    const isLockedOut = async (of = user) => {
      expect(await api.accessOf(of)).toMatchObject({ locked: true, roles: [], traits: {}, lists: [] });
      expect((await api.get(`/v1/users/${of.id}`)).body).toMatchObject({
        locked: true,
        roles: [],
        traits: {},
      });
    };
    await isLockedOut();
    await setActive(user.id, false);
    await setActive(user.id, true);
    await isLockedOut();

    await api.services.users.update({ integration: "default", id: user.id, actor: IDP }, (before) => ({
      ...before,
      userName: "innocent",
      profile: { userName: "innocent" },
    }));
    await isLockedOut();
    await api.services.users.remove({ integration: "default", id: user.id, actor: IDP });
    const names = ["mallory", "innocent"];
    const again = await Promise.all(names.map((name) => api.addUser(name)));
    for (const other of again) {
      await api.addMembers(list, [other.id]);
      await isLockedOut(other);
    }
    await api.delete(`/v1/locks/${lock.id}`);
    expect((await api.accessOf(again[0]!)).roles).toEqual(["key"]);
  });

  test("a lock made by deactivation is lifted by reactivation; an administrator may lift it too", async () => {
    const user = await api.addUser("comes-back");
    await setActive(user.id, false);
    const [lock] = (await api.get("/v1/locks?userName=comes-back")).body.items;
    expect(lock).toMatchObject({ source: "scim", created_by: IDP.id });
    await setActive(user.id, true);
    expect((await api.get("/v1/locks?userName=comes-back")).body.total).toBe(0);
    expect((await api.accessOf(user)).locked).toBe(false);
  });

  const rename = (id: string, userName: string) =>
    api.services.users.update({ integration: "default", id, actor: IDP }, (before) => ({
      ...before,
      userName,
      profile: { userName },
    }));
  const remove = ({ id }: { id: string }) =>
    api.services.users.remove({ integration: "default", id, actor: IDP });

  test("a live user who takes a deprovisioned name is let in: SCIM's lock on the name is lifted", async () => {
    await remove(await api.addUser("has-left"));
    const user = await api.addUser("stays");
    await rename(user.id, "Has-Left");
    expect((await api.accessOf(user)).locked).toBe(false);
    expect((await api.get("/v1/locks?userName=has-left")).body.total).toBe(0);
  });

  test("an administrator's lock on the name stays, and so does a deactivated user's own", async () => {
    await lockOut("thrown-out");
    const user = await api.addUser("newcomer");
    await rename(user.id, "thrown-out");
    expect((await api.accessOf(user)).locked).toBe(true);

    const inactive = await api.addUser("dormant");
    await setActive(inactive.id, false);
    await rename(inactive.id, "sleeping");
    expect((await api.accessOf(inactive)).locked).toBe(true);
    await setActive(inactive.id, true);
    expect((await api.accessOf(inactive)).locked).toBe(false);
  });

  test("deleting a user who was deactivated long ago locks the name for the whole lock_ttl from then", async () => {
    await api.post("/v1/integrations", { name: "brief", lock_ttl: "24h" });
    const write = (id: string) => ({ integration: "brief", id, actor: IDP });
    const user = await api.addUser("going", {}, "brief");
    await api.services.users.update(write(user.id), (before) => ({
      ...before,
      active: false,
      profile: { userName: "going", active: false },
    }));
    const deletedAt = api.now() + 20 * 3_600_000;
    api.setTime(deletedAt);
    await api.services.users.remove(write(user.id));
    const ends = (await api.get("/v1/locks?integration=brief")).body.items.map(
      (lock: Json) => lock.expires_at,
    );
    expect(ends).toContain(new Date(deletedAt + 86_400_000).toISOString().replace(".000Z", "Z"));
  });

  test("SEC-35: a lock that has ended locks nobody, without any clean-up", async () => {
    const user = await api.addUser("for-a-day");
    await lockOut("for-a-day", { expires_at: "2027-01-21T10:00:00Z" });
    expect((await api.accessOf(user)).locked).toBe(true);
    api.setTime(Date.parse("2027-01-21T10:00:00Z"));
    expect((await api.accessOf(user)).locked).toBe(false);
  });

  test("a person may be locked out before there is an account", async () => {
    const { body } = await lockOut("future");
    expect(body.user_id).toBeNull();
    expect((await api.accessOf(await api.addUser("Future"))).locked).toBe(true);
  });

  test.each<[Record<string, unknown>, string]>([
    [{ user_name: "x\u200b", reason: "r" }, "/user_name"],
    [{ user_name: " x", reason: "r" }, "/user_name"],
    [{ user_name: "x" }, "/reason"],
    [{ user_name: "x", reason: "" }, "/reason"],
    [{ reason: "r" }, "/user_name"],
    [{ user_name: "x", reason: "r", expires_at: "2020-01-01T00:00:00Z" }, "/expires_at"],
    [{ user_name: "x", reason: "r", source: "scim" }, "/source"],
    [{ user_name: "x", reason: "r", created_by: "me" }, "/created_by"],
    [{ user_name: "x", reason: "r", integration: "nowhere" }, "/integration"],
  ])("%j is refused at %s", async (body, pointer) => {
    const answer = await api.post("/v1/locks", body);
    expect([400, 404]).toContain(answer.status);
    expect(faultOf(answer).pointers).toEqual([pointer]);
  });
});

describe("events", () => {
  test("are pages in order, filtered by action, target and integration, and say who did what", async () => {
    const { body: list } = await api.post("/v1/access-lists", { name: "told", title: "Told", type: "scim" });
    const user = await api.addUser("told");
    await api.services.groups.change(
      { integration: "default", id: list.scim.group_id, actor: IDP },
      { members: { set: { users: [user.id], lists: [] }, add: NO_MEMBERS, remove: [] } },
    );
    const query = "/v1/events?target_type=access-list&target_id=told";
    const { items, total } = (await api.get(query)).body;
    expect(total).toBe(3);
    expect(items.map(({ action, actor }: Json) => [action, actor])).toEqual([
      ["access-list.created", api.clientId],
      ["access-list.group-linked", IDP.id],
      ["access-list.members-changed", IDP.id],
    ]);
    expect(items[2].delta).toEqual({ added: [user.id], removed: [] });
    const first = (await api.get(`${query}&limit=2`)).body;
    const second = (await api.get(`${query}&limit=2&cursor=${first.next_cursor}`)).body;
    expect([...first.items, ...second.items]).toEqual(items);
    expect(second.next_cursor).toBeNull();
    expect((await api.get(`${query}&action=access-list.created`)).body.total).toBe(1);
    expect((await api.get(`${query}&integration=okta`)).body.total).toBe(0);
    expect((await api.get("/v1/events?target_type=secret")).status).toBe(400);
  });

  test("carry the id of the request that caused them", async () => {
    const body = { name: "traced", title: "Traced", type: "scim" };
    await api.post("/v1/access-lists", body, { "X-Request-Id": "trace-me" });
    const { items } = (await api.get("/v1/events?target_id=traced")).body;
    expect(items[0].request_id).toBe("trace-me");
  });

  test.each(["put", "patch", "delete", "post"])("%s is not offered: they are append-only", async (method) => {
    expect((await api.send(method.toUpperCase(), "/v1/events")).status).toBe(405);
  });
});
