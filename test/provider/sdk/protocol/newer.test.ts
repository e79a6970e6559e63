/** Protocol 6.9 to 6.11, which Terraform 1.12 and later speak: asked over gRPC, as they ask. */
import { complete } from "../../../../provider/sdk/framework/complete";
import type { Attributes } from "../../../../provider/sdk/framework/schema";
import {
  decodeDynamic,
  decodeObject,
  encodeDynamic,
  encodeObject,
} from "../../../../provider/sdk/protocol/dynamic-value";
import {
  Deferred_Reason,
  type ResourceIdentityData,
} from "../../../../provider/sdk/protocol/generated/tfplugin6";
import { types } from "../../../../provider/sdk/values/type";
import { isUnknown } from "../../../../provider/sdk/values/unknown";
import type { ObjectValue } from "../../../../provider/sdk/values/value";
import type { PluginClient } from "../../../support/plugin-client";
import type { ToyStore } from "../toy-provider";
import { configureToy, DEFERRAL, type ServedToy, serveToy, toy } from "./served-toy";

const typeName = "toy_thing";
const attributes = toy.resources?.[0]?.schema.attributes as Attributes;
const listAttributes = toy.listResources?.[0]?.schema.attributes as Attributes;
const identityType = types.object({ id: types.string, kind: types.string });

let served: ServedToy;
let store: ToyStore;
let client: PluginClient;

beforeEach(async () => {
  served = await serveToy();
  ({ store, client } = served);
});
afterEach(() => served.close());

const configure = (config: ObjectValue) => configureToy(client, config);

const encode = (value: ObjectValue | null) => encodeObject(attributes, value && complete(attributes, value));
const encodeIdentity = (value: ObjectValue) => ({ identityData: encodeDynamic(identityType, value) });
const decodeIdentity = (data: ResourceIdentityData | undefined) =>
  data && decodeDynamic(identityType, data.identityData);
const config = (value: ObjectValue) => encode({ ...value });

/** Plans and applies, as terraform does. */
async function make(value: ObjectValue): Promise<ObjectValue> {
  const wanted = config(value);
  const plan = await client.call("planResourceChange", {
    typeName,
    priorState: encode(null),
    proposedNewState: wanted,
    config: wanted,
  });
  expect(plan.diagnostics).toEqual([]);
  const applied = await client.call("applyResourceChange", {
    typeName,
    priorState: encode(null),
    plannedState: plan.plannedState,
    config: wanted,
    plannedIdentity: plan.plannedIdentity,
  });
  expect(applied.diagnostics).toEqual([]);
  return decodeObject(attributes, applied.newState) as ObjectValue;
}

describe("identity (6.9)", () => {
  test("its schema names attributes of the resource, each required or optional for an import", async () => {
    const { identitySchemas } = await client.call("getResourceIdentitySchemas", {});
    expect(identitySchemas).toEqual({
      toy_thing: {
        version: 1,
        identityAttributes: [
          expect.objectContaining({ name: "id", requiredForImport: true, optionalForImport: false }),
          expect.objectContaining({ name: "kind", requiredForImport: false, optionalForImport: true }),
        ],
      },
    });
    const type = identitySchemas.toy_thing?.identityAttributes[0]?.type.toString();
    expect(type).toBe('"string"');
  });

  test("is unknown to the plan of a create, comes with what was made, and stays in read and plan", async () => {
    const wanted = config({ name: "one" });
    const create = await client.call("planResourceChange", {
      typeName,
      priorState: encode(null),
      proposedNewState: wanted,
      config: wanted,
    });
    expect(create.plannedIdentity).toBeUndefined();
    const applied = await client.call("applyResourceChange", {
      typeName,
      priorState: encode(null),
      plannedState: create.plannedState,
      config: wanted,
    });
    expect(decodeIdentity(applied.newIdentity)).toEqual({ id: "thing-1", kind: "plain" });

    const read = await client.call("readResource", { typeName, currentState: applied.newState });
    expect(decodeIdentity(read.newIdentity)).toEqual({ id: "thing-1", kind: "plain" });

    const update = await client.call("planResourceChange", {
      typeName,
      priorState: read.newState,
      proposedNewState: wanted,
      config: wanted,
      priorIdentity: read.newIdentity,
    });
    expect(decodeIdentity(update.plannedIdentity)).toEqual({ id: "thing-1", kind: "plain" });
  });

  test("is gone with the resource", async () => {
    const state = await make({ name: "one" });
    const deleted = await client.call("applyResourceChange", {
      typeName,
      priorState: encode(state),
      plannedState: encode(null),
      config: encode(null),
      plannedIdentity: encodeIdentity({ id: "thing-1", kind: "plain" }),
    });
    expect(deleted.newIdentity).toBeUndefined();
    expect(store.things.size).toBe(0);
    const read = await client.call("readResource", { typeName, currentState: encode(state) });
    expect(decodeObject(attributes, read.newState)).toBeNull();
    expect(read.newIdentity).toBeUndefined();
  });

  test("an import by it needs no id; what is optional takes the schema's default", async () => {
    await make({ name: "one" });
    const { importedResources, diagnostics } = await client.call("importResourceState", {
      typeName,
      identity: encodeIdentity({ id: "thing-1", kind: null }),
    });
    expect(diagnostics).toEqual([]);
    const [imported] = importedResources;
    expect(decodeObject(attributes, imported?.state)).toMatchObject({ id: "thing-1", kind: "plain" });
    const read = await client.call("readResource", { typeName, currentState: imported?.state });
    expect(decodeObject(attributes, read.newState)).toMatchObject({ name: "one" });
  });

  test("an import by an id that says less than the identity leaves it to the read", async () => {
    const { importedResources } = await client.call("importResourceState", { typeName, id: "one" });
    expect(importedResources[0]?.identity).toBeUndefined();
  });

  test("a stored one is brought to its present version, or refused", async () => {
    const upgrade = (version: number, identity: object) =>
      client.call("upgradeResourceIdentity", {
        typeName,
        version,
        rawIdentity: { json: Buffer.from(JSON.stringify(identity)), flatmap: {} },
      });
    const old = await upgrade(0, { key: "thing-7" });
    expect(decodeIdentity(old.upgradedIdentity)).toEqual({ id: "thing-7", kind: null });
    const present = await upgrade(1, { id: "thing-7", kind: "fancy", gone: true });
    expect(decodeIdentity(present.upgradedIdentity)).toEqual({ id: "thing-7", kind: "fancy" });
    expect((await upgrade(1, { id: 7 })).diagnostics).toMatchObject([
      { detail: expect.stringContaining("id: a string is required") },
    ]);
  });

  test("comes with a moved state", async () => {
    const moved = await client.call("moveResourceState", {
      sourceProviderAddress: "terraform.io/builtin/terraform",
      sourceTypeName: "terraform_data",
      targetTypeName: typeName,
      sourceState: { json: Buffer.from('{"id":"x"}'), flatmap: {} },
    });
    expect(decodeIdentity(moved.targetIdentity)).toEqual({ id: "thing-of-x", kind: null });
  });
});

describe("list resources (6.10)", () => {
  const list = (
    request: Partial<{ kind: string; includeResourceObject: boolean; limit: number }> = {},
    cancelAfter?: number,
  ) => {
    const { kind = null, ...rest } = request;
    return client.stream(
      "listResource",
      { typeName, config: encodeObject(listAttributes, { kind }), ...rest },
      cancelAfter,
    );
  };

  test("are in the schema and the metadata", async () => {
    const { listResourceSchemas } = await client.call("getProviderSchema", {});
    expect(listResourceSchemas.toy_thing?.block?.attributes).toMatchObject([
      { name: "kind", optional: true },
    ]);
    const { listResources } = await client.call("getMetadata", {});
    expect(listResources).toEqual([{ typeName }]);
  });

  test("give identity and name of everything that matches, and the whole only when asked for", async () => {
    await make({ name: "one" });
    await make({ name: "two", kind: "fancy" });
    const all = await list();
    expect(all.map(({ displayName }) => displayName)).toEqual(["one", "two"]);
    expect(all.map(({ identity }) => decodeIdentity(identity))).toEqual([
      { id: "thing-1", kind: "plain" },
      { id: "thing-2", kind: "fancy" },
    ]);
    expect(all[0]?.resourceObject).toBeUndefined();
    const [fancy, ...others] = await list({ kind: "fancy", includeResourceObject: true });
    expect(others).toEqual([]);
    expect(decodeObject(attributes, fancy?.resourceObject)).toMatchObject({ name: "two", tags: [] });
  });

  test("a configuration that is not there says nothing", async () => {
    await make({ name: "one" });
    expect(await client.stream("listResource", { typeName })).toHaveLength(1);
  });

  test("stop at the limit, and when nobody listens any more", async () => {
    for (let count = 0; count < 5; count += 1) await make({ name: `n${count}` });
    expect(await list({ limit: 3 })).toHaveLength(3);
    expect(store.ended).toEqual(["list"]);
    expect(await list({}, 1)).toHaveLength(1);
  });

  test("say what is wrong: as a warning with a thing, as an error at the end", async () => {
    await make({ name: "one", title: "odd" });
    expect((await list())[0]?.diagnostic).toMatchObject([{ summary: "Odd" }]);
    const refused = await list({ kind: "broken" });
    expect(refused).toMatchObject([
      { displayName: "", diagnostic: [{ summary: "Cannot list", detail: "The store refuses it." }] },
    ]);
    expect(refused[0]?.identity).toBeUndefined();
    const unknownType = await client.stream("listResource", { typeName: "toy_other" });
    expect(unknownType).toMatchObject([{ diagnostic: [{ summary: "Unknown list resource" }] }]);
  });

  test("a thousand come, and none is lost", async () => {
    const made = await make({ name: "one" });
    for (let count = 0; count < 1000; count += 1) {
      store.things.set(`x${count}`, { ...(made as never as object), id: `thing-x${count}` } as never);
    }
    expect(await list({ includeResourceObject: true })).toHaveLength(1001);
  });

  test("check their configuration", async () => {
    const { diagnostics } = await client.call("validateListResourceConfig", {
      typeName,
      config: encodeObject(listAttributes, { kind: "odd" }),
    });
    expect(diagnostics).toMatchObject([{ summary: "Invalid kind" }]);
  });
});

describe("generated configuration (6.10)", () => {
  const generate = async (state: ObjectValue) => {
    const answer = await client.call("generateResourceConfig", { typeName, state: encode(state) });
    expect(answer.diagnostics).toEqual([]);
    return decodeObject(attributes, answer.config) as ObjectValue;
  };

  test("is announced", async () => {
    const { serverCapabilities } = await client.call("getProviderSchema", {});
    expect(serverCapabilities?.generateResourceConfig).toBe(true);
  });

  test("is what has to be said, and nothing else", async () => {
    const state = await make({
      name: "one",
      tags: ["a"],
      audit: { months: 3, next: null },
      owners: [{ name: "alice", kind: null, key: null }],
    });
    const said = Object.entries(await generate(state)).filter(([, value]) => value !== null);
    expect(Object.fromEntries(said)).toEqual({
      name: "one",
      tags: ["a"],
      audit: { months: 3, next: null },
      owners: [{ name: "alice", kind: null, key: null }],
    });
  });

  test("plans no change", async () => {
    const state = await make({ name: "one", kind: "fancy", enabled: false, labels: { a: "b" } });
    const generated = await generate(state);
    const plan = await client.call("planResourceChange", {
      typeName,
      priorState: encode(state),
      proposedNewState: encode(state),
      config: encodeObject(attributes, generated),
    });
    expect(plan.diagnostics).toEqual([]);
    expect(decodeObject(attributes, plan.plannedState)).toEqual(state);
  });

  test("of no state is none", async () => {
    const { config: nothing, diagnostics } = await client.call("generateResourceConfig", { typeName });
    expect(diagnostics).toEqual([]);
    expect(decodeObject(attributes, nothing)).toBeNull();
  });
});

describe("deferral (6.6; no released Terraform allows it outside of stacks)", () => {
  test("of a plan answers what was proposed and why", async () => {
    const proposedNewState = config({ name: "one", title: "tomorrow" });
    const request = { typeName, priorState: encode(null), proposedNewState, config: proposedNewState };
    const plan = await client.call("planResourceChange", { ...request, clientCapabilities: DEFERRAL });
    expect(plan.diagnostics).toEqual([]);
    expect(plan.deferred).toEqual({ reason: Deferred_Reason.ABSENT_PREREQ });
    expect(plan.plannedState).toEqual(proposedNewState);

    const refused = await client.call("planResourceChange", request);
    expect(refused.deferred).toBeUndefined();
    expect(refused.diagnostics).toMatchObject([
      { summary: "Not possible yet", detail: "It depends on something that does not exist yet." },
    ]);
  });

  test("of a read keeps the state", async () => {
    const state = await make({ name: "one" });
    await configure({ endpoint: "deferred" });
    const request = { typeName, currentState: encode(state), private: Buffer.from('{"a":1}') };
    const read = await client.call("readResource", { ...request, clientCapabilities: DEFERRAL });
    expect(read).toMatchObject({
      diagnostics: [],
      deferred: { reason: Deferred_Reason.PROVIDER_CONFIG_UNKNOWN },
    });
    expect(decodeObject(attributes, read.newState)).toEqual(state);
    expect(read.private.toString()).toBe('{"a":1}');
    expect((await client.call("readResource", request)).diagnostics).toMatchObject([
      { summary: "Not possible yet" },
    ]);
  });

  test("of a data source leaves unknown what it would find", async () => {
    await configure({ endpoint: "deferred" });
    const source = toy.dataSources?.[0]?.schema.attributes as Attributes;
    const answer = await client.call("readDataSource", {
      typeName: "toy_things",
      config: encodeObject(source, { kind: "plain", names: null }),
      clientCapabilities: DEFERRAL,
    });
    expect(answer.deferred).toEqual({ reason: Deferred_Reason.PROVIDER_CONFIG_UNKNOWN });
    const state = decodeObject(source, answer.state);
    expect(state?.kind).toBe("plain");
    expect(isUnknown(state?.names)).toBe(true);
  });
});

test("an ephemeral resource is renewed with what it held and closed with what the last renewal left", async () => {
  const token = toy.ephemeralResources?.[0]?.schema.attributes as Attributes;
  const opened = await client.call("openEphemeralResource", {
    typeName: "toy_token",
    config: encodeObject(token, { audience: "x", value: null }),
  });
  expect(decodeObject(token, opened.result)).toEqual({ audience: "x", value: "token for x" });
  expect(opened.renewAt?.getTime()).toBeGreaterThan(Date.now());
  const renewed = await client.call("renewEphemeralResource", {
    typeName: "toy_token",
    private: opened.private,
  });
  const again = await client.call("renewEphemeralResource", {
    typeName: "toy_token",
    private: renewed.private,
  });
  await client.call("closeEphemeralResource", { typeName: "toy_token", private: again.private });
  expect(store.tokens).toEqual(["open x", "renew x", "renew x", "close x after 2 renewals"]);
});
