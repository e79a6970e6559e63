import type { NewScimRequest } from "../../../gateway/domain/scim-requests";
import type { Store } from "../../../gateway/domain/store";
import { commit, event, integrationConfig, NOW } from "../fixtures";
import { type OpenStore, openedForEach } from "./opened";

const MANY = { known: 1_000, strangers: 1_000 };

function request(requestId: string, changes: Partial<NewScimRequest> = {}): NewScimRequest {
  return {
    time: NOW,
    integration: "default",
    known: true,
    client: "rc_idp",
    method: "GET",
    path: "/scim/v2/Users",
    filter: null,
    status: 200,
    scimType: null,
    detail: null,
    duration: 1.25,
    requestId,
    body: null,
    ...changes,
  };
}

export function scimRequestSuite(open: OpenStore): void {
  const opened = openedForEach(open);
  const append = (requests: readonly NewScimRequest[], most = MANY) =>
    opened.store.write((tx) => tx.scimRequests.append(requests, most));
  const idsOf = async (store: Store, integration = "default") =>
    (await store.read.scimRequests.page({ integration }, { limit: 1_000 })).items.map(
      ({ requestId }) => requestId,
    );

  test("a request is kept whole, without an event", async () => {
    const { store } = opened;
    const refused = request("r1", {
      known: false,
      client: null,
      filter: 'userName eq "***"',
      status: 400,
      scimType: "invalidValue",
      detail: "why",
      body: { schemas: ["urn:x"], name: { givenName: "***" } },
    });
    await append([refused]);
    const { items, total } = await store.read.scimRequests.page({ integration: "default" }, { limit: 10 });
    expect(items).toEqual([{ ...refused, sequence: expect.any(Number) }]);
    expect(total).toBe(1);
    expect((await store.read.events.page({}, { limit: 10 })).items).toEqual([]);
  });

  test("pages go from the newest to the oldest, and select by status", async () => {
    const { store } = opened;
    await append([200, 404, 201, 400, 412].map((status, i) => request(`r${i}`, { status })));
    const selection = { integration: "default", status: [400, 599] as const };
    const first = await store.read.scimRequests.page(selection, { limit: 2 });
    expect(first.items.map(({ requestId }) => requestId)).toEqual(["r4", "r3"]);
    expect(first.total).toBe(3);
    const rest = await store.read.scimRequests.page(selection, { limit: 2, after: first.next });
    expect(rest.items.map(({ requestId }) => requestId)).toEqual(["r1"]);
    expect(rest.next).toBeUndefined();
  });

  test("what was not done in every part is refused, whatever its status", async () => {
    const { store } = opened;
    await append([
      request("done"),
      request("in part", { detail: "Operations[0], DELETE /Users/***: 404: There is no user ***." }),
      request("refused", { status: 404, detail: "why" }),
      request("cut short", { status: 500 }),
    ]);
    const of = async (outcome: "done" | "refused", status?: readonly [number, number]) =>
      (
        await store.read.scimRequests.page({ integration: "default", outcome, status }, { limit: 10 })
      ).items.map(({ requestId }) => requestId);
    expect(await of("refused")).toEqual(["cut short", "refused", "in part"]);
    expect(await of("done")).toEqual(["done"]);
    expect(await of("refused", [200, 200])).toEqual(["in part"]);
  });

  test("the oldest make room, and strangers never crowd out the integration's own clients", async () => {
    const { store } = opened;
    const most = { known: 3, strangers: 2 };
    await append(
      ["a", "b", "c", "d"].map((id) => request(id)),
      most,
    );
    expect(await idsOf(store)).toEqual(["d", "c", "b"]);
    for (let round = 0; round < 3; round++) {
      await append(
        ["x", "y", "z"].map((id) => request(`${id}${round}`, { known: false })),
        most,
      );
    }
    expect(await idsOf(store)).toEqual(["z2", "y2", "d", "c", "b"]);
  });

  test("integrations keep their own; one that does not exist keeps nothing, one that is removed forgets", async () => {
    const { store } = opened;
    const okta = await commit(store, (tx) => tx.integrations.insert(integrationConfig("okta"), NOW));
    await append([
      request("a"),
      request("b", { integration: "okta" }),
      request("c", { integration: "none" }),
    ]);
    expect([await idsOf(store), await idsOf(store, "okta"), await idsOf(store, "none")]).toEqual([
      ["a"],
      ["b"],
      [],
    ]);
    await store.write(async (tx) => {
      await tx.integrations.remove(okta);
      await tx.events.append(event());
    });
    expect([await idsOf(store), await idsOf(store, "okta")]).toEqual([["a"], []]);
  });

  test("a thousand at once come in order", async () => {
    const { store } = opened;
    await append(
      Array.from({ length: 1_000 }, (_, i) => request(`r${i}`)),
      { known: 600, strangers: 1 },
    );
    const ids = await idsOf(store);
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([600, "r999", "r400"]);
  });
}
