/** Actions of protocol 6.10, which Terraform 1.14 and later ask for: asked over gRPC, as it asks. */
import type { Attributes } from "../../../../provider/sdk/framework/schema";
import { encodeObject } from "../../../../provider/sdk/protocol/dynamic-value";
import { Deferred_Reason } from "../../../../provider/sdk/protocol/generated/tfplugin6";
import { unknown } from "../../../../provider/sdk/values/unknown";
import type { ObjectValue } from "../../../../provider/sdk/values/value";
import type { PluginClient } from "../../../support/plugin-client";
import type { ToyStore } from "../toy-provider";
import { DEFERRAL, type ServedToy, serveToy, toy } from "./served-toy";

const actionAttributes = toy.actions?.[0]?.schema.attributes as Attributes;

let served: ServedToy;
let store: ToyStore;
let client: PluginClient;

beforeEach(async () => {
  served = await serveToy();
  ({ store, client } = served);
});
afterEach(() => served.close());

describe("actions (6.10)", () => {
  const actionType = "toy_greet";
  const told = (value: ObjectValue) => encodeObject(actionAttributes, { times: null, ...value });
  const invoke = (value: ObjectValue) => client.stream("invokeAction", { actionType, config: told(value) });

  test("are in the schema and the metadata", async () => {
    const { actionSchemas } = await client.call("getProviderSchema", {});
    expect(actionSchemas.toy_greet?.schema?.block?.attributes).toMatchObject([
      { name: "whom", required: true },
      { name: "times", optional: true },
    ]);
    const { actions } = await client.call("getMetadata", {});
    expect(actions).toEqual([{ typeName: actionType }]);
  });

  test("tell how far they are, in order, and that they are done", async () => {
    const events = await invoke({ whom: "world", times: 2 });
    expect(events.map(({ type }) => type)).toEqual([
      { $case: "progress", value: { message: "greeted world for the 1. time" } },
      { $case: "progress", value: { message: "greeted world for the 2. time" } },
      { $case: "completed", value: { diagnostics: [] } },
    ]);
    expect(store.greetings).toEqual(["world", "world"]);
    expect(await invoke({ whom: "crowd", times: 5000 })).toHaveLength(5001);
  });

  test("that fail complete with the error", async () => {
    const [completed] = await invoke({ whom: "nobody" });
    expect(completed?.type).toMatchObject({
      $case: "completed",
      value: { diagnostics: [{ summary: "Nobody is there" }] },
    });
  });

  test("end when Terraform is interrupted", async () => {
    const events = invoke({ whom: "forever" });
    await client.call("stopProvider", {});
    expect(await events).toMatchObject([{ type: { value: { diagnostics: [{ summary: "Interrupted" }] } } }]);
  });

  test("are refused while they are only planned", async () => {
    const plan = (value: ObjectValue, clientCapabilities?: typeof DEFERRAL) =>
      client.call("planAction", { actionType, config: told(value), clientCapabilities });
    expect(await plan({ whom: "world" })).toEqual({ diagnostics: [], deferred: undefined });
    expect((await plan({ whom: "" })).diagnostics).toMatchObject([{ summary: "Greet whom?" }]);
    expect(await plan({ whom: unknown }, DEFERRAL)).toEqual({
      diagnostics: [],
      deferred: { reason: Deferred_Reason.RESOURCE_CONFIG_UNKNOWN },
    });
  });

  test("check what they are told", async () => {
    const { diagnostics } = await client.call("validateActionConfig", {
      typeName: actionType,
      config: told({ whom: "x", times: 0 }),
    });
    expect(diagnostics).toMatchObject([{ summary: "Invalid times" }]);
  });
});
