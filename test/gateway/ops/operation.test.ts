import { createServer, type Server } from "node:http";
import { Health } from "../../../gateway/ops/health";
import { createMetrics } from "../../../gateway/ops/metrics";
import { operationListener } from "../../../gateway/ops/operation";

let store = () => Promise.resolve();
const health = new Health("1.2.3", [{ name: "store", check: () => store() }]);
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer(operationListener(health, createMetrics("1.2.3")));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function statusOf(path: string): Promise<[number, Record<string, string>]> {
  const answer = await fetch(url + path);
  const { checks } = (await answer.json()) as { checks: { name: string; status: string }[] };
  return [answer.status, Object.fromEntries(checks.map(({ name, status }) => [name, status]))];
}

test("alive from the first moment, started and ready only when serving", async () => {
  expect(await statusOf("/health/live")).toEqual([200, {}]);
  expect(await statusOf("/health/started")).toEqual([503, { started: "failed" }]);
  expect((await statusOf("/health/ready"))[0]).toBe(503);
  health.serving();
  expect(await statusOf("/health/started")).toEqual([200, { started: "ok" }]);
  expect(await statusOf("/health/ready")).toEqual([
    200,
    { started: "ok", "not-draining": "ok", store: "ok" },
  ]);
});

test("not ready while the store fails, and alive all the same; the cause stays inside", async () => {
  store = () => Promise.reject(new Error("disk on fire"));
  const answer = await fetch(`${url}/health/ready`);
  const text = await answer.text();
  expect([answer.status, text.includes("fire")]).toEqual([503, false]);
  expect(JSON.parse(text)).toMatchObject({ status: "unavailable", version: "1.2.3" });
  expect(await statusOf("/health/live")).toEqual([200, {}]);
  store = () => Promise.resolve();
});

test("not ready when the store does not answer in two seconds", async () => {
  store = () => new Promise(() => undefined);
  expect((await statusOf("/health/ready"))[1]).toMatchObject({ store: "failed" });
  store = () => Promise.resolve();
});

test("not ready while draining", async () => {
  health.draining();
  expect(await statusOf("/health/ready")).toEqual([
    503,
    { started: "ok", "not-draining": "failed", store: "ok" },
  ]);
  expect((await statusOf("/health/started"))[0]).toBe(200);
});

test("metrics speak Prometheus' text format and say what runs", async () => {
  const answer = await fetch(`${url}/metrics`);
  expect(answer.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  const text = await answer.text();
  expect(text).toContain(`rollcall_build_info{version="1.2.3",node="${process.version}"} 1`);
  expect(text).toContain("nodejs_eventloop_lag_p99_seconds");
});

test("nothing else is there", async () => {
  expect((await fetch(`${url}/health/../scim/v2/Users`)).status).toBe(404);
  const answer = await fetch(`${url}/metrics`, { method: "POST" });
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});
