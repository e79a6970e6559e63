/** Requests that name many members that do not exist are refused early: nothing is written, and no writer waits. */
import { parseUser } from "../../gateway/scim/resource/resource";
import { USER } from "../../gateway/scim/schemas/resource-schema";
import {
  ADMIN,
  type Client,
  errorOf,
  GROUP_URN,
  newGroup,
  newUser,
  openService,
  PATCH_OP_URN,
  type Service,
} from "../gateway/scim/service";
import { inPortions } from "../support/portions";

let service: Service;
let client: Client;

beforeAll(async () => {
  service = await openService();
  await service.addIntegration("lenient", { unknownMembers: "skip" });
  client = await service.clientOf("default");
});
afterAll(() => service.close());

const unknown = Array.from(
  { length: 100_000 },
  (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
);

const MESSAGES: [string, string, (members: unknown) => object][] = [
  [
    "PATCH add",
    "PATCH",
    (value) => ({ schemas: [PATCH_OP_URN], Operations: [{ op: "add", path: "members", value }] }),
  ],
  [
    "PATCH replace",
    "PATCH",
    (value) => ({ schemas: [PATCH_OP_URN], Operations: [{ op: "replace", value: { members: value } }] }),
  ],
  ["PUT", "PUT", (members) => ({ schemas: [GROUP_URN], displayName: "Big", members })],
  ["POST", "POST", (members) => ({ schemas: [GROUP_URN], displayName: "Unlinked", members })],
];

describe("C126: 100,000 unknown members", () => {
  let id: string;
  let known: string;
  beforeAll(async () => {
    await service.addList("Big");
    await service.addList("Unlinked");
    known = (await client.post("/Users", newUser())).body.id;
    id = (await client.post("/Groups", newGroup("Big", [known]))).body.id;
  });

  test.each(MESSAGES)(
    "C126: %s is 400, names a few of them, and changes nothing",
    async (_, method, message) => {
      const before = (await client.get(`/Groups/${id}`)).text;
      const path = method === "POST" ? "/Groups" : `/Groups/${id}`;
      const sent = client.send(method, path, message(unknown.map((value) => ({ value }))));
      // Another writer, while the large request is under way.
      expect((await client.post("/Users", newUser())).status).toBe(201);
      const { status, body } = await sent;
      expect([status, body.scimType]).toEqual([400, "invalidValue"]);
      expect(body.detail.length).toBeLessThan(1_000);
      expect(body.detail).toContain(unknown[0]);
      expect((await client.get(`/Groups/${id}`)).text).toBe(before);
    },
  );

  test("C126: one unknown member at the end of many known ones undoes all of it", async () => {
    const { users } = service.gateway.services;
    const document = (index: number) => parseUser(USER, newUser({ userName: `many-${index}` }));
    const made = await inPortions(1_100, (index) => users.create("default", document(index), ADMIN));
    const ids = made.map((user) => user.id);
    const answer = await client.patch(`/Groups/${id}`, [
      { op: "add", path: "members", value: [...ids, "nobody"] },
    ]);
    expect(answer).toMatchObject(errorOf(400, "invalidValue"));
    expect(answer.body.detail).toMatch(/: nobody\.$/);
    expect((await client.get(`/Groups/${id}`)).body.members).toHaveLength(1);
    expect((await client.patch(`/Groups/${id}`, [{ op: "add", path: "members", value: ids }])).status).toBe(
      204,
    );
  });

  test("more than one request should name is 413, before each is looked at", async () => {
    const value = Array.from({ length: 600_000 }, () => "x");
    const answer = await client.patch(`/Groups/${id}`, [{ op: "add", path: "members", value }]);
    expect(answer).toMatchObject(errorOf(413));
  });

  test("where the integration skips unknown members, the known ones among them arrive", async () => {
    const lenient = await service.clientOf("lenient");
    await service.addList("Lenient", { integration: "lenient" });
    const user = (await lenient.post("/Users", newUser())).body;
    const stranger = known;
    const made = await lenient.post(
      "/Groups",
      newGroup("Lenient", [...unknown.slice(0, 2_000), user.id, stranger]),
    );
    expect(made.status).toBe(201);
    expect(made.body.members.map(({ value }: { value: string }) => value)).toEqual([user.id]);
  });
});
