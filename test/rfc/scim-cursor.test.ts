/** RFC 9865: lists walked by cursor. */
import {
  type Client,
  ENTERPRISE_URN,
  errorOf,
  type Json,
  LIST_RESPONSE_URN,
  newGroup,
  newUser,
  openService,
  type Service,
} from "../gateway/scim/service";

const DAY = 86_400_000;

let service: Service;
let client: Client;
let late = 0;

beforeAll(async () => {
  service = await openService({ clock: () => Date.now() + late });
  client = await service.clientOf("default");
});
afterAll(() => service.close());

const idsOf = (resources: Json[]): string[] => resources.map(({ id }) => id);

/** The pages of a walk to its end; `between` happens after each. */
async function walk(path: string, between: (page: Json) => Promise<void> = async () => {}): Promise<Json[]> {
  const pages: Json[] = [];
  let cursor = "";
  for (let turn = 0; turn < 50; turn++) {
    const { status, body } = await client.get(`${path}&cursor=${encodeURIComponent(cursor)}`);
    expect(status).toBe(200);
    pages.push(body);
    if (body.nextCursor === undefined) return pages;
    cursor = body.nextCursor;
    await between(body);
  }
  throw new Error("the walk does not end");
}

const allOf = (pages: Json[]): string[] => pages.flatMap(({ Resources }) => idsOf(Resources));

describe("RFC 9865 §2: walking", () => {
  const users: Json[] = [];
  beforeAll(async () => {
    for (const index of [3, 1, 4, 0, 2]) {
      const more = { displayName: index % 2 ? "odd" : "even", nickName: index > 2 ? `n${index}` : undefined };
      users.push((await client.post("/Users", newUser({ userName: `walker-${index}`, ...more }))).body);
    }
  });

  test("C059: an empty cursor asks for the first page, and each page names the next", async () => {
    const pages = await walk("/Users?count=2");
    expect(pages.map(({ itemsPerPage }) => itemsPerPage)).toEqual([2, 2, 1]);
    expect(allOf(pages)).toEqual(idsOf(users));
    const { Resources, nextCursor, ...head } = pages[0];
    expect(head).toEqual({ schemas: [LIST_RESPONSE_URN], totalResults: 5, itemsPerPage: 2 });
    expect(Resources).toHaveLength(2);
    expect(nextCursor).toMatch(/^[A-Za-z0-9._~-]+$/);
    expect(pages[2]).not.toHaveProperty("nextCursor");
  });

  test("C059: a cursor without a value is an empty one, and all on one page is the last page", async () => {
    const { body } = await client.get("/Users?cursor");
    expect(body).toMatchObject({ totalResults: 5, itemsPerPage: 5 });
    expect(body).not.toHaveProperty("nextCursor");
  });

  test.each([
    ["displayName", "ascending"],
    ["displayName", "descending"],
    ["nickName", "ascending"],
    ["nickName", "descending"],
    ["userName", "descending"],
    ["active", "ascending"],
    ["meta.created", "descending"],
    [`${ENTERPRISE_URN}:department`, "ascending"],
  ])("§2.2: sorted by %s %s, a walk is the list", async (sortBy, sortOrder) => {
    const query = `/Users?sortBy=${sortBy}&sortOrder=${sortOrder}`;
    const whole = idsOf((await client.get(query)).body.Resources);
    expect(allOf(await walk(`${query}&count=2`))).toEqual(whole);
  });

  test.each(['displayName eq "even"', 'userName sw "walker"', "nickName pr", 'not (userName co "3")'])(
    "filtered by %s, a walk is the list, and each page tells the total",
    async (filter) => {
      const query = `/Users?filter=${encodeURIComponent(filter)}`;
      const { totalResults, Resources } = (await client.get(query)).body;
      const pages = await walk(`${query}&count=1`);
      expect(allOf(pages)).toEqual(idsOf(Resources));
      for (const page of pages) expect(page.totalResults).toBe(totalResults);
    },
  );

  test("a page may be asked for in another size and with other attributes", async () => {
    const first = (await client.get("/Users?cursor=&count=1")).body;
    const { body } = await client.get(`/Users?cursor=${first.nextCursor}&count=3&attributes=userName`);
    expect(idsOf(body.Resources)).toEqual(idsOf(users.slice(1, 4)));
    expect(body.Resources[0]).not.toHaveProperty("meta");
  });

  test("what a filter means binds the cursor, not how it is spelled", async () => {
    const first = (
      await client.get(`/Users?filter=${encodeURIComponent('userName sw "walker"')}&cursor&count=2`)
    ).body;
    const filter = encodeURIComponent('USERNAME SW "walker"');
    const { body } = await client.get(`/Users?filter=${filter}&cursor=${first.nextCursor}&count=2`);
    expect(idsOf(body.Resources)).toEqual(idsOf(users.slice(2, 4)));
  });

  test("groups are walked alike", async () => {
    for (const title of ["Walk C", "Walk A", "Walk B"]) {
      await service.addList(title);
      await client.post("/Groups", newGroup(title, idsOf(users)));
    }
    const titles = (pages: Json[]) =>
      pages.flatMap(({ Resources }) => Resources.map(({ displayName }: Json) => displayName));
    expect(titles(await walk("/Groups?count=1"))).toEqual(["Walk C", "Walk A", "Walk B"]);
    expect(titles(await walk("/Groups?count=2&sortBy=displayName"))).toEqual(["Walk A", "Walk B", "Walk C"]);
    const member = encodeURIComponent(`members.value eq "${users[0].id}"`);
    expect(titles(await walk(`/Groups?count=2&filter=${member}`))).toEqual(["Walk C", "Walk A", "Walk B"]);
  });
});

describe("RFC 9865 §2: what goes on meanwhile", () => {
  test.each(["", "&sortBy=userName", "&sortBy=displayName&sortOrder=descending", "&filter=displayName%20pr"])(
    "C058: survivors are never skipped nor met twice when the users of a page are deleted (%s)",
    async (more) => {
      const kept: string[] = [];
      for (let index = 0; index < 12; index++) {
        const { body } = await client.post("/Users", newUser({ displayName: `d${index % 3}` }));
        if (index % 4 === 3) kept.push(body.id);
      }
      const gone: string[] = [];
      const pages = await walk(`/Users?count=3${more}`, async ({ Resources }) => {
        for (const { id } of Resources as Json[]) {
          if (kept.includes(id)) continue;
          gone.push(id);
          await client.delete(`/Users/${id}`);
        }
      });
      const seen = allOf(pages);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(kept));
      expect(gone.length).toBeGreaterThan(5);
      for (const id of kept) await client.delete(`/Users/${id}`);
    },
  );

  test("C058: by startIndex too, what comes and goes during a walk is never a fault", async () => {
    for (const more of ["", "&sortBy=userName&sortOrder=descending"]) {
      const made: string[] = [];
      for (let index = 0; index < 6; index++) made.push((await client.post("/Users", newUser())).body.id);
      for (let startIndex = 1; startIndex < 12; startIndex += 2) {
        const { status, body } = await client.get(`/Users?startIndex=${startIndex}&count=2${more}`);
        expect([status, body.itemsPerPage]).toEqual([200, body.Resources.length]);
        const gone = made.shift();
        if (gone) await client.delete(`/Users/${gone}`);
        await client.post("/Users", newUser({ title: "passing" }));
      }
    }
    const passing = (await client.get("/Users?filter=title%20eq%20%22passing%22")).body.Resources;
    for (const { id } of passing) await client.delete(`/Users/${id}`);
  });

  test("C058: a user that moves in the order is no reason to skip another", async () => {
    const names = ["mover-a", "mover-b", "mover-c", "mover-d"];
    const made = [];
    for (const userName of names) made.push((await client.post("/Users", newUser({ userName }))).body);
    const filter = encodeURIComponent('userName sw "mover"');
    const query = `/Users?sortBy=userName&filter=${filter}&count=2&cursor=`;
    const first = (await client.get(query)).body;
    await client.patch(`/Users/${made[1].id}`, [{ op: "replace", path: "userName", value: "mover-z" }]);
    const { body } = await client.get(query + first.nextCursor);
    expect(idsOf(body.Resources)).toEqual([made[2].id, made[3].id]);
    for (const { id } of made) await client.delete(`/Users/${id}`);
  });
});

describe("RFC 9865 §2.1: errors", () => {
  let cursor: string;
  beforeAll(async () => {
    for (let index = 0; index < 3; index++) await client.post("/Users", newUser());
    cursor = (await client.get("/Users?cursor=&count=1")).body.nextCursor;
  });

  test.each(["x", "AAAA", "..", "%00", "é", "x".repeat(4_000)])("C059: %s is invalidCursor", async (text) => {
    expect(
      await client.get(`/Users?cursor=${text === "%00" ? text : encodeURIComponent(text)}`),
    ).toMatchObject(errorOf(400, "invalidCursor"));
  });

  test("C059: a cursor that was meddled with is invalidCursor", async () => {
    for (const at of [0, 5, cursor.length - 1]) {
      const other = cursor[at] === "A" ? "B" : "A";
      const meddled = cursor.slice(0, at) + other + cursor.slice(at + 1);
      expect(await client.get(`/Users?cursor=${meddled}`)).toMatchObject(errorOf(400, "invalidCursor"));
    }
  });

  test.each([
    ["another filter", "/Users?filter=title%20pr"],
    ["another order", "/Users?sortBy=userName"],
    ["another type", "/Groups?count=1"],
  ])("a cursor with %s is invalidCursor", async (_, path) => {
    expect(await client.get(`${path}&cursor=${cursor}`)).toMatchObject(errorOf(400, "invalidCursor"));
  });

  test("C141: a cursor of another integration is invalidCursor", async () => {
    await service.addIntegration("elsewhere");
    const stranger = await service.clientOf("elsewhere");
    expect(await stranger.get(`/Users?cursor=${cursor}`)).toMatchObject(errorOf(400, "invalidCursor"));
  });

  test("C059: cursor and startIndex together are 400", async () => {
    expect(await client.get(`/Users?cursor=${cursor}&startIndex=1`)).toMatchObject(errorOf(400));
  });

  test.each(["0", "-1"])("a walk in pages of %s would not end: invalidCount", async (count) => {
    expect(await client.get(`/Users?cursor=&count=${count}`)).toMatchObject(errorOf(400, "invalidCount"));
  });

  test("C059: after cursorTimeout seconds a cursor is expiredCursor, and not before", async () => {
    const { cursorTimeout } = (await client.get("/ServiceProviderConfig")).body.pagination;
    expect(cursorTimeout * 1_000).toBe(DAY);
    late = 3_000_000;
    expect((await client.get(`/Users?cursor=${cursor}`)).status).toBe(200);
    late = DAY + 60_000;
    const fresh = await service.clientOf("default");
    expect(await fresh.get(`/Users?cursor=${cursor}`)).toMatchObject(errorOf(400, "expiredCursor"));
    late = 0;
  });
});

test("C021, C053, RFC 9865 §4: /ServiceProviderConfig says how lists are walked", async () => {
  const { body } = await client.get("/ServiceProviderConfig");
  expect(body.pagination).toEqual({
    cursor: true,
    index: true,
    defaultPaginationMethod: "index",
    defaultPageSize: 100,
    maxPageSize: 1_000,
    cursorTimeout: 86_400,
  });
  const { maxPageSize, defaultPageSize } = body.pagination;
  expect(maxPageSize).toBe(body.filter.maxResults);
  for (let index = 0; index < 101; index++) await client.post("/Users", newUser());
  expect((await client.get("/Users?cursor=")).body.itemsPerPage).toBe(defaultPageSize);
  const { body: first } = await client.get("/Users");
  expect(first).toMatchObject({ startIndex: 1, itemsPerPage: defaultPageSize });
  expect(first.totalResults).toBeGreaterThan(defaultPageSize);
  expect(first).not.toHaveProperty("nextCursor");
});
