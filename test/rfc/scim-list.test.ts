/** RFC 7644 §3.4.2, §3.9: lists filtered, sorted, paged and projected. */
import {
  type Client,
  ENTERPRISE_URN,
  errorOf,
  type Json,
  LIST_RESPONSE_URN,
  newUser,
  openService,
  type Service,
  USER_URN,
} from "../gateway/scim/service";

let service: Service;
let client: Client;
let manager: Json;

const PEOPLE = [
  {
    userName: "Alpha@example.com",
    externalId: "Ext-A",
    displayName: "Alpha One",
    title: "Lead",
    name: { familyName: "Smith", givenName: "Al" },
    emails: [
      { value: "alpha@work.example", type: "work", primary: true },
      { value: "alpha@home.example", type: "home" },
    ],
  },
  {
    userName: "beta@example.com",
    externalId: "ext-a",
    displayName: "Beta Two",
    name: { familyName: "Jones" },
    emails: [{ value: "beta@home.example", type: "work" }],
    active: false,
    nickName: "",
    roles: [],
    [ENTERPRISE_URN]: { division: null },
  },
  { userName: "gamma@example.com", displayName: '100% _real_ "quoted" \\ back', title: "lead" },
  { userName: "délta@example.com", displayName: "Ünïcode 😀", userType: "Employee" },
];

beforeAll(async () => {
  service = await openService();
  client = await service.clientOf("default");
  for (const person of PEOPLE) await client.post("/Users", newUser(person));
  manager = (await find('userName eq "alpha@example.com"'))[0];
  const eps = newUser({
    userName: "eps@example.com",
    [ENTERPRISE_URN]: { department: "R&D", manager: { value: manager.id } },
  });
  await client.post("/Users", eps);
});
afterAll(() => service.close());

const list = (filter: string, more = "") => client.get(`/Users?filter=${encodeURIComponent(filter)}${more}`);
const find = async (filter: string): Promise<Json[]> => (await list(filter)).body.Resources;
/** The first letters of the users that a filter finds. */
const initials = async (filter: string) =>
  (await find(filter))
    .map(({ userName }) => userName[0].toLowerCase())
    .sort()
    .join("");

describe("RFC 7644 §3.4.2.2: filters", () => {
  test.each([
    ["C060, C061: case", 'userName eq "ALPHA@example.com"', "a"],
    ["C060, C061: case", 'userName eq "DÉLTA@EXAMPLE.COM"', "d"],
    ["C060, C061: case", 'displayName eq "alpha one"', "a"],
    ["C060, C061: case", 'externalId eq "Ext-A"', "a"],
    ["C060, C061: case", 'externalId eq "ext-a"', "b"],
    ["C060, C061: case", 'externalId eq "EXT-A"', ""],
    ["C062: every operator", 'userName ne "alpha@example.com"', "bdeg"],
    ["C062: every operator", 'userName co "LPH"', "a"],
    ["C062: every operator", 'userName sw "B"', "b"],
    ["C062: every operator", 'userName ew "EXAMPLE.com"', "abdeg"],
    ["C062: every operator", 'userName gt "beta@example.com"', "deg"],
    ["C062: every operator", 'userName ge "beta@example.com"', "bdeg"],
    ["C062: every operator", 'userName lt "beta@example.com"', "a"],
    ["C062: every operator", 'userName le "BETA@example.com"', "ab"],
    ["C062: every operator", "title pr", "ag"],
    ["C062: every operator", 'title eq "LEAD"', "ag"],
    ["C062: every operator", "active pr", "abdeg"],
    ["C063: precedence", 'title pr or userType pr and displayName sw "Ünï"', "adg"],
    ["C063: precedence", '(title pr or userType pr) and displayName sw "Ünï"', "d"],
    ["C063: precedence", 'not (title pr) and userName ew ".com"', "bde"],
    ["C063: precedence", "NOT (title pr OR userType pr)", "be"],
    ["C064, C065: values of several", 'emails eq "alpha@home.example"', "a"],
    ["C064, C065: values of several", 'emails.value co "home.example"', "ab"],
    ["C064, C065: values of several", 'emails[type eq "work" and value co "home"]', "b"],
    ["C064, C065: values of several", 'emails[type eq "work"].value eq "beta@home.example"', "b"],
    ["C064, C065: values of several", 'emails[type eq "work"].value eq "alpha@home.example"', ""],
    ["C064, C065: values of several", 'emails.type eq "home"', "a"],
    ["C064, C065: values of several", "emails pr", "ab"],
    ["C064, C065: values of several", "not (emails pr)", "deg"],
    ["C064, C065: values of several", 'name.familyName eq "smith"', "a"],
    ["C064, C065: values of several", "name pr", "ab"],
    ["C066: names with their URN", `${USER_URN}:userName eq "alpha@example.com"`, "a"],
    ["C066: names with their URN", `${ENTERPRISE_URN}:department eq "r&d"`, "e"],
    ["C066: names with their URN", `${ENTERPRISE_URN}:department pr`, "e"],
    ["C067: who lacks the attribute is not equal to anything", 'title ne "Lead"', "bde"],
    ["C067: who lacks the attribute is not equal to anything", 'not (title eq "Lead")', "bde"],
    ["C067: who lacks the attribute is not equal to anything", 'not (emails.type eq "home")', "bdeg"],
    ["C067: what is empty is not present", "nickName pr", ""],
    ["C067: what is empty is not present", "roles pr", ""],
    ["C067: what is empty is not present", `${ENTERPRISE_URN}:division pr`, ""],
    ["C069: booleans, quoted or not", "active eq false", "b"],
    ["C069: booleans, quoted or not", 'active eq "False"', "b"],
    ["C069: booleans, quoted or not", "active ne false", "adeg"],
    ["C069: booleans, quoted or not", 'emails[primary eq "True"]', "a"],
    ["C071: escapes", 'displayName eq "100% _real_ \\"quoted\\" \\\\ back"', "g"],
    ["C071: escapes", 'displayName co "\\u00fcn\\u00efcode"', "d"],
    ["C075: nothing in a value is a pattern", 'displayName co "%"', "g"],
    ["C075: nothing in a value is a pattern", 'displayName co "100_ "', ""],
    ["C075: nothing in a value is a pattern", 'displayName sw "_"', ""],
    ["C075: nothing in a value is a pattern", 'displayName co "_real_"', "g"],
    ["unquoted literals", "userName sw alpha", "a"],
    ["unquoted literals", "title eq null", "bde"],
    ["C048: every script", 'displayName co "😀"', "d"],
    ["C035: meta is always there", "meta pr and meta.created pr", "abdeg"],
    ["schemas", `schemas eq "${ENTERPRISE_URN}"`, "e"],
  ])("%s: %s finds %j", async (_, filter, expected) => {
    expect(await initials(filter)).toBe(expected);
  });

  test.each(["active gt true", "active sw true", 'emails[primary lt "True"]'])(
    "C062: %s has no meaning, and is refused",
    async (filter) => {
      expect(await list(filter)).toMatchObject(errorOf(400, "invalidFilter"));
    },
  );

  test("C076: however many match, they are paged and never too many", async () => {
    const { status, body } = await list('userName co "e"', "&count=2");
    expect([status, body.totalResults, body.itemsPerPage]).toEqual([200, 5, 2]);
  });

  test("C070: by id, by manager, by group", async () => {
    expect(await initials(`id eq "${manager.id}"`)).toBe("a");
    expect(await initials(`id eq "${manager.id.toUpperCase()}"`)).toBe("");
    expect(await initials(`${ENTERPRISE_URN}:manager eq "${manager.id}"`)).toBe("e");
    expect(await initials(`${ENTERPRISE_URN}:manager.value eq "${manager.id}"`)).toBe("e");
    const [eps] = await find('userName eq "eps@example.com"');
    expect(await initials(`id eq "${eps.id}" and ${ENTERPRISE_URN}:manager eq "${manager.id}"`)).toBe("e");
  });

  test("C068: instants, whatever their offset", async () => {
    const { created } = manager.meta;
    const earlier = new Date(Date.parse(created) - 1).toISOString();
    const shifted = new Date(Date.parse(created) + 7_200_000).toISOString().replace("Z", "+02:00");
    expect(await initials(`meta.created le "${created}" and userName sw "a"`)).toBe("a");
    expect(await initials(`meta.created eq "${shifted}" and userName sw "a"`)).toBe("a");
    expect(await initials(`meta.lastModified gt "${earlier}"`)).toBe("abdeg");
    expect(await initials(`meta.created lt "${earlier}"`)).toBe("");
  });

  test.each([
    "userName eq",
    'userName zz "x"',
    'userName eq "x',
    'userName eq "x" garbage "y"',
    "not a valid !!! filter [[",
    "active gt true",
    'nosuch eq "x"',
    'userName eq "x" or 1 eq 1',
    "userName eq 'x'",
    '") or 1=1 --',
    'meta.location eq "https://example.com/scim/v2/Users/1"',
    "(".repeat(2_000),
    `userName eq "${"x".repeat(10_000)}"`,
  ])("C072–C074: %s is refused, and never means everyone", async (filter) => {
    expect(await list(filter)).toMatchObject(errorOf(400, "invalidFilter"));
  });

  test.each([
    "' or '1'='1",
    "x' union select * from users --",
    'x"; drop table users; --',
    "x\u0000y",
    "x%00",
    "*)(uid=*))(|(uid=*",
    "\\",
    "{{7*7}}",
  ])("SEC-17: %j is only a value", async (value) => {
    for (const operator of ["eq", "co", "sw", "ew"]) {
      const { status, body } = await list(`userName ${operator} ${JSON.stringify(value)}`);
      expect([status, body.totalResults]).toEqual([200, 0]);
    }
    expect((await client.get("/Users?count=0")).body.totalResults).toBe(5);
  });

  test("C054, C060: nothing found is 200 with an empty list", async () => {
    const { status, body } = await list('userName eq "nobody"');
    expect(status).toBe(200);
    expect(body).toEqual({
      schemas: [LIST_RESPONSE_URN],
      totalResults: 0,
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
    });
  });
});

describe("RFC 7644 §3.4.2.4: pages", () => {
  test("C053, C054: all on one page; the counts are integers", async () => {
    const { body } = await client.get("/Users");
    expect(body).toMatchObject({ totalResults: 5, startIndex: 1, itemsPerPage: 5 });
    expect(body.Resources).toHaveLength(5);
  });

  test.each([
    ["startIndex=0", 1, 5],
    ["startIndex=-3", 1, 5],
    ["startIndex=4", 4, 2],
    ["startIndex=6", 6, 0],
    ["startIndex=1000000", 1_000_000, 0],
    ["count=2", 1, 2],
    ["count=0", 1, 0],
    ["count=-1", 1, 0],
    ["count=100000", 1, 5],
    ["startIndex=2&count=3", 2, 3],
  ])("C055, C056: %s", async (query, startIndex, items) => {
    const { status, body } = await client.get(`/Users?${query}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ totalResults: 5, startIndex, itemsPerPage: items });
    expect(body.Resources).toHaveLength(items);
  });

  test.each(["startIndex=x", "count=1.5"])("C056: %s is 400", async (query) => {
    expect(await client.get(`/Users?${query}`)).toMatchObject(errorOf(400, "invalidValue"));
  });

  test("C057: a walk meets each user once and in the order of the whole, also with a filter and an order", async () => {
    for (const more of ["", "&sortBy=displayName", `&filter=${encodeURIComponent('userName ew ".com"')}`]) {
      const seen: string[] = [];
      for (let startIndex = 1; startIndex <= 5; startIndex += 2) {
        const { body } = await client.get(`/Users?startIndex=${startIndex}&count=2${more}`);
        expect(body.totalResults).toBe(5);
        seen.push(...body.Resources.map(({ id }: Json) => id));
      }
      expect(new Set(seen).size).toBe(5);
      const whole = (await client.get(`/Users?count=5${more}`)).body.Resources;
      expect(seen).toEqual(whole.map(({ id }: Json) => id));
    }
  });
});

describe("RFC 7644 §3.4.2.3: order", () => {
  const order = async (query: string) =>
    (await client.get(`/Users?${query}`)).body.Resources.map(({ userName }: Json) =>
      userName[0].toLowerCase(),
    ).join("");

  test.each([
    ["sortBy=userName", "abdeg"],
    ["sortBy=userName&sortOrder=descending", "gedba"],
    ["sortBy=name.familyName&count=2", "ba"],
    ["sortBy=emails&count=2", "ab"],
    ["sortBy=meta.created&sortOrder=descending", "edgba"],
    [`sortBy=${ENTERPRISE_URN}:department&count=1`, "e"],
    [`sortBy=${USER_URN}:userName&sortOrder=Descending`, "gedba"],
    ["sortBy=USERNAME", "abdeg"],
  ])("C081: %s", async (query, expected) => {
    expect(await order(query)).toBe(expected);
  });

  test("C081: who lacks the attribute is last ascending, and first descending", async () => {
    expect((await order("sortBy=name.familyName")).slice(0, 2)).toBe("ba");
    expect((await order("sortBy=name.familyName&sortOrder=descending")).slice(3)).toBe("ab");
  });

  test("C081: by the rule of case that the attribute has, and by the primary of several values", async () => {
    const made: string[] = [];
    for (const [externalId, title, primary] of [
      ["b", "b", "m@x"],
      ["A", "C", "z@x"],
      ["a", "A", "a@x"],
    ]) {
      const emails = [{ value: "n@x" }, { value: primary, primary: true }];
      const sorted = newUser({ externalId, title, emails, nickName: "sorted" });
      made.push((await client.post("/Users", sorted)).body.id);
    }
    const [first, second, third] = made;
    const by = async (name: string) =>
      (await client.get(`/Users?filter=nickName%20eq%20%22sorted%22&sortBy=${name}`)).body.Resources.map(
        ({ id }: Json) => id,
      );
    expect(await by("externalId")).toEqual([second, third, first]);
    expect(await by("title")).toEqual([third, first, second]);
    expect(await by("emails")).toEqual([third, first, second]);
    for (const id of made) await client.delete(`/Users/${id}`);
  });

  test("C081: an attribute that does not exist, or has no order, is 400", async () => {
    for (const name of ["nosuch", "meta.version"]) {
      expect(await client.get(`/Users?sortBy=${name}`)).toMatchObject(errorOf(400));
    }
  });
});

describe("RFC 7644 §3.9: projection", () => {
  const one = (query: string) => client.get(`/Users/${manager.id}?${query}`);

  test("C066, C077: names with their URN, in any case", async () => {
    const { body } = await one(`attributes=${USER_URN.toUpperCase()}:USERNAME,${USER_URN}:name.familyName`);
    expect(body).toEqual({
      schemas: [USER_URN],
      id: manager.id,
      userName: "Alpha@example.com",
      name: { familyName: "Smith" },
    });
  });

  test("C077: attributes", async () => {
    const { body } = await one("attributes=userName,emails.value");
    const emails = [{ value: "alpha@work.example" }, { value: "alpha@home.example" }];
    expect(body).toEqual({ schemas: [USER_URN], id: manager.id, userName: "Alpha@example.com", emails });
  });

  test("C078: excludedAttributes", async () => {
    const { body } = await one("excludedAttributes=emails,groups,id,meta");
    const { emails, groups, meta, ...rest } = manager;
    expect(body).toEqual(rest);
  });

  test("C078: of a list", async () => {
    const { body } = await client.get("/Users?excludedAttributes=groups,emails,id,schemas");
    expect(body.Resources).toHaveLength(5);
    for (const user of body.Resources) {
      expect(user).toMatchObject({
        id: expect.any(String),
        schemas: expect.any(Array),
        meta: expect.any(Object),
      });
      expect([user.groups, user.emails]).toEqual([undefined, undefined]);
    }
  });

  test("C079: both are refused", async () => {
    expect(await one("attributes=id&excludedAttributes=name")).toMatchObject(errorOf(400));
  });

  test("C080: of the answers to writes", async () => {
    const projection = "?attributes=displayName";
    const { body } = await client.post(`/Users${projection}`, newUser({ displayName: "D" }));
    const expected = { schemas: [USER_URN], id: body.id, displayName: "D" };
    expect(body).toEqual(expected);
    const path = `/Users/${body.id}${projection}`;
    expect((await client.patch(path, [{ op: "add", path: "title", value: "T" }])).body).toEqual(expected);
    expect((await client.put(path, newUser({ displayName: "D" }))).body).toEqual(expected);
    await client.delete(`/Users/${body.id}`);
  });
});
