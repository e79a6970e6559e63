/** Whatever a client sends, it is answered or refused: nothing is a fault of ours (R6, SEC-16, SEC-17, SEC-46). */
import fc from "fast-check";
import {
  type Client,
  ENTERPRISE_URN,
  type Json,
  newGroup,
  newUser,
  openService,
  type Service,
} from "../gateway/scim/service";

let service: Service;
let client: Client;
let user: Json;
let group: Json;

beforeAll(async () => {
  service = await openService();
  client = await service.clientOf("default");
  user = (await client.post("/Users", newUser({ emails: [{ value: "a@b", type: "work" }] }))).body;
  await service.addList("Ops");
  group = (await client.post("/Groups", newGroup("Ops", [user.id]))).body;
});
afterAll(() => service.close());

const operator = fc.constantFrom("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");
const literal = fc.oneof(
  fc.constantFrom("true", "False", "null", "7", "1e400", "2026-01-31", '"2026-01-31T00:00:00+02:00"', '""'),
  fc.string({ unit: "binary", maxLength: 8 }).map((value) => JSON.stringify(value)),
);

function filters(attributes: readonly string[], inner: readonly string[]) {
  const comparison = (names: readonly string[]) =>
    fc.oneof(
      fc.tuple(fc.constantFrom(...names), operator, literal).map((parts) => parts.join(" ")),
      fc.constantFrom(...names).map((name) => `${name} pr`),
    );
  return fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { depthSize: "small" },
      comparison(attributes),
      fc
        .tuple(fc.constantFrom("emails", "members", "groups", "addresses"), comparison(inner))
        .map(([name, where]) => `${name}[${where}]`),
      fc.tuple(tie("filter"), fc.constantFrom("and", "or"), tie("filter")).map((parts) => parts.join(" ")),
      tie("filter").map((filter) => `not (${filter})`),
      tie("filter").map((filter) => `(${filter})`),
    ),
  })).filter;
}

const userFilter = filters(
  [
    "userName",
    "externalId",
    "id",
    "active",
    "title",
    "name",
    "name.familyName",
    "emails",
    "emails.type",
    "emails.primary",
    "meta.created",
    "meta.lastModified",
    "meta.version",
    "meta.location",
    "meta.resourceType",
    "schemas",
    "groups",
    "groups.value",
    "groups.display",
    "groups.type",
    "addresses.locality",
    "x509Certificates",
    "meta",
    "displayName",
    `${ENTERPRISE_URN}:department`,
    `${ENTERPRISE_URN}:manager`,
    ENTERPRISE_URN,
  ],
  ["value", "type", "primary", "display", "$ref", "locality"],
);
const groupFilter = filters(
  [
    "displayName",
    "externalId",
    "id",
    "members",
    "members.value",
    "members.type",
    "members.display",
    "members.$ref",
    "meta.created",
    "meta.lastModified",
    "meta.version",
    "meta.location",
    "meta.resourceType",
    "schemas",
    "meta",
  ],
  ["value", "type", "display", "$ref"],
);

async function expectNoFault(path: string): Promise<void> {
  const { status, text } = await client.get(path);
  if (status !== 200 && status !== 400) throw new Error(`${status} for ${decodeURIComponent(path)}: ${text}`);
}

test("any filter of users is answered or refused", async () => {
  const property = fc.asyncProperty(userFilter, (filter) =>
    expectNoFault(`/Users?filter=${encodeURIComponent(filter)}`),
  );
  await fc.assert(property, { numRuns: 400 });
});

test("any filter of groups is answered or refused", async () => {
  const property = fc.asyncProperty(groupFilter, (filter) =>
    expectNoFault(`/Groups?filter=${encodeURIComponent(filter)}`),
  );
  await fc.assert(property, { numRuns: 400 });
});

test("any order is answered or refused", async () => {
  const names = [
    "userName",
    "emails",
    "emails.type",
    "meta.created",
    "meta.version",
    "meta.location",
    "groups",
    "schemas",
    "active",
    "id",
    "displayName",
    "members",
    "members.display",
    "externalId",
    "meta.resourceType",
    `${ENTERPRISE_URN}:manager`,
    "x",
    "",
  ];
  for (const sortBy of names) {
    for (const sortOrder of ["ascending", "descending"]) {
      for (const path of ["/Users", "/Groups"]) {
        await expectNoFault(`${path}?sortBy=${encodeURIComponent(sortBy)}&sortOrder=${sortOrder}`);
      }
    }
  }
});

test.each(["and", "or"])(
  "a filter of a thousand terms joined by %s is answered or refused",
  async (keyword) => {
    for (const term of ["id pr", "title pr", 'id eq "x"', "emails pr", 'groups eq "g"']) {
      const terms = Math.floor(10_000 / (term.length + keyword.length + 2));
      const filter = new Array(terms).fill(term).join(` ${keyword} `);
      // By POST this would have no limit but the filter's; in an address node's own limit of headers comes first.
      const { status } = await client.get(
        `/Users?filter=${encodeURIComponent(filter).replaceAll("%20", "+")}`,
      );
      expect([200, 400, 431]).toContain(status);
    }
  },
);

test("any PatchOp is answered or refused", async () => {
  const path = fc.constantFrom(
    "emails",
    'emails[type eq "work"]',
    "members",
    'members[value eq "x"]',
    "displayName",
    "name.givenName",
    ENTERPRISE_URN,
    `${ENTERPRISE_URN}:manager`,
    "password",
    "id",
    "schemas",
    "meta",
    "externalId",
    "title",
  );
  const operation = fc.record(
    { op: fc.constantFrom("add", "Replace", "REMOVE"), path, value: fc.jsonValue({ maxDepth: 3 }) },
    { requiredKeys: ["op"] },
  );
  const property = fc.asyncProperty(
    fc.array(operation, { minLength: 1, maxLength: 4 }),
    async (operations) => {
      for (const path of [`/Users/${user.id}`, `/Groups/${group.id}`]) {
        const { status, text } = await client.patch(path, operations);
        if (![200, 400].includes(status)) throw new Error(`${status}: ${text}`);
      }
    },
  );
  await fc.assert(property, { numRuns: 300 });
});

test("any body is answered or refused", async () => {
  const body = fc.oneof(
    fc.jsonValue(),
    fc
      .dictionary(
        fc.constantFrom(
          "schemas",
          "userName",
          "emails",
          "name",
          "active",
          "displayName",
          "members",
          ENTERPRISE_URN,
        ),
        fc.jsonValue(),
      )
      .map((attributes) => ({ ...newUser(), ...attributes })),
  );
  const property = fc.asyncProperty(body, fc.constantFrom("/Users", "/Groups"), async (json, path) => {
    const { status, text } = await client.post(path, JSON.stringify(json));
    if (![201, 400, 409].includes(status)) throw new Error(`${status}: ${text}`);
  });
  await fc.assert(property, { numRuns: 300 });
});

test("SEC-46: the most work that one PATCH of a user can ask for takes a moment", async () => {
  const value = Array.from({ length: 1_000 }, (_, index) => `r${index}`);
  const { id } = (await client.post("/Users", newUser({ roles: value }))).body;
  const many = Array.from({ length: 200 }, (_, index) => ({
    op: "add",
    path: "roles",
    value: [`r${index}`],
  }));
  const large = Array.from({ length: 30 }, () => ({ op: "add", path: "roles", value }));
  const chosen = Array.from({ length: 200 }, () => ({
    op: "add",
    path: 'roles[value co "9"].display',
    value: "x",
  }));
  for (const operations of [many, large, chosen]) {
    const start = performance.now();
    expect((await client.patch(`/Users/${id}`, operations)).status).toBe(200);
    expect(performance.now() - start).toBeLessThan(3_000);
  }
});
