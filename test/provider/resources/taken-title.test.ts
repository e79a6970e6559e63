/** How much a plan asks to see whether titles are free. What it then says is tested with the real terraform. */
import { createClient, type RollcallClient } from "../../../provider/client/client";
import { noteReplacement, warnOfTakenTitle } from "../../../provider/resources/taken-title";
import { Diagnostics } from "../../../provider/sdk/framework/diagnostics";
import { problem, type Reply, ScriptedServer } from "../client/scripted-server";

const { signal } = new AbortController();
const PAGE = 200;

let server: ScriptedServer;
afterEach(() => server.stop());

async function clientOf(script: Reply[]): Promise<RollcallClient> {
  server = await ScriptedServer.start(script);
  const { endpoint } = server;
  return createClient({ endpoint, credentials: { token: "t" }, userAgent: "test/1", patience: 0 });
}

const view = (name: string, title: string) => ({ name, title, integration: "default" });

/** Pages as the gateway gives them. */
function pagesOf(lists: readonly object[]): Reply[] {
  const starts = Array.from({ length: Math.ceil(lists.length / PAGE) || 1 }, (_, page) => page * PAGE);
  return starts.map((start) => {
    const next_cursor = start + PAGE < lists.length ? String(start + PAGE) : null;
    return {
      status: 200,
      body: { items: lists.slice(start, start + PAGE), total: lists.length, next_cursor },
    };
  });
}

async function warned(client: RollcallClient, title: string, name = "new"): Promise<boolean> {
  const diagnostics = new Diagnostics();
  await warnOfTakenTitle({ name, title, integration: "default" }, true, { client, signal, diagnostics });
  expect(diagnostics.hasErrors).toBe(false);
  return diagnostics.all.length > 0;
}

test("a plan of many new lists reads the standing ones once", async () => {
  const client = await clientOf(pagesOf([view("first", "Straße"), view("second", "Other")]));
  const titles = ["STRASSE", ...Array.from({ length: 50 }, (_, index) => `Title ${index}`)];
  const said = await Promise.all(titles.map((title) => warned(client, title)));
  expect(said.filter(Boolean)).toEqual([true]);
  expect(server.received).toHaveLength(1);
});

test("among very many, the very same title is asked for", async () => {
  const many = Array.from({ length: 2_100 }, (_, index) => view(`list-${index}`, `Title ${index}`));
  const client = await clientOf([...pagesOf(many).slice(0, 10), ...pagesOf([view("last", "Title 2099")])]);
  expect(await warned(client, "Title 2099")).toBe(true);
  expect(server.received).toHaveLength(11);
  expect(server.received.at(-1)?.url).toContain("title=Title+2099");
});

test("a list is not in its own way, nor is the one that it takes the place of", async () => {
  const client = await clientOf(pagesOf([view("old", "Title")]));
  expect(await warned(client, "Title", "old")).toBe(false);
  expect(await warned(client, "Title")).toBe(true);
  noteReplacement(client, "old", "new");
  expect(await warned(client, "Title")).toBe(false);
});

test("two new lists of one plan, which the gateway knows nothing of, are told of", async () => {
  const client = await clientOf(pagesOf([]));
  expect(await warned(client, "Straße", "one")).toBe(false);
  // Asked again, as for a list that is replaced.
  expect(await warned(client, "Straße", "one")).toBe(false);
  expect(await warned(client, " STRASSE", "two")).toBe(true);
  expect(await warned(client, "Other", "two")).toBe(false);
});

test("once something is written, nothing more is asked", async () => {
  const client = await clientOf([{ status: 204 }]);
  await client.accessLists.delete("x", signal);
  expect(await warned(client, "Title")).toBe(false);
  expect(server.received.map(({ method }) => method)).toEqual(["DELETE"]);
});

test.each<[string, Reply]>([
  ["refuses", problem(403, "forbidden")],
  ["fails", { status: 500 }],
  ["drops the connection", "drop"],
  ["is none", { status: 200, body: "<h1>It works!</h1>" }],
])("a gateway that %s is asked once, and hinders no plan", async (_, reply) => {
  const client = await clientOf([reply]);
  expect([await warned(client, "Title"), await warned(client, "Other")]).toEqual([false, false]);
  expect(server.received).toHaveLength(1);
});
