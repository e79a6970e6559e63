/** RFC 7643 §4.1.1, §7, RFC 7644 §3.6: what becomes of a user, and what that sets off: access, locks, passwords, events. */
import type { Event } from "../../gateway/domain/model";
import {
  ADMIN,
  type Answer,
  type Client,
  errorOf,
  type Json,
  newGroup,
  newUser,
  openService,
  type Service,
  USER_URN,
} from "../gateway/scim/service";
import { patch, sendBulk } from "./bulk-requests";

let service: Service;
let client: Client;

beforeAll(async () => {
  service = await openService();
  client = await service.clientOf("default");
});
afterAll(() => service.close());

const create = async (attributes: Record<string, unknown> = {}): Promise<Json> =>
  (await client.post("/Users", newUser(attributes))).body;
const setActive = (id: string, active: boolean) =>
  client.patch(`/Users/${id}`, [{ op: "replace", value: { active } }]);

/** The events that `work` leaves, in order. */
async function eventsOf(work: () => Promise<unknown>): Promise<readonly Event[]> {
  const all = async () => (await service.gateway.services.events.list({}, { limit: 100_000 })).items;
  const before = (await all()).length;
  await work();
  return (await all()).slice(before);
}
const actionsOf = async (work: () => Promise<unknown>) => (await eventsOf(work)).map(({ action }) => action);

describe("RFC 7643 §4.1.1: active", () => {
  test("C090, C094: deactivated and active again, it is the same user, and visible throughout", async () => {
    await service.addList("Stayers");
    const { id } = await create({ displayName: "D", emails: [{ value: "a@b", type: "work" }] });
    await client.post("/Groups", newGroup("Stayers", [id]));
    const { meta, ...user } = (await client.get(`/Users/${id}`)).body;
    expect(user.groups).toHaveLength(1);
    const off = await client.put(`/Users/${id}`, { ...user, active: false });
    expect(off.body).toMatchObject({ ...user, active: false });
    for (const query of [
      `?filter=userName%20eq%20%22${user.userName}%22`,
      "?filter=active%20eq%20false",
      "?count=1000",
    ]) {
      expect((await client.get(`/Users${query}`)).body.Resources).toContainEqual(off.body);
    }
    expect((await client.get(`/Users/${id}`)).body).toEqual(off.body);
    const on = await client.put(`/Users/${id}`, { ...user, active: true });
    expect(on.body).toEqual({ ...user, meta: on.body.meta });
  });

  test("a replacement that does not speak of active lets nobody in again", async () => {
    const user = await create({ active: false });
    const { body } = await client.put(`/Users/${user.id}`, { schemas: [USER_URN], userName: user.userName });
    expect(body.active).toBe(false);
  });
});

describe("RFC 7644 §3.6: deletion", () => {
  test("C091: 204 without a body, and then it is gone from everywhere", async () => {
    const total = async () => (await client.get("/Users?count=0")).body.totalResults;
    const before = await total();
    const user = await create();
    const path = `/Users/${user.id}`;
    const { status, text } = await client.delete(path);
    expect([status, text]).toEqual([204, ""]);
    expect(await total()).toBe(before);
    expect((await client.get("/Users?count=1000")).text).not.toContain(user.id);
    const answers = [
      await client.get(path),
      await client.put(path, user),
      await client.patch(path, [{ op: "replace", path: "title", value: "x" }]),
      await client.delete(path),
    ];
    for (const answer of answers) expect(answer).toMatchObject(errorOf(404));
    const found = await client.get(`/Users?filter=id%20eq%20%22${user.id}%22`);
    expect(found.body).toMatchObject({ totalResults: 0, Resources: [] });
  });

  test("C092: a deleted user is in no group", async () => {
    await service.addList("Leavers");
    const user = await create();
    const group = (await client.post("/Groups", newGroup("Leavers", [user.id]))).body;
    expect(group.members).toHaveLength(1);
    await client.delete(`/Users/${user.id}`);
    const after = (await client.get(`/Groups/${group.id}`)).body;
    expect(after.members).toEqual([]);
    expect(after.meta.version).not.toBe(group.meta.version);
  });

  test("C093, SEC-07: the name can be used again, by another user with another id", async () => {
    const ids = new Set<string>();
    const attributes = newUser();
    for (let round = 0; round < 20; round++) {
      const { id } = (await client.post("/Users", attributes)).body;
      ids.add(id);
      await client.delete(`/Users/${id}`);
    }
    expect(ids.size).toBe(20);
    for (const id of ids) expect((await client.get(`/Users/${id}`)).status).toBe(404);
  });
});

describe("C143: deactivated means out, at once", () => {
  const holds = async ({ userName }: Json) => {
    const { roles, locked } = await service.gateway.services.access.of("default", { userName });
    return [roles.includes("requester"), locked];
  };
  const lockOut = ({ userName }: Json) => {
    const wanted = { integration: "default", userName, reason: "an incident", expiresAt: null };
    return service.gateway.services.locks.create(wanted, ADMIN);
  };
  const lockSources = async ({ userName }: Json) => {
    const selection = { integration: "default", userName: userName.toLowerCase() };
    const { items } = await service.gateway.services.locks.list(selection, { limit: 10 });
    return items.map(({ source }) => source).sort();
  };
  let user: Json;
  let lists = 0;
  beforeEach(async () => {
    const title = `Requesters ${++lists}`;
    await service.addList(title, { grants: { roles: ["requester"], traits: {} } });
    user = await create();
    await client.post("/Groups", newGroup(title, [user.id]));
    expect(await holds(user)).toEqual([true, false]);
  });

  test.each<[string, (active: boolean) => Promise<Answer>]>([
    ["PATCH without path", (active) => setActive(user.id, active)],
    [
      "PATCH of quoted text, by path",
      (active) =>
        client.patch(`/Users/${user.id}`, [
          { op: "Replace", path: "active", value: active ? "True" : "False" },
        ]),
    ],
    ["PUT", (active) => client.put(`/Users/${user.id}`, { ...user, active })],
  ])("C143: by %s, and back", async (_, set) => {
    expect((await set(false)).status).toBe(200);
    expect([await holds(user), await lockSources(user)]).toEqual([[false, true], ["scim"]]);
    expect((await set(true)).status).toBe(200);
    expect([await holds(user), await lockSources(user)]).toEqual([[true, false], []]);
  });

  test("C143: activation lifts SCIM's own lock, and of others neither an administrator's nor somebody else's", async () => {
    const other = await create({ active: false });
    for (const lockFirst of [true, false]) {
      const early = lockFirst ? await lockOut(user) : undefined;
      await setActive(user.id, false);
      const lock = early ?? (await lockOut(user));
      expect(await lockSources(user)).toEqual(["admin", "scim"]);
      await setActive(user.id, true);
      expect([await holds(user), await lockSources(user)]).toEqual([[false, true], ["admin"]]);
      await service.gateway.services.locks.remove(lock.id, ADMIN);
      expect([await holds(user), await lockSources(user)]).toEqual([[true, false], []]);
    }
    expect(await lockSources(other)).toEqual(["scim"]);
  });

  test("C143: deleted and made anew, nobody gets past an administrator's lock; SCIM's is lifted", async () => {
    const lock = await lockOut(user);
    await client.delete(`/Users/${user.id}`);
    expect(await lockSources(user)).toEqual(["admin", "scim"]);
    const again = await create({ userName: user.userName });
    expect([await holds(again), await lockSources(again)]).toEqual([[false, true], ["admin"]]);
    await service.gateway.services.locks.remove(lock.id, ADMIN);
    expect(await holds(again)).toEqual([false, false]);
  });

  test("C090: deactivated twice and activated twice, it is locked and let in once", async () => {
    const actions = await actionsOf(async () => {
      for (const active of [false, false, true, true])
        await client.put(`/Users/${user.id}`, { ...user, active });
    });
    expect(actions).toEqual(["user.updated", "lock.created", "user.updated", "lock.removed"]);
  });
});

describe("C142, RFC 9967: events", () => {
  let user: Json;
  let group: Json;
  beforeAll(async () => {
    user = await create({ title: "T" });
    await service.addList("Told");
    group = (await client.post("/Groups", newGroup("Told", [user.id]))).body;
  });

  test("C142: one for each change, in order, under the id of its request", async () => {
    let id = "";
    const changes: [() => Promise<Answer>, string[]][] = [
      [() => client.post("/Users", newUser()), ["user.created"]],
      [() => client.patch(`/Users/${id}`, [{ op: "add", path: "title", value: "A" }]), ["user.updated"]],
      [() => client.put(`/Users/${id}`, newUser()), ["user.updated"]],
      [() => setActive(id, false), ["user.updated", "lock.created"]],
      [() => setActive(id, true), ["user.updated", "lock.removed"]],
      [
        () => client.patch(`/Groups/${group.id}`, [{ op: "add", path: "members", value: [{ value: id }] }]),
        ["access-list.members-changed"],
      ],
      [
        () => client.patch(`/Groups/${group.id}`, [{ op: "add", path: "externalId", value: "e" }]),
        ["access-list.group-linked"],
      ],
      [() => client.delete(`/Users/${id}`), ["lock.created", "access-list.members-changed", "user.deleted"]],
    ];
    let last = 0;
    for (const [change, expected] of changes) {
      let answer: Answer | undefined;
      const events = await eventsOf(async () => {
        answer = await change();
      });
      id ||= answer?.body.id;
      expect(events.map(({ action }) => action)).toEqual(expected);
      for (const { sequence, requestId } of events) {
        expect(requestId).toBe(answer?.headers.get("x-request-id"));
        expect(sequence).toBeGreaterThan(last);
        last = sequence;
      }
    }
  });

  test("C142: none where nothing changed, and none where a request was refused", async () => {
    const [at, of] = [`/Users/${user.id}`, `/Groups/${group.id}`];
    group = (await client.get(of)).body;
    const stale = { "If-Match": 'W/"99"' };
    const title = [{ op: "replace", path: "title", value: "other" }];
    const nothing: (() => Promise<Answer>)[] = [
      () => client.get(at),
      () => client.put(at, user),
      () => client.patch(at, [{ op: "replace", value: { title: "T", active: true } }]),
      () => client.patch(at, [{ op: "remove", path: 'emails[type eq "work"]' }]),
      () => client.put(of, group),
      () => client.patch(of, [{ op: "add", path: "members", value: [{ value: user.id }] }]),
      () => client.patch(of, [{ op: "remove", path: 'members[value eq "nobody"]' }]),
      () => client.patch(of, [{ op: "replace", value: { displayName: "Told" } }]),
    ];
    const refused: (() => Promise<Answer>)[] = [
      () => client.post("/Users", newUser({ userName: user.userName })),
      () => client.post("/Users", "{"),
      () => client.patch(at, [...title, { op: "replace", path: "nosuch", value: "x" }]),
      () => client.patch(at, title, stale),
      () => client.delete(at, stale),
      () =>
        client.patch(of, [{ op: "add", path: "members", value: [{ value: user.id }, { value: "nobody" }] }]),
      () => client.put(of, newGroup("Another", [])),
      () => client.delete("/Users/nobody"),
    ];
    const events = await eventsOf(async () => {
      for (const request of nothing) expect((await request()).status).toBe(200);
      for (const request of refused) expect((await request()).status).toBeGreaterThanOrEqual(400);
    });
    expect(events).toEqual([]);
    const bulk = await eventsOf(() =>
      sendBulk(client, [patch(at, ...title), patch(at, ...title), patch("/Users/x", ...title)]),
    );
    expect(bulk.map(({ action }) => action)).toEqual(["user.updated"]);
  });
});

describe("RFC 7643 §7: a password is taken, and told to nobody", () => {
  const passwords = ["post", "put", "patch", "without-path", "bulk"].map((way) => `correct-horse-${way}`);
  let synced: Client;
  let id: string;
  let answers: Answer[];
  let events: readonly Event[];
  const hashes: (string | null)[] = [];

  beforeAll(async () => {
    await service.addIntegration("synced", { passwordSync: true });
    synced = await service.clientOf("synced");
    const user = newUser();
    const noteHash = async () => {
      const sql = "select password from users where integration = 'synced'";
      const [row] = await service.query<{ password: string | null }>(sql);
      hashes.push(row?.password ?? null);
    };
    const [first, second, third, fourth, fifth] = passwords;
    answers = [];
    events = await eventsOf(async () => {
      answers.push(await synced.post("/Users", { ...user, password: first }));
      id = answers[0]?.body.id;
      const at = `/Users/${id}`;
      for (const change of [
        () => synced.put(at, { ...user, password: second }),
        () => synced.patch(at, [{ op: "replace", path: "password", value: third }]),
        () => synced.patch(at, [{ op: "replace", value: { password: fourth } }]),
        () => sendBulk(synced, [patch(at, { op: "add", path: "password", value: fifth })]),
        // Nothing is said of it: it stays.
        () => synced.put(at, { ...user, title: "T" }),
        () => synced.patch(at, [{ op: "add", path: "title", value: "U" }]),
        // Refused, and still not told.
        () => synced.post("/Users", { ...user, password: first }),
        () => synced.patch(at, [{ op: "add", path: "password", value: [third] }]),
      ]) {
        await noteHash();
        answers.push(await change());
      }
    });
  });

  test("C039, C120: every way of setting it is answered without it", async () => {
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200, 200, 200, 200, 409, 400]);
    const search = {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
      attributes: ["password"],
    };
    const reads = [
      await synced.get(`/Users/${id}`),
      await synced.get(`/Users/${id}?attributes=password,userName`),
      await synced.get(`/Users/${id}?attributes=${USER_URN}:password`),
      await synced.get("/Users?attributes=password"),
      await synced.post("/Users/.search", search),
      await synced.post("/.search", search),
    ];
    for (const { text } of [...answers, ...reads]) {
      expect(text).not.toContain("correct-horse");
      expect(text).not.toContain('"password"');
      expect(text).not.toContain("scrypt");
    }
    for (const { status } of reads) expect(status).toBe(200);
  });

  test("C084, C120: it is kept as a hash, each time another, until it is set again", () => {
    expect(hashes).toHaveLength(8);
    for (const hash of hashes) expect(hash).toMatch(/^scrypt\$\d+\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(new Set(hashes.slice(0, 5)).size).toBe(5);
    expect(hashes.slice(4)).toEqual(new Array(4).fill(hashes[4]));
  });

  test("C039, C142: neither events, log, database nor the record of requests hold it", async () => {
    const token = await service.tokenOf(["manage:read"]);
    const managed = await Promise.all(
      ["/v1/integrations/synced/requests", "/v1/events?limit=200", "/v1/users?integration=synced"].map(
        async (path) => {
          const answer = await fetch(service.publicUrl + path, {
            headers: { authorization: `Bearer ${token}` },
          });
          expect([path, answer.status]).toEqual([path, 200]);
          return answer.text();
        },
      ),
    );
    const stored = await service.stored();
    expect(stored).toContain(id);
    expect(managed[0]).toContain('"status":409');
    for (const place of [JSON.stringify(events), service.log(), ...managed, stored]) {
      expect(place).not.toContain("correct-horse");
    }
    for (const place of [JSON.stringify(events), service.log(), ...managed])
      expect(place).not.toContain("scrypt");
    expect(events.filter(({ delta }) => "password" in delta).map(({ delta }) => delta.password)).toEqual(
      new Array(4).fill("changed"),
    );
  });

  test.each(["password pr", 'password eq "x"', 'not (password eq "x")', `${USER_URN}:password sw "c"`])(
    "C039: %s is no oracle, neither where it is kept nor elsewhere",
    async (filter) => {
      for (const { get } of [client, synced]) {
        const answer = await get(`/Users?filter=${encodeURIComponent(filter)}`);
        expect(answer).toMatchObject(errorOf(400, "invalidFilter"));
      }
    },
  );

  test("C039: nor are an order by it, or a path that chooses by it", async () => {
    expect(await synced.get("/Users?sortBy=password")).toMatchObject(errorOf(400, "invalidValue"));
    const path = 'emails[password eq "x"]';
    expect(await synced.patch(`/Users/${id}`, [{ op: "remove", path }])).toMatchObject(errorOf(400));
  });

  test("C039: where passwords are not synced, none is kept", async () => {
    const { id: other } = await create({ password: "correct-horse-elsewhere" });
    await client.patch(`/Users/${other}`, [
      { op: "replace", path: "password", value: "correct-horse-elsewhere" },
    ]);
    const rows = await service.query(`select password from users where id = '${other}'`);
    expect(rows).toEqual([{ password: null }]);
  });
});
