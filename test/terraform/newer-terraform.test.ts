/** What Terraform 1.12 and later ask of the provider, asked over gRPC: the terraform of these tests may be older. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AccessListView } from "../../gateway/management/contract/access-list";
import type { OAuthClientView } from "../../gateway/management/contract/oauth-client";
import { rollcallProvider } from "../../provider/provider";
import type { Attributes } from "../../provider/sdk/framework/schema";
import { findSchemaProblems } from "../../provider/sdk/framework/schema-check";
import {
  decodeDynamic,
  decodeObject,
  encodeDynamic,
  encodeObject,
} from "../../provider/sdk/protocol/dynamic-value";
import type { ResourceIdentityData } from "../../provider/sdk/protocol/generated/tfplugin6";
import { types } from "../../provider/sdk/values/type";
import type { ObjectValue } from "../../provider/sdk/values/value";
import { requestToken } from "../../scripts/quickstart/identity-provider";
import { PluginClient } from "../support/plugin-client";
import { Workbench } from "./workbench";

const offered = rollcallProvider("1.2.3", {});
const attributesOf = (
  all: readonly { typeName: string; schema: { attributes: Attributes } }[] = [],
  name = "",
) => all.find(({ typeName }) => typeName === name)?.schema.attributes ?? {};
const listAttributes = attributesOf(offered.resources, "rollcall_access_list");
const queryAttributes = attributesOf(offered.listResources, "rollcall_access_list");
const actionAttributes = attributesOf(offered.actions, "rollcall_rotate_secret");
const byName = types.object({ name: types.string });

let bench: Workbench;
let client: PluginClient;

beforeAll(async () => {
  bench = await Workbench.open();
  client = new PluginClient(bench.provider);
  const nothing = Object.fromEntries(Object.keys(offered.schema.attributes).map((name) => [name, null]));
  const config = encodeObject(offered.schema.attributes, nothing);
  await client.call("configureProvider", { terraformVersion: "1.14.0", config });
  for (const list of [
    { name: "one", title: "One", type: "scim", grants: { roles: ["reader"], traits: {} } },
    { name: "two", title: "Two", type: "static", labels: { team: "x" } },
    { name: "three", title: "Three", type: "scim" },
  ]) {
    expect(await bench.gateway.call("POST", "/v1/access-lists", list)).toMatchObject({ status: 201 });
  }
});

afterAll(async () => {
  client.close();
  await bench.close();
});

const nameIn = (identity: ResourceIdentityData | undefined) => decodeDynamic(byName, identity?.identityData);

test("everything that is offered is sound", () => {
  expect(findSchemaProblems(offered)).toEqual([]);
});

test("resources are identified by what the gateway knows them by", async () => {
  const { identitySchemas } = await client.call("getResourceIdentitySchemas", {});
  const names = (type: string) => identitySchemas[type]?.identityAttributes.map(({ name }) => name);
  expect(names("rollcall_access_list")).toEqual(["name"]);
  expect(names("rollcall_scim_integration")).toEqual(["name"]);
  expect(names("rollcall_oauth_client")).toEqual(["client_id"]);
  expect(names("rollcall_scim_token")).toEqual(["id"]);
});

test("an import block with an identity", async () => {
  const identity = { identityData: encodeDynamic(byName, { name: "two" }) };
  const { importedResources, diagnostics } = await client.call("importResourceState", {
    typeName: "rollcall_access_list",
    identity,
  });
  expect(diagnostics).toEqual([]);
  const read = await client.call("readResource", {
    typeName: "rollcall_access_list",
    currentState: importedResources[0]?.state,
    currentIdentity: importedResources[0]?.identity,
  });
  expect(decodeObject(listAttributes, read.newState)).toMatchObject({ title: "Two", labels: { team: "x" } });
  expect(nameIn(read.newIdentity)).toEqual({ name: "two" });
});

describe("terraform query", () => {
  const query = (wanted: ObjectValue, rest: { includeResourceObject?: boolean; limit?: number } = {}) =>
    client.stream("listResource", {
      typeName: "rollcall_access_list",
      config: encodeObject(queryAttributes, { integration: null, type: null, ...wanted }),
      ...rest,
    });

  test("finds the lists of a type, by title and identity", async () => {
    const found = await query({ type: "scim" });
    expect(found.map(({ displayName }) => displayName).sort()).toEqual(["One", "Three"]);
    expect(found.map(({ identity }) => nameIn(identity))).toEqual(
      expect.arrayContaining([{ name: "one" }, { name: "three" }]),
    );
    expect(await query({}, { limit: 2 })).toHaveLength(2);
  });

  test("gives states of which the generated configuration plans no change", async () => {
    const [one] = (await query({ type: "static" }, { includeResourceObject: true })) ?? [];
    const state = one?.resourceObject;
    expect(decodeObject(listAttributes, state)).toMatchObject({ name: "two", type: "static" });
    const typeName = "rollcall_access_list";
    const { config } = await client.call("generateResourceConfig", { typeName, state });
    const said = Object.entries(decodeObject(listAttributes, config) ?? {}).filter(
      ([, value]) => value !== null,
    );
    expect(Object.keys(Object.fromEntries(said))).toEqual(
      expect.arrayContaining(["name", "title", "type", "labels"]),
    );
    expect(said.map(([name]) => name)).not.toContain("grants");
    const plan = await client.call("planResourceChange", {
      typeName,
      priorState: state,
      proposedNewState: state,
      config,
    });
    expect(plan.diagnostics).toEqual([]);
    expect(decodeObject(listAttributes, plan.plannedState)).toEqual(decodeObject(listAttributes, state));
  });

  test("says what the gateway refuses", async () => {
    expect(await query({ integration: "nowhere" })).toEqual([]);
    const { diagnostics } = await client.call("validateListResourceConfig", {
      typeName: "rollcall_access_list",
      config: encodeObject(queryAttributes, { integration: null, type: "odd" }),
    });
    expect(diagnostics).toMatchObject([{ summary: "Invalid type" }]);
  });
});

describe("the action rollcall_rotate_secret", () => {
  const actionType = "rollcall_rotate_secret";
  const secret = "s".repeat(43);
  const told = (value: ObjectValue) =>
    encodeObject(actionAttributes, { client_secret: secret, previous_secret_ttl: null, ...value });
  const invoke = (value: ObjectValue) => client.stream("invokeAction", { actionType, config: told(value) });

  test("gives a client a secret that was made elsewhere", async () => {
    const { body: made } = await bench.gateway.call<OAuthClientView>("POST", "/v1/oauth-clients", {
      name: "x",
      scopes: ["scim"],
    });
    const works = (clientSecret: string) =>
      requestToken({ tokenUrl: made.token_url, clientId: made.client_id, clientSecret }).then(
        () => true,
        () => false,
      );
    const [progress, completed] = await invoke({ client_id: made.client_id, previous_secret_ttl: "0s" });
    expect(progress?.type?.$case).toBe("progress");
    expect(JSON.stringify(progress)).not.toContain(secret);
    expect(completed?.type).toEqual({ $case: "completed", value: { diagnostics: [] } });
    expect(await works(secret)).toBe(true);
    expect(await works((made as unknown as { client_secret: string }).client_secret)).toBe(false);
  });

  test("of a client that is not there fails", async () => {
    const [completed] = await invoke({ client_id: "rc_nobody" });
    expect(completed?.type).toMatchObject({ value: { diagnostics: [{ severity: 1 }] } });
  });

  test.each(["letmein", "a".repeat(43)])(
    "refuses a secret that can be guessed, and does not show it",
    async (weak) => {
      const { diagnostics } = await client.call("validateActionConfig", {
        typeName: actionType,
        config: told({ client_id: "x", client_secret: weak }),
      });
      expect(diagnostics).toMatchObject([{ summary: "Invalid client_secret" }]);
      expect(JSON.stringify(diagnostics)).not.toContain(weak);
    },
  );
});

test.each([
  ["list-resources/rollcall_access_list/list-resource.tfquery.hcl", queryAttributes],
  ["actions/rollcall_rotate_secret/action.tf", actionAttributes],
])("examples/%s says what the schema knows, and its page shows it", (file, attributes) => {
  const [folder = "", type = ""] = file.split("/");
  const example = readFileSync(join("examples", file), "utf8");
  const [, config = ""] = /config \{\n(.*?)\n {2}\}/s.exec(example) ?? [];
  const said = [...config.matchAll(/^ +(\w+) +=/gm)].map(([, name]) => name);
  expect(said.length).toBeGreaterThan(0);
  expect(Object.keys(attributes)).toEqual(expect.arrayContaining(said));
  const page = readFileSync(join("docs", folder, `${type.replace("rollcall_", "")}.md`), "utf8");
  expect(page).toContain(example.trimEnd());
});

test("the lists of the tests are as they were declared", async () => {
  const { body } = await bench.gateway.call<AccessListView>("GET", "/v1/access-lists/one");
  expect(body).toMatchObject({ title: "One", revision: 1 });
});
