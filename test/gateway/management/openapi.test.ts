import { readFileSync } from "node:fs";
import { routeTable } from "../../../gateway/http/access";
import { renderOpenApi } from "../../../gateway/management/openapi";
import {
  type ManagementServices,
  managementOperations,
  managementSurface,
} from "../../../gateway/management/surface";
import { type Api, type Json, openApi } from "./api";

let api: Api;
let document: Json;
beforeAll(async () => {
  api = await openApi();
  document = await (await fetch(`${api.url}/openapi.json`)).json();
});
afterAll(() => api.close());

const options = { publicUrl: "https://x.example", bodyLimit: 1, version: "1" };
/** Routes are declared, not served, here: no service is asked. */
const surface = managementSurface({} as ManagementServices, options);
const METHODS = ["get", "post", "put", "patch", "delete"];
const described = (): string[] =>
  Object.entries<Json>(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => `${method.toUpperCase()} ${path}`),
  );
const served = (): string[] =>
  routeTable([surface]).map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);

test("every route of the management API is described, and the reverse", () => {
  const own = described().filter((label) => / (\/v1\/|\/openapi.json)/.test(label));
  expect(own.sort()).toEqual(served().sort());
});

test("each operation asks for the scopes that its route asks for", () => {
  for (const { method, path, access } of routeTable([surface])) {
    const operation = document.paths[path.replaceAll(/:(\w+)/g, "{$1}")][method.toLowerCase()];
    const scopes = operation.security.map(({ oauth }: { oauth: string[] }) => oauth[0]);
    expect([path, scopes]).toEqual([path, access === "public" ? [] : access]);
  }
});

test("what it says of the other surfaces is served", async () => {
  const others = described().filter((label) => !served().includes(label));
  expect(others.length).toBeGreaterThan(20);
  for (const label of others) {
    const [method = "", path = ""] = label.split(" ");
    const url = api.url + path.replace("{integration}", "default").replace("{id}", "x");
    const { status } = await fetch(url, { method });
    expect([label, status]).not.toEqual([label, 404]);
    expect([label, status]).not.toEqual([label, 405]);
  }
});

test("each way in that an operation names is described", () => {
  const ways = Object.keys(document.components.securitySchemes);
  const named = Object.values<Json>(document.paths).flatMap((item) =>
    METHODS.flatMap((method) => item[method]?.security ?? []).flatMap((way: object) => Object.keys(way)),
  );
  expect([...new Set(named)].sort()).toEqual(ways.sort());
  const scim = document.paths["/scim/v2/Users"].get.security;
  expect(scim).toEqual([{ oauth: ["scim"] }, { scimToken: [] }, { basic: [] }]);
});

test("every reference leads somewhere, and every operation has a name of its own", () => {
  const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
  for (const reference of new Set(references)) {
    const steps = reference.slice(8, -1).split("/").slice(1);
    expect(steps.reduce((at: Json, step) => at?.[step], document)).toBeDefined();
  }
  const ids = Object.values<Json>(document.paths).flatMap((item) =>
    METHODS.flatMap((method) => item[method]?.operationId ?? []),
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(document.openapi).toBe("3.1.0");
});

test("docs/openapi.json is what the contract says today", () => {
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  const publicUrl = "https://rollcall.example.com";
  const operations = managementOperations({} as ManagementServices, publicUrl);
  const rendered = renderOpenApi(operations, { publicUrl, version });
  expect(JSON.parse(readFileSync("docs/openapi.json", "utf8"))).toEqual(JSON.parse(JSON.stringify(rendered)));
});
