import { type Answer, type Api, faultOf, type Json, openApi } from "./api";
import { declaration, declareList, path } from "./declarations";

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const declare = (more?: Record<string, unknown>) => declareList(api, more);

describe("RFC 9110 §13: entity tags", () => {
  test("an answer carries the revision as a weak tag; a reader that has it is answered 304", async () => {
    const list = await declare();
    const answer = await api.get(path(list));
    const tag = answer.headers.get("etag") ?? "";
    expect(tag).toMatch(/^W\/"1\.[\w-]{16}"$/);
    const unchanged = await api.get(path(list), { "If-None-Match": tag });
    expect([unchanged.status, unchanged.body]).toEqual([304, undefined]);
    expect((await api.get(path(list), { "If-None-Match": 'W/"2"' })).status).toBe(200);
  });

  test("a reader is told of new counts and links, which no writer's If-Match depends on", async () => {
    const list = await declare({ type: "scim" });
    const tag = (await api.get(path(list))).headers.get("etag") ?? "";
    await api.addMembers(list, [(await api.addUser("counted")).id]);
    const read = await api.get(path(list), { "If-None-Match": tag });
    expect([read.status, read.body?.member_count, read.body?.scim.linked]).toEqual([200, 1, true]);
    expect((await api.put(path(list), { title: list.title }, { "If-Match": tag })).status).toBe(200);

    const integration = "/v1/integrations/default";
    const before = (await api.get(integration)).headers.get("etag") ?? "";
    await api.addUser("counted-too");
    expect((await api.get(integration, { "If-None-Match": before })).status).toBe(200);
  });

  test("a stale If-Match is 412 and changes nothing; without one a write is unconditional", async () => {
    const list = await declare();
    const put = (description: string, tag?: string) =>
      api.put(path(list), { title: list.title, description }, tag ? { "If-Match": tag } : {});
    expect((await put("first", 'W/"1"')).headers.get("etag")).toMatch(/^W\/"2\./);
    expect(faultOf(await put("second", 'W/"1"'))).toMatchObject({ status: 412, code: "stale" });
    expect(faultOf(await put("third", "garbage"))).toMatchObject({ status: 412 });
    expect((await put("fourth", "*")).status).toBe(200);
    expect((await put("fifth")).body.revision).toBe(4);
    expect((await api.delete(path(list), { "If-Match": 'W/"1"' })).status).toBe(412);
    expect((await api.delete(path(list), { "If-Match": 'W/"4"' })).status).toBe(204);
  });

  test("of two writers that both read one revision, one wins and the other is told", async () => {
    const list = await declare();
    const write = (description: string): Promise<Answer> =>
      api.put(path(list), { title: list.title, description }, { "If-Match": 'W/"1"' });
    const answers = await Promise.all(["a", "b", "c", "d"].map(write));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
  });
});

describe("Idempotency-Key", () => {
  test("a repeated creation finds the list that the first one made, also at the same time", async () => {
    await api.newEvents();
    const body = declaration();
    const headers = { "Idempotency-Key": "once-1" };
    const answers = await Promise.all([1, 2, 3].map(() => api.post("/v1/access-lists", body, headers)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(await api.newEvents()).toHaveLength(1);
  });

  test("another request under the key is refused, and so is a retry after deletion", async () => {
    const headers = { "Idempotency-Key": "once-2" };
    const body = declaration();
    const made = await api.post("/v1/access-lists", body, headers);
    const other = await api.post("/v1/access-lists", declaration(), headers);
    expect(faultOf(other)).toMatchObject({ status: 409, code: "already-exists" });
    await api.delete(path(made.body));
    expect((await api.post("/v1/access-lists", body, headers)).body.detail).toContain("deleted since");
  });

  test("what an earlier request made is said to be so", async () => {
    const headers = { "Idempotency-Key": "once-4" };
    const body = declaration();
    const said = async () =>
      (await api.post("/v1/access-lists", body, headers)).headers.get("Idempotent-Replayed");
    expect([await said(), await said()]).toEqual([null, "true"]);
  });

  test("a key ends after a day, and when it is forgotten", async () => {
    const headers = { "Idempotency-Key": "once-5" };
    const ends: (() => unknown)[] = [
      () => api.setTime(api.now() + 86_400_001),
      () => api.delete("/v1/idempotency-keys/once-5"),
      () => api.send("PATCH", "/v1/idempotency-keys", { remove: ["once-4", "once-5"] }),
    ];
    for (const end of ends) {
      const body = declaration();
      const made = await api.post("/v1/access-lists", body, headers);
      expect(made.status).toBe(201);
      await end();
      const again = await api.post("/v1/access-lists", body, headers);
      expect(faultOf(again)).toEqual({ status: 409, code: "already-exists", pointers: ["/name"] });
      await api.delete("/v1/idempotency-keys/once-5");
    }
  });

  test("a key is used up when what it made was changed, or is held by somebody", async () => {
    const auditor = await api.as(["manage:read"]);
    const ends: [string, (list: Json) => Promise<Answer>][] = [
      ["changed since", (list) => api.put(path(list), { title: list.title, description: "changed" })],
      [
        "held by now",
        ({ name }) =>
          auditor.put("/v1/idempotency-keys/kept/state", {
            kept: [
              { type: "access-list", id: name },
              { type: "oauth-client", id: "none" },
            ],
          }),
      ],
    ];
    for (const [why, end] of ends) {
      const headers = { "Idempotency-Key": why.replaceAll(" ", "-") };
      const body = declaration();
      const made = await api.post("/v1/access-lists", body, headers);
      expect((await end(made.body)).status).toBe(200);
      const again = await api.post("/v1/access-lists", body, headers);
      expect(faultOf(again)).toEqual({ status: 409, code: "already-exists", pointers: [] });
      expect(again.body.detail).toContain(why);
    }
  });

  test("a request that differs from the first under its key is told what that one made", async () => {
    const headers = { "Idempotency-Key": "once-7" };
    const { body } = await api.post("/v1/access-lists", declaration(), headers);
    expect((await api.post("/v1/access-lists", declaration(), headers)).body).toMatchObject({
      status: 409,
      made: body.name,
    });
  });

  test("nobody forgets the key of another caller", async () => {
    const headers = { "Idempotency-Key": "once-6" };
    const body = declaration();
    await api.post("/v1/access-lists", body, headers);
    const other = await api.as(["manage"]);
    expect((await other.delete("/v1/idempotency-keys/once-6")).status).toBe(204);
    expect((await other.send("PATCH", "/v1/idempotency-keys", { remove: ["once-6"] })).status).toBe(200);
    expect((await api.post("/v1/access-lists", body, headers)).status).toBe(201);
  });

  test("keys of two callers do not meet", async () => {
    const headers = { "Idempotency-Key": "once-3" };
    const other = await api.as(["manage"]);
    expect((await api.post("/v1/access-lists", declaration(), headers)).status).toBe(201);
    expect((await other.post("/v1/access-lists", declaration(), headers)).status).toBe(201);
  });

  test("a key that is none is refused", async () => {
    for (const key of ["", " ", "a b", "x".repeat(256)]) {
      const answer = await api.post("/v1/access-lists", declaration(), { "Idempotency-Key": key });
      expect(answer.status).toBe(400);
    }
  });

  test("without a key, the same name again is refused with what to do", async () => {
    const body = declaration();
    await api.post("/v1/access-lists", body);
    const again = await api.post("/v1/access-lists", { ...body, title: "Other title" });
    expect(faultOf(again)).toEqual({ status: 409, code: "already-exists", pointers: ["/name"] });
    expect(again.body.detail).toContain("import it");
  });
});

describe("pages", () => {
  beforeAll(async () => {
    await api.post("/v1/integrations", { name: "paged" });
    for (let i = 0; i < 25; i += 1) {
      const type = i % 5 === 0 ? "static" : "scim";
      await declare({ name: `paged-${String(i).padStart(2, "0")}`, integration: "paged", type });
    }
  });

  const walk = async (query: string): Promise<{ names: string[]; totals: number[] }> => {
    const [names, totals]: [string[], number[]] = [[], []];
    let cursor: string | null = "";
    while (cursor !== null && names.length < 1_000) {
      const more: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const { body } = await api.get(`/v1/access-lists?${query}${more}`);
      names.push(...body.items.map(({ name }: Json) => name));
      totals.push(body.total);
      cursor = body.next_cursor;
    }
    return { names, totals };
  };

  test("hold everything once, in order of name, with the same total on each", async () => {
    const { names, totals } = await walk("integration=paged&limit=7");
    expect(names).toEqual([...names].sort());
    expect([new Set(names).size, names.length]).toEqual([25, 25]);
    expect(totals).toEqual([25, 25, 25, 25]);
  });

  test("are filtered by type and by title", async () => {
    expect((await walk("integration=paged&type=static&limit=2")).names).toHaveLength(5);
    const list = await declare({ title: "Tïtle & more", integration: "paged" });
    const found = await walk(`integration=paged&title=${encodeURIComponent(list.title)}`);
    expect(found).toEqual({ names: [list.name], totals: [1] });
    expect((await walk("integration=paged&title=t%C3%AFtle%20%26%20more")).names).toEqual([]);
    expect((await walk(`title=${encodeURIComponent(list.title)}`)).names).toEqual([]);
    await api.delete(path(list));
  });

  test("never start again unasked: when what a page ended with is gone, the next one goes on behind it", async () => {
    await api.post("/v1/integrations", { name: "shrinking" });
    for (const name of ["e", "d", "c", "b", "a"]) {
      await declare({ name: `shrinking-${name}`, integration: "shrinking" });
    }
    const nextAfterDeletion = async (query: string): Promise<Answer> => {
      const { items, next_cursor } = (await api.get(`/v1/access-lists?${query}&limit=2`)).body;
      await api.delete(path(items[1]));
      return api.get(`/v1/access-lists?${query}&limit=2&cursor=${next_cursor}`);
    };
    const byName = await nextAfterDeletion("integration=shrinking");
    expect(byName.body.items.map(({ name }: Json) => name)).toEqual(["shrinking-c", "shrinking-d"]);
    const byCreation = await nextAfterDeletion("integration=shrinking&type=scim");
    expect(byCreation.body.items.map(({ name }: Json) => name)).toEqual(["shrinking-c", "shrinking-a"]);
  });

  test("a limit above 200 is 200; one that is no number is refused", async () => {
    expect((await api.get("/v1/access-lists?limit=100000")).body.items.length).toBeLessThanOrEqual(200);
    for (const limit of ["0", "-1", "x", "1.5", ""]) {
      expect((await api.get(`/v1/access-lists?limit=${limit}`)).status).toBe(400);
    }
  });

  test("a cursor that was changed, or made for another question, is refused", async () => {
    const { next_cursor } = (await api.get("/v1/access-lists?integration=paged&limit=3")).body;
    const flipped = (next_cursor[0] === "A" ? "B" : "A") + next_cursor.slice(1);
    for (const query of [
      `integration=paged&cursor=${flipped}`,
      `integration=paged&cursor=${next_cursor.slice(0, -2)}`,
      `integration=other&cursor=${next_cursor}`,
      `cursor=${next_cursor}`,
      "integration=paged&cursor=",
    ]) {
      expect([query, (await api.get(`/v1/access-lists?${query}`)).status]).toEqual([query, 400]);
    }
    expect((await api.get(`/v1/integrations?cursor=${next_cursor}`)).status).toBe(400);
  });

  test("a parameter that is not known, or given twice, is refused rather than passed over", async () => {
    const unknown = await api.get("/v1/access-lists?integraton=paged");
    expect(unknown.status).toBe(400);
    expect(unknown.body.detail).toContain("did you mean integration?");
    expect((await api.get("/v1/access-lists?type=scim&type=static")).status).toBe(400);
    expect((await api.get("/v1/access-lists?type=weird")).status).toBe(400);
    expect((await api.get("/v1/access-lists/paged-00?x=1")).status).toBe(400);
  });
});
