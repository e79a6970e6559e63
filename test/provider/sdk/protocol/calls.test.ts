import type { Provider } from "../../../../provider/sdk/framework/provider";
import { Session } from "../../../../provider/sdk/framework/session";
import { applyResourceChange } from "../../../../provider/sdk/protocol/apply-resource-change";
import { callFunction } from "../../../../provider/sdk/protocol/call-function";
import { configureProvider } from "../../../../provider/sdk/protocol/configure-provider";
import { encodeDiagnostics, encodePath } from "../../../../provider/sdk/protocol/diagnostic";
import { decodeObject, encodeDynamic, encodeObject } from "../../../../provider/sdk/protocol/dynamic-value";
import type { ClientCapabilities } from "../../../../provider/sdk/protocol/generated/tfplugin6";
import { getMetadata } from "../../../../provider/sdk/protocol/get-metadata";
import { getProviderSchema } from "../../../../provider/sdk/protocol/get-provider-schema";
import { importResourceState } from "../../../../provider/sdk/protocol/import-resource-state";
import { readResource } from "../../../../provider/sdk/protocol/read-resource";
import { upgradeResourceState } from "../../../../provider/sdk/protocol/upgrade-resource-state";
import { validateResourceConfig } from "../../../../provider/sdk/protocol/validate-resource-config";
import { types } from "../../../../provider/sdk/values/type";
import { unknown } from "../../../../provider/sdk/values/unknown";
import type { ObjectValue } from "../../../../provider/sdk/values/value";
import { ToyStore, toyProvider } from "../toy-provider";

const NOTHING = Buffer.alloc(0);
const never = new AbortController().signal;
const silent = () => {};
const NO_CAPABILITIES: ClientCapabilities = {
  deferralAllowed: false,
  writeOnlyAttributesAllowed: false,
  storePlannedPrivate: false,
  computedBlocksAllowed: false,
};

let records: unknown[];
const recording = () => {
  records = [];
  const error = (...record: unknown[]) => records.push(record);
  return { trace: silent, debug: silent, info: silent, warn: silent, error, mask: silent };
};

/** The toy provider, configured, with some part of its first resource replaced. */
async function sessionWith(changes: object, more: Partial<Provider> = {}): Promise<Session> {
  const toy = toyProvider(new ToyStore());
  const [thing] = toy.resources ?? [];
  const changed = { ...toy, ...more, resources: [{ ...thing, ...changes }] } as unknown as Provider;
  const session = new Session(changed, recording());
  const config = encodeObject(toy.schema.attributes, {});
  await configureProvider(
    session,
    { terraformVersion: "1.11.4", config, clientCapabilities: undefined },
    never,
  );
  return session;
}

const attributesOf = (session: Session) => session.resource("toy_thing").schema.attributes;

async function create(session: Session, plan: ObjectValue, signal = never, config: ObjectValue = {}) {
  const attributes = attributesOf(session);
  const response = await applyResourceChange(
    session,
    {
      typeName: "toy_thing",
      priorState: encodeObject(attributes, null),
      plannedState: encodeObject(attributes, plan),
      config: encodeObject(attributes, config),
      plannedPrivate: NOTHING,
      providerMeta: undefined,
      plannedIdentity: undefined,
    },
    signal,
  );
  return { ...response, state: decodeObject(attributes, response.newState) };
}

const planned = { id: unknown, name: "x", revision: unknown, tags: [], labels: {}, owners: [], grants: null };

describe("an apply", () => {
  test("whose result breaks the plan is reported as the provider's bug, and stored", async () => {
    const session = await sessionWith({ create: () => ({ id: "1", name: "y", revision: 1 }) });
    const { diagnostics, state } = await create(session, { ...planned, id: unknown });
    expect(diagnostics.map(({ detail }) => detail)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^name was planned as "x" and became "y"\. This is a bug/),
      ]),
    );
    expect(state).toMatchObject({ id: "1", name: "y" });
  });

  test("whose result does not fit the schema is stored as far as it does", async () => {
    const session = await sessionWith({ create: () => ({ id: "1", name: 5, revision: 1 }) });
    const { diagnostics, state } = await create(session, planned);
    expect(diagnostics.at(-1)?.detail).toMatch(/^name: a string is required, not a number/);
    expect(state).toMatchObject({ id: "1", name: null });
  });

  test("that throws stores nothing, and the stack goes to the log only", async () => {
    const session = await sessionWith({
      create: () => {
        throw new Error("no route to host");
      },
    });
    const { diagnostics, state } = await create(session, planned);
    expect(state).toBeNull();
    expect(diagnostics).toMatchObject([
      { summary: "Unexpected error in the provider", detail: "no route to host" },
    ]);
    expect(JSON.stringify(records)).toContain("calls.test.ts");
  });

  test("whose error the provider knows how to render", async () => {
    const renderError = () => [
      { severity: "error" as const, summary: "Gone", detail: "Try again.", path: ["name"] },
    ];
    const session = await sessionWith({ create: () => Promise.reject(new Error("410")) }, { renderError });
    const { diagnostics } = await create(session, planned);
    expect(diagnostics).toMatchObject([
      { summary: "Gone", attribute: { steps: [{ selector: { value: "name" } }] } },
    ]);
  });

  test("that comes after an interrupt is not begun", async () => {
    const begun = jest.fn();
    const session = await sessionWith({ create: begun });
    session.stop();
    const { diagnostics } = await create(session, planned);
    expect(begun).not.toHaveBeenCalled();
    expect(diagnostics).toMatchObject([{ summary: "Interrupted" }]);
  });

  test("of a resource that the provider does not have", async () => {
    const session = await sessionWith({ typeName: "toy_other" });
    const response = await readResource(
      session,
      {
        typeName: "toy_thing",
        currentState: undefined,
        private: NOTHING,
        providerMeta: undefined,
        clientCapabilities: undefined,
        currentIdentity: undefined,
      },
      never,
    );
    expect(response.diagnostics).toMatchObject([{ summary: "Unknown resource" }]);
  });
});

describe("a write-only value", () => {
  const config = { name: "x", secret_wo: "hush-hush", secret_wo_version: 1 };
  const validate = async (session: Session, clientCapabilities: ClientCapabilities | undefined) => {
    const encoded = encodeObject(attributesOf(session), config);
    const request = { typeName: "toy_thing", config: encoded, clientCapabilities };
    return (await validateResourceConfig(session, request, never)).diagnostics;
  };

  test("is refused of a Terraform that does not say it keeps it out of its state", async () => {
    const session = await sessionWith({});
    const allowing = { ...NO_CAPABILITIES, writeOnlyAttributesAllowed: true };
    expect(await validate(session, allowing)).toEqual([]);
    for (const capabilities of [undefined, NO_CAPABILITIES]) {
      const diagnostics = await validate(session, capabilities);
      expect(diagnostics).toMatchObject([
        {
          detail: "secret_wo is write-only, which needs Terraform 1.11 or later.",
          attribute: { steps: [{ selector: { value: "secret_wo" } }] },
        },
      ]);
      expect(JSON.stringify(diagnostics)).not.toContain("hush");
    }
  });

  test("reaches create in the configuration alone; what create returns of it is not stored", async () => {
    const handed: ObjectValue[] = [];
    const whole = { ...planned, grants: { roles: [], traits: {} } };
    const session = await sessionWith({
      create: (call: { config: ObjectValue; plan: ObjectValue }) => {
        handed.push({ config: call.config.secret_wo ?? null, plan: call.plan.secret_wo ?? null });
        return { ...whole, id: "1", revision: 1, secret_wo: call.config.secret_wo };
      },
    });
    const { diagnostics, state, newState } = await create(session, whole, never, config);
    expect(handed).toEqual([{ config: "hush-hush", plan: null }]);
    expect([diagnostics, state?.secret_wo]).toEqual([[], null]);
    expect(Buffer.from(newState?.msgpack ?? []).includes("hush")).toBe(false);
  });
});

describe("a stored state", () => {
  const upgrade = async (session: Session, version: number, state: object) => {
    const rawState = { json: Buffer.from(JSON.stringify(state)), flatmap: {} };
    const response = await upgradeResourceState(session, { typeName: "toy_thing", version, rawState }, never);
    return { ...response, state: decodeObject(attributesOf(session), response.upgradedState) };
  };

  test("of the present version loses what the schema no longer has and gains empty values", async () => {
    const { state, diagnostics } = await upgrade(await sessionWith({}), 2, {
      name: "a",
      gone: 1,
      tags: null,
    });
    expect(diagnostics).toEqual([]);
    expect(state).toMatchObject({ name: "a", tags: [], grants: { roles: [], traits: {} }, title: null });
    expect(state).not.toHaveProperty("gone");
  });

  test("of a version without an upgrade is an error", async () => {
    const { diagnostics } = await upgrade(await sessionWith({ upgrade: {} }), 1, {});
    expect(diagnostics).toMatchObject([{ summary: "Cannot read the stored state" }]);
  });

  test("that does not fit says where", async () => {
    const { diagnostics } = await upgrade(await sessionWith({}), 2, { owners: [{ name: 5 }] });
    expect(diagnostics[0]?.detail).toBe("owners[0].name: a string is required, not a number");
  });
});

test("a resource without import says so", async () => {
  const session = await sessionWith({ importState: undefined, identity: undefined });
  const request = { typeName: "toy_thing", id: "1", clientCapabilities: undefined, identity: undefined };
  const { diagnostics, importedResources } = await importResourceState(session, request, never);
  expect(importedResources).toEqual([]);
  expect(diagnostics).toMatchObject([{ detail: "toy_thing cannot be imported." }]);
});

test("a function's errors name the argument", async () => {
  const session = await sessionWith({});
  const call = (name: string, ...values: string[]) =>
    callFunction(session, { name, arguments: values.map((one) => encodeDynamic(types.string, one)) }, never);
  expect(await call("slug", "A B")).toEqual({ result: encodeDynamic(types.string, "a-b"), error: undefined });
  expect((await call("slug", " ")).error).toEqual({ text: "must not be empty", functionArgument: 0 });
  expect((await call("slug", "a", "b")).error).toEqual({ text: "too many arguments", functionArgument: 1 });
  expect((await call("nope")).error?.text).toMatch(/no function named nope/);
});

test("the schema and the metadata name everything that is offered", async () => {
  const session = await sessionWith({});
  const schema = await getProviderSchema(session, {}, never);
  expect(schema.diagnostics).toEqual([]);
  const metadata = await getMetadata(session, {}, never);
  expect(metadata.resources.map(({ typeName }) => typeName)).toEqual(Object.keys(schema.resourceSchemas));
  expect(metadata.functions.map(({ name }) => name)).toEqual(Object.keys(schema.functions));
  expect(schema.resourceSchemas.toy_thing?.version).toBe(2);
  const kind = schema.resourceSchemas.toy_thing?.block?.attributes.find(({ name }) => name === "kind");
  expect(kind).toMatchObject({ optional: true, computed: true, required: false });
});

test("a schema that Terraform would misread is reported with the schema", async () => {
  const session = await sessionWith({ upgrade: undefined });
  expect((await getProviderSchema(session, {}, never)).diagnostics).toMatchObject([
    { detail: expect.stringContaining("toy_thing has no upgrade from version 0") },
    { detail: expect.stringContaining("toy_thing has no upgrade from version 1") },
  ]);
});

describe("the place of a diagnostic", () => {
  const encode = (...path: NonNullable<Parameters<typeof encodePath>[0]>) =>
    encodeDiagnostics([{ severity: "warning", summary: "s", detail: "d", path }])[0];

  test("is at most two steps; the whole path is in the detail", () => {
    expect(encode("rules", 1, "action")).toMatchObject({
      detail: "d\n\nAttribute: rules[1].action",
      attribute: {
        steps: [
          { selector: { $case: "attributeName", value: "rules" } },
          { selector: { $case: "elementKeyInt", value: 1 } },
        ],
      },
    });
  });

  test("in a nested object is the child as an element", () => {
    expect(encode("audit", "months")?.attribute?.steps[1]).toEqual({
      selector: { $case: "elementKeyString", value: "months" },
    });
  });

  test("in a set is the set", () => {
    expect(encode("owners", { element: { name: "a" } }, "name")?.attribute?.steps).toHaveLength(1);
  });

  test("is left out when there is none", () => {
    expect(encode()).toMatchObject({ detail: "d", attribute: undefined });
  });

  test("of a replacement is exact, up to the first set", () => {
    expect(encodePath(["a", "b", 0, { key: "k" }]).steps.map(({ selector }) => selector?.$case)).toEqual([
      "attributeName",
      "attributeName",
      "elementKeyInt",
      "elementKeyString",
    ]);
    expect(encodePath(["a", { element: "x" }, "b"]).steps).toHaveLength(1);
  });
});
