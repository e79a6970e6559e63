/** RFC 7644 §6: integrations are apart from one another, by token, by base URL and by id. */
import { type Client, errorOf, newGroup, newUser, openService, type Service } from "../gateway/scim/service";

let service: Service;
let ours: Client;
let theirs: Client;

beforeAll(async () => {
  service = await openService();
  await service.addIntegration("acme");
  ours = await service.clientOf("default");
  theirs = await service.clientOf("acme");
  await service.addList("Ops");
  await service.addList("Ops", { integration: "acme" });
});
afterAll(() => service.close());

test("the integration named default is also served at /scim/v2, and locations follow the base URL in use", async () => {
  const short = await service.clientOf("default", "/scim/v2");
  const { body } = await short.post("/Users", newUser());
  expect(body.meta.location).toBe(`${service.publicUrl}/scim/v2/Users/${body.id}`);
  const same = await ours.get(`/Users/${body.id}`);
  expect(same.body.meta.location).toBe(`${service.publicUrl}/scim/default/v2/Users/${body.id}`);
});

test.each(["/Users", "/Groups", "/Users/x", "/ServiceProviderConfig", "/ResourceTypes", "/Schemas", "/Me"])(
  "C141, R5: a token of another integration is 403 at %s",
  async (path) => {
    const { send } = await service.clientOf("acme", "/scim/default/v2");
    expect(await send("GET", path)).toMatchObject(errorOf(403));
    const { send: sendShort } = await service.clientOf("acme", "/scim/v2");
    expect(await sendShort("GET", path)).toMatchObject(errorOf(403));
    const { send: sendNowhere } = await service.clientOf("acme", "/scim/nosuch/v2");
    expect(await sendNowhere("GET", path)).toMatchObject(errorOf(403));
  },
);

test("C141, SEC-05, SEC-06, SEC-38: an id of another integration is 404, whatever is asked, as one is that nobody has", async () => {
  const user = (await ours.post("/Users", newUser())).body;
  const group = (await ours.post("/Groups", newGroup("Ops", [user.id]))).body;
  const operations = [{ op: "replace", path: "displayName", value: "x" }];
  const answers = [
    await theirs.get(`/Users/${user.id}`),
    await theirs.put(`/Users/${user.id}`, newUser()),
    await theirs.patch(`/Users/${user.id}`, operations),
    await theirs.delete(`/Users/${user.id}`),
    await theirs.get(`/Groups/${group.id}`),
    await theirs.put(`/Groups/${group.id}`, newGroup("Ops")),
    await theirs.patch(`/Groups/${group.id}`, operations),
    await theirs.delete(`/Groups/${group.id}`),
  ];
  const nobody = "0190c2f4-9a53-7cc1-a3b6-3f6f1f2a9c11";
  const unknown = await theirs.get(`/Users/${nobody}`);
  for (const [index, answer] of answers.entries()) {
    expect(answer).toMatchObject(errorOf(404));
    const text = answer.text.replace(user.id, nobody).replace(group.id, nobody);
    expect(text).toBe(index < 4 ? unknown.text : unknown.text.replace("user", "group"));
  }
  expect((await ours.get(`/Users/${user.id}`)).body).toMatchObject({ userName: user.userName });
  expect((await ours.get(`/Groups/${group.id}`)).body).toEqual(group);
});

test("C141: another integration's user or group is no member", async () => {
  const user = (await ours.post("/Users", newUser())).body;
  const answer = await theirs.post("/Groups", newGroup("Ops", [user.id]));
  expect(answer).toMatchObject(errorOf(400, "invalidValue"));
});

test("names are unique within an integration, and filters find its own only", async () => {
  const user = newUser();
  expect((await ours.post("/Users", user)).status).toBe(201);
  expect((await theirs.post("/Users", user)).status).toBe(201);
  const filter = encodeURIComponent(`userName eq "${user.userName}"`);
  for (const client of [ours, theirs]) {
    const { body } = await client.get(`/Users?filter=${filter}`);
    expect(body.totalResults).toBe(1);
  }
  const group = await theirs.post("/Groups", newGroup("Ops"));
  expect(group.status).toBe(201);
  const { body } = await theirs.get("/Groups");
  expect(body.Resources).toMatchObject([{ id: group.body.id, displayName: "Ops", members: [] }]);
});
