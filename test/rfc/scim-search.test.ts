/** RFC 7644 §3.4.3, §3.4.2.1: queries by POST, of one type and of everything. */
import {
  type Client,
  errorOf,
  GROUP_URN,
  type Json,
  LIST_RESPONSE_URN,
  newGroup,
  newUser,
  openService,
  type Service,
  USER_URN,
} from "../gateway/scim/service";

const SEARCH_URN = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

let service: Service;
let client: Client;
let ann: Json;

beforeAll(async () => {
  service = await openService();
  client = await service.clientOf("default");
  ann = (await client.post("/Users", newUser({ userName: "ann", displayName: "Mike", title: "Lead" }))).body;
  await client.post("/Users", newUser({ userName: "bob", displayName: "Alpha" }));
  await client.post("/Users", newUser({ userName: "cid" }));
  for (const title of ["Zulu", "Bravo"]) {
    await service.addList(title);
    await client.post("/Groups", newGroup(title, [ann.id]));
  }
});
afterAll(() => service.close());

const search = (path: string, parameters: object = {}) =>
  client.post(`${path}/.search`, { schemas: [SEARCH_URN], ...parameters });
const nameOf = ({ userName, displayName }: Json): string => userName ?? displayName;
const names = async (path: string, parameters: object = {}) => {
  const { status, body } = await search(path, parameters);
  expect(status).toBe(200);
  return body.Resources.map(nameOf);
};

describe.each(["/Users", "/Groups"])("RFC 7644 §3.4.3: %s/.search", (path) => {
  test("C082: answers as the same list by GET", async () => {
    const query = `${path}?startIndex=2&count=1&sortBy=displayName&sortOrder=descending&attributes=displayName,meta`;
    const { status, body } = await search(path, {
      startIndex: 2,
      count: 1,
      sortBy: "displayName",
      sortOrder: "descending",
      attributes: ["displayName", "meta"],
    });
    expect([status, body]).toEqual([200, (await client.get(query)).body]);
    expect(body).toMatchObject({ schemas: [LIST_RESPONSE_URN], startIndex: 2, itemsPerPage: 1 });
  });

  test("C082: a search for nothing in particular is the first page", async () => {
    expect((await search(path)).body).toEqual((await client.get(path)).body);
  });

  test("C059, RFC 9865 §3: by cursor", async () => {
    const first = (await search(path, { cursor: "", count: 1 })).body;
    const second = (await search(path, { cursor: first.nextCursor, count: 1 })).body;
    const whole = (await client.get(path)).body.Resources;
    expect([first.Resources[0].id, second.Resources[0].id]).toEqual([whole[0].id, whole[1].id]);
    // The two ways of asking are one question.
    const other = (await client.get(`${path}?count=1&cursor=${first.nextCursor}`)).body;
    expect(other.Resources).toEqual(second.Resources);
  });

  test("C080: excludedAttributes; C079: both are refused", async () => {
    const { body } = await search(path, { excludedAttributes: ["meta", "members", "groups"] });
    for (const resource of body.Resources) expect(resource).not.toHaveProperty("meta");
    const both = { attributes: ["id"], excludedAttributes: ["meta"] };
    expect(await search(path, both)).toMatchObject(errorOf(400, "invalidValue"));
  });

  test.each([
    ["no schemas", { schemas: undefined }, "invalidSyntax"],
    ["another message's schema", { schemas: [LIST_RESPONSE_URN] }, "invalidSyntax"],
    ["a filter that is none", { filter: "nosuch eq 1" }, "invalidFilter"],
    ["an empty filter", { filter: "" }, "invalidFilter"],
    [
      "C074: a filter nested too deeply",
      { filter: `${"(".repeat(51)}id pr${")".repeat(51)}` },
      "invalidFilter",
    ],
    ["C074: one that would exhaust the stack", { filter: "not(".repeat(100_000) }, "invalidFilter"],
    ["C074: one that is too long", { filter: `id eq "${"x".repeat(10_000)}"` }, "invalidFilter"],
    ["a filter of another type", { filter: { a: 1 } }, "invalidValue"],
    ["a count that is no number", { count: "many" }, "invalidValue"],
    ["a count that is not whole", { count: 1.5 }, "invalidValue"],
    ["names that are none", { attributes: [1] }, "invalidValue"],
    ["an unknown order", { sortBy: "nosuch" }, "invalidValue"],
    ["a cursor that is none", { cursor: "x" }, "invalidCursor"],
    ["pages of none", { cursor: "", count: 0 }, "invalidCount"],
  ])("%s is 400", async (_, parameters, scimType) => {
    expect(await search(path, parameters)).toMatchObject(errorOf(400, scimType));
  });

  test.each(["[]", "", "null", "5"])("C008: a body of %j is 400", async (body) => {
    expect(await client.post(`${path}/.search`, body)).toMatchObject(errorOf(400, "invalidSyntax"));
  });

  test("C007: it is asked by POST only, and no id is called .search", async () => {
    const { status, headers } = await client.get(`${path}/.search`);
    expect(status).toBe(405);
    expect(headers.get("allow")).toContain("POST");
  });
});

test("names in a search are read without case, and null is absent (RFC 7643 §2.1, §2.5)", async () => {
  expect(await names("/Users", { FILTER: 'userName eq "ANN"', sortBy: null })).toEqual(["ann"]);
});

describe("RFC 7644 §3.4.2.1: everything in one list", () => {
  test("C082: users, then groups, each as its own endpoint shows it", async () => {
    const { body } = await search("");
    const users = (await client.get("/Users")).body.Resources;
    const groups = (await client.get("/Groups")).body.Resources;
    expect(body).toEqual({
      schemas: [LIST_RESPONSE_URN],
      totalResults: 5,
      startIndex: 1,
      itemsPerPage: 5,
      Resources: [...users, ...groups],
    });
    expect(groups[0].members).toHaveLength(1);
  });

  test.each([
    [{ filter: 'displayName sw "b"' }, ["Bravo"]],
    [{ filter: 'displayName eq "alpha" or displayName eq "zulu"' }, ["bob", "Zulu"]],
    // An attribute of the other type has no value here.
    [{ filter: 'userName eq "ann" or displayName eq "Zulu"' }, ["ann", "Zulu"]],
    [{ filter: "members pr" }, ["Zulu", "Bravo"]],
    [{ filter: "not (members pr)" }, ["ann", "bob", "cid"]],
    [{ filter: "userName pr" }, ["ann", "bob", "cid"]],
    [{ filter: 'userName ne "ann"' }, ["bob", "cid", "Zulu", "Bravo"]],
    [{ filter: "title eq null" }, ["bob", "cid", "Zulu", "Bravo"]],
    [{ filter: 'emails[type eq "work"] or title pr' }, ["ann"]],
    [{ filter: 'meta.resourceType eq "Group"' }, ["Zulu", "Bravo"]],
    [{ filter: 'meta.resourceType eq "User"' }, ["ann", "bob", "cid"]],
    [{ filter: 'displayName eq "nobody"' }, []],
    [{ filter: "not (manager pr) and meta pr" }, ["ann", "bob", "cid", "Zulu", "Bravo"]],
  ])("C082: %j", async (parameters, expected) => {
    expect(await names("", parameters)).toEqual(expected);
  });

  test.each([
    ["ascending", ["bob", "Bravo", "ann", "Zulu", "cid"]],
    ["descending", ["cid", "Zulu", "ann", "Bravo", "bob"]],
  ])("C081: sorted %s over both types, what has no value last or first", async (sortOrder, expected) => {
    const sorted = { sortBy: "displayName", sortOrder };
    expect(await names("", sorted)).toEqual(expected);
    for (const startIndex of [1, 2, 3, 4, 5]) {
      expect(await names("", { ...sorted, startIndex, count: 1 })).toEqual([expected[startIndex - 1]]);
    }
  });

  test("C081: by an attribute that one type has", async () => {
    expect(await names("", { sortBy: "userName", sortOrder: "descending" })).toEqual([
      "Zulu",
      "Bravo",
      "cid",
      "bob",
      "ann",
    ]);
  });

  test.each([1, 2, 3, 4])("C055, C057: in pages of %d, each once", async (count) => {
    const seen: string[] = [];
    for (let startIndex = 1; startIndex <= 5; startIndex += count) {
      const { body } = await search("", { startIndex, count });
      expect(body.totalResults).toBe(5);
      seen.push(...body.Resources.map(nameOf));
    }
    expect(seen).toEqual(["ann", "bob", "cid", "Zulu", "Bravo"]);
    expect((await search("", { startIndex: 9, count })).body).toMatchObject({
      totalResults: 5,
      startIndex: 9,
      itemsPerPage: 0,
      Resources: [],
    });
    expect((await search("", { startIndex: 1e20, count })).body).toMatchObject({
      totalResults: 5,
      itemsPerPage: 0,
      Resources: [],
    });
    expect((await search("", { count: 0 })).body).toMatchObject({ totalResults: 5, Resources: [] });
    expect((await search("", { count: -1e30 })).body).toMatchObject({ totalResults: 5, Resources: [] });
    expect((await search("", { count: 1e300 })).body).toMatchObject({ totalResults: 5, itemsPerPage: 5 });
  });

  test.each([
    [{}],
    [{ sortBy: "displayName" }],
    [{ sortBy: "displayName", sortOrder: "descending" }],
    [{ sortBy: "userName" }],
    [{ filter: 'displayName pr or userName eq "cid"' }],
  ])("RFC 9865 §3: by cursor, %j", async (parameters) => {
    const whole = await names("", parameters);
    for (const count of [1, 2, 5]) {
      const seen: string[] = [];
      let cursor: string | undefined = "";
      for (let turn = 0; cursor !== undefined && turn < 9; turn++) {
        const { body }: Json = await search("", { ...parameters, count, cursor });
        expect(body.totalResults).toBe(whole.length);
        seen.push(...body.Resources.map(nameOf));
        cursor = body.nextCursor;
      }
      expect(seen).toEqual(whole);
      expect(cursor).toBeUndefined();
    }
  });

  test("a cursor of one type's list is not one of everything", async () => {
    const { nextCursor } = (await search("/Users", { cursor: "", count: 1 })).body;
    expect(await search("", { cursor: nextCursor })).toMatchObject(errorOf(400, "invalidCursor"));
  });

  test("C077: attributes of either type", async () => {
    const { body } = await search("", { attributes: ["userName", "displayName"], filter: "displayName pr" });
    expect(body.Resources).toEqual([
      { schemas: [USER_URN], id: ann.id, userName: "ann", displayName: "Mike" },
      { schemas: [USER_URN], id: expect.any(String), userName: "bob", displayName: "Alpha" },
      { schemas: [GROUP_URN], id: expect.any(String), displayName: "Zulu" },
      { schemas: [GROUP_URN], id: expect.any(String), displayName: "Bravo" },
    ]);
  });

  test("C073: a name that no type has is refused", async () => {
    expect(await search("", { filter: "nosuch pr" })).toMatchObject(errorOf(400, "invalidFilter"));
    expect(await search("", { sortBy: "nosuch" })).toMatchObject(errorOf(400, "invalidValue"));
  });

  test("too deep into a sorted list by index is tooMany", async () => {
    const deep = { sortBy: "displayName", startIndex: 10_000, count: 2 };
    expect(await search("", deep)).toMatchObject(errorOf(400, "tooMany"));
  });

  test("C141: another integration's resources are not among them", async () => {
    await service.addIntegration("apart");
    const stranger = await service.clientOf("apart");
    const { body } = await stranger.post("/.search", { schemas: [SEARCH_URN] });
    expect(body).toMatchObject({ totalResults: 0, Resources: [] });
  });
});
