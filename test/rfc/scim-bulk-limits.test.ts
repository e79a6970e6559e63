/** RFC 7644 §3.7: what a bulk stops at, and what it does not serve. */
import { request } from "node:http";
import {
  type Client,
  ERROR_URN,
  errorOf,
  newUser,
  openService,
  PATCH_OP_URN,
  type Service,
} from "../gateway/scim/service";
import { group, post, REQUEST_URN, resultsOf, sendBulk, statuses, totalOf } from "./bulk-requests";

let service: Service;
let client: Client;

beforeAll(async () => {
  service = await openService();
  client = await service.clientOf("default");
});
afterAll(() => service.close());

const bulk = (operations: readonly object[], more: object = {}) => resultsOf(client, operations, more);
const total = () => totalOf(client);

describe("RFC 7644 §3.7.3: failOnErrors", () => {
  const bad = { method: "DELETE", path: "/Users/nobody" };

  test.each([
    [1, 2],
    [2, 3],
    [3, 6],
    [9, 6],
    [undefined, 6],
    [null, 6],
  ])("C137: %p of three errors leaves %d results", async (failOnErrors, expected) => {
    const before = await total();
    const results = await bulk([post(), bad, bad, post(), post(), bad], { failOnErrors });
    expect(results).toHaveLength(expected);
    expect((await total()) - before).toBe(statuses(results).filter((status) => status === "201").length);
  });

  test("C137: what stands before its turn for a reference counts too", async () => {
    await service.addList("Unmade");
    const failing = post({ userName: "" });
    const before = await total();
    const results = await bulk([group("Unmade", [`bulkId:${failing.bulkId}`]), post(), failing], {
      failOnErrors: 1,
    });
    expect(results).toMatchObject([{ bulkId: failing.bulkId, status: "400" }]);
    expect(await total()).toBe(before);
  });
});

describe("RFC 7644 §3.7.4: limits", () => {
  test("C138, C020: more operations than maxOperations are 413 before any effect; as many are done", async () => {
    const { maxOperations } = (await client.get("/ServiceProviderConfig")).body.bulk;
    const before = await total();
    const bad = { method: "DELETE", path: "/Users/nobody" };
    const operations = [post(), ...Array.from({ length: maxOperations }, () => bad)];
    expect(await sendBulk(client, operations)).toMatchObject(errorOf(413));
    expect(await total()).toBe(before);
    expect(await bulk(operations.slice(0, maxOperations))).toHaveLength(maxOperations);
    expect(await total()).toBe(before + 1);
  });

  test("C138, C020: more bytes than maxPayloadSize are 413 before any effect", async () => {
    const { maxPayloadSize } = (await client.get("/ServiceProviderConfig")).body.bulk;
    const before = await total();
    const fill = "x".repeat(maxPayloadSize);
    expect(await sendBulk(client, [post(), { ...post(), data: newUser({ title: fill }) }])).toMatchObject(
      errorOf(413),
    );
    expect(await total()).toBe(before);
  });

  test("when the client goes away, no further operation is begun", async () => {
    const before = await total();
    const operations = Array.from({ length: 1_000 }, () => post());
    await new Promise<void>((resolve) => {
      const headers = { Authorization: `Bearer ${client.token}`, "Content-Type": "application/scim+json" };
      const sent = request(`${client.base}/Bulk`, { method: "POST", headers });
      sent.on("error", () => undefined);
      sent.on("close", () => resolve());
      sent.end(JSON.stringify({ schemas: [REQUEST_URN], Operations: operations }));
      const watch = async () => {
        while ((await total()) === before) await new Promise((next) => setTimeout(next, 1));
        sent.destroy();
      };
      watch().catch(() => sent.destroy());
    });
    let [last, now] = [-1, await total()];
    while (last !== now) {
      await new Promise((next) => setTimeout(next, 200));
      [last, now] = [now, await total()];
    }
    expect(now).toBeGreaterThan(before);
    expect(now).toBeLessThan(before + 1_000);
  });
});

describe("RFC 7644 §3.7: what bulk does not serve", () => {
  test.each([
    ["POST", "/Users/x"],
    ["PUT", "/Users"],
    ["PATCH", "/Groups"],
    ["DELETE", "/Users/"],
    ["GET", "/Users"],
    ["GET", "/Users/x"],
    ["constructor", "/Users"],
    ["POST", "/Nothing"],
    ["POST", "/Bulk"],
    ["POST", "/Me"],
    ["GET", "/Schemas"],
    ["POST", ""],
    ["POST", "Users"],
    ["DELETE", "/Users/x/y"],
    ["DELETE", "/Users/%ff"],
    ["POST", "https://elsewhere.example/Users"],
    ["POST", "/../other/v2/Users"],
  ])("C139: %s %s fails alone, with 400 invalidValue", async (method, path) => {
    const results = await bulk([{ method, path, bulkId: "odd", data: newUser() }, post()]);
    expect(statuses(results)).toEqual(["400", "201"]);
    expect(results[0].response).toMatchObject({
      schemas: [ERROR_URN],
      status: "400",
      scimType: "invalidValue",
    });
  });

  test("a creation without bulkId is 400: its result could not be told from another's", async () => {
    const before = await total();
    const results = await bulk([post({}, { bulkId: undefined }), post({}, { bulkId: "" })]);
    expect(statuses(results)).toEqual(["400", "400"]);
    expect(await total()).toBe(before);
  });

  test.each([
    ["no schemas", { schemas: undefined }, "invalidSyntax"],
    ["another message", { schemas: [PATCH_OP_URN] }, "invalidSyntax"],
    ["no operations", { Operations: undefined }, "invalidSyntax"],
    ["none at all", { Operations: [] }, "invalidSyntax"],
    ["an operation that is none", { Operations: [post(), 5] }, "invalidSyntax"],
    ["an operation without method", { Operations: [post(), { path: "/Users" }] }, "invalidSyntax"],
    ["an operation without path", { Operations: [post(), { method: "POST" }] }, "invalidSyntax"],
    ["a path of another type", { Operations: [post(), { method: "POST", path: {} }] }, "invalidSyntax"],
    [
      "a bulkId given twice",
      { Operations: [post({}, { bulkId: "x" }), post({}, { bulkId: "x" })] },
      "invalidValue",
    ],
    ["failOnErrors of 0", { failOnErrors: 0 }, "invalidValue"],
    ["failOnErrors of another type", { failOnErrors: "1" }, "invalidValue"],
  ])("C138: %s is 400 before anything is done", async (_, message, scimType) => {
    const before = await total();
    const answer = await client.post("/Bulk", { schemas: [REQUEST_URN], Operations: [post()], ...message });
    expect(answer).toMatchObject(errorOf(400, scimType));
    expect(await total()).toBe(before);
  });

  test("C141: what belongs to another integration is not there", async () => {
    await service.addIntegration("foreign");
    const foreign = await service.clientOf("foreign");
    const { id } = (await foreign.post("/Users", newUser())).body;
    await service.addList("Ours");
    const results = await bulk([
      { method: "DELETE", path: `/Users/${id}` },
      { method: "PUT", path: `/Users/${id}`, data: newUser() },
      group("Ours", [id]),
    ]);
    expect(statuses(results)).toEqual(["404", "404", "400"]);
    expect((await foreign.get(`/Users/${id}`)).status).toBe(200);
    expect(
      await foreign.send("POST", "/Bulk", { schemas: [REQUEST_URN], Operations: [post()] }),
    ).toMatchObject({
      status: 200,
    });
  });
});
