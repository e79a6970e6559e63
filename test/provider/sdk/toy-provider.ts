import { setTimeout as sleep } from "node:timers/promises";
import { actionFor } from "../../../provider/sdk/framework/action";
import { dataSourceFor } from "../../../provider/sdk/framework/data-source";
import { defer } from "../../../provider/sdk/framework/deferral";
import { fail } from "../../../provider/sdk/framework/diagnostics";
import { ephemeralResourceFor } from "../../../provider/sdk/framework/ephemeral-resource";
import { FunctionError, providerFunction } from "../../../provider/sdk/framework/function";
import { listResourceFor } from "../../../provider/sdk/framework/list-resource";
import type { Plan, State } from "../../../provider/sdk/framework/model";
import {
  equivalent,
  keepPrior,
  requiresReplace,
  unknownWhenChanged,
} from "../../../provider/sdk/framework/modifiers";
import type { Provider } from "../../../provider/sdk/framework/provider";
import { provider } from "../../../provider/sdk/framework/provider";
import { resourceFor } from "../../../provider/sdk/framework/resource";
import { attribute, schema } from "../../../provider/sdk/framework/schema";
import { timeouts } from "../../../provider/sdk/framework/timeouts";
import { between, matches, oneOf } from "../../../provider/sdk/framework/validators";
import { types } from "../../../provider/sdk/values/type";
import { isUnknown, known } from "../../../provider/sdk/values/unknown";

const providerSchema = schema({
  description: "Keeps things in memory.",
  attributes: {
    endpoint: attribute.string({
      optional: true,
      description: "Where the things are; may be unknown in a plan.",
    }),
    token: attribute.string({ optional: true, sensitive: true, description: "A secret." }),
  },
});

const thingSchema = schema({
  version: 2,
  description: "A thing with every kind of attribute.",
  attributes: {
    id: attribute.string({
      computed: true,
      notNull: true,
      prefix: "thing-",
      description: "Made by the store.",
      modifiers: [keepPrior()],
    }),
    name: attribute.string({
      required: true,
      description: "Its identity.",
      modifiers: [requiresReplace()],
      validators: [matches(/^[a-z0-9-]+$/, "lower case")],
    }),
    title: attribute.string({
      optional: true,
      description: "Compared without case.",
      modifiers: [equivalent((a, b) => a.toLowerCase() === b.toLowerCase())],
    }),
    kind: attribute.string({
      optional: true,
      default: "plain",
      description: "Its kind.",
      validators: [oneOf("plain", "fancy")],
    }),
    weight: attribute.number({ optional: true, description: "Kilograms.", validators: [between(0, 1000)] }),
    serial: attribute.bigNumber({ optional: true, description: "As long as you like." }),
    enabled: attribute.bool({ optional: true, default: true, description: "Whether it works." }),
    tags: attribute.set(types.string, { optional: true, absentIsEmpty: true, description: "In no order." }),
    steps: attribute.list(types.string, { optional: true, description: "In order." }),
    labels: attribute.map(types.string, { optional: true, absentIsEmpty: true, description: "By key." }),
    anything: attribute.of(types.dynamic, { optional: true, description: "Of any type." }),
    grants: attribute.nested(
      {
        roles: attribute.set(types.string, { optional: true, absentIsEmpty: true, description: "Roles." }),
        traits: attribute.map(types.set(types.string), {
          optional: true,
          absentIsEmpty: true,
          description: "Traits.",
        }),
      },
      { optional: true, absentIsEmpty: true, description: "What it gives." },
    ),
    audit: attribute.nested(
      {
        months: attribute.number({ optional: true, default: 6, description: "How often." }),
        next: attribute.string({
          computed: true,
          description: "Moved by the store.",
        }),
      },
      { optional: true, description: "Reviewed or not." },
    ),
    owners: attribute.nestedSet(
      {
        name: attribute.string({ required: true, description: "Who." }),
        kind: attribute.string({ optional: true, default: "user", description: "What." }),
        key: attribute.string({ computed: true, description: "Made by the store." }),
      },
      { optional: true, absentIsEmpty: true, description: "In no order." },
    ),
    rules: attribute.nestedList(
      {
        action: attribute.string({
          required: true,
          description: "What to do.",
          validators: [oneOf("allow", "deny")],
        }),
        number: attribute.number({ computed: true, description: "Made by the store." }),
      },
      { optional: true, description: "In order." },
    ),
    limits: attribute.nestedMap(
      { max: attribute.number({ required: true, description: "The most." }) },
      { optional: true, description: "By key." },
    ),
    secret_wo: attribute.string({ optional: true, writeOnly: true, description: "Never stored." }),
    secret_wo_version: attribute.number({
      optional: true,
      description: "Raise it to send the secret again.",
    }),
    secret_length: attribute.number({
      computed: true,
      description: "Of the secret.",
      modifiers: [unknownWhenChanged("secret_wo_version")],
    }),
    revision: attribute.number({ computed: true, notNull: true, description: "Counts changes." }),
    timeouts: timeouts({ create: "20m", read: "1m", update: "20m", delete: "20m" }),
  },
});

export type ThingState = State<typeof thingSchema>;

/** The remote system: what tests look into and change behind Terraform's back. */
export class ToyStore {
  readonly things = new Map<string, ThingState>();
  readonly endpoints: unknown[] = [];
  /** What the private notes of deleted things said. */
  readonly farewells: unknown[] = [];
  /** What became of tokens, in order. */
  readonly tokens: string[] = [];
  readonly greetings: string[] = [];
  /** What is at work on a call of the store that the test wants to know of. */
  readonly ended: string[] = [];
  #created = 0;

  nextId(): string {
    this.#created += 1;
    return `thing-${this.#created}`;
  }
}

interface ToyClient {
  readonly store: ToyStore;
  readonly endpoint: string | undefined;
}

const resource = resourceFor<ToyClient>();

/** Rejects when the call is to end. */
function endOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason));
  });
}

/** Fills in what only the store knows. */
function settle(
  plan: Plan<typeof thingSchema>,
  made: Pick<ThingState, "id" | "revision" | "secret_length">,
): ThingState {
  return {
    ...plan,
    ...made,
    audit: plan.audit && { ...plan.audit, next: `in ${plan.audit.months} months` },
    owners: plan.owners.map((owner) => ({ ...owner, key: `${owner.kind}:${owner.name}` })),
    rules: plan.rules?.map((rule, index) => ({ ...rule, number: index + 1 })) ?? null,
  };
}

const thing = resource({
  typeName: "toy_thing",
  schema: thingSchema,
  identity: {
    version: 1,
    required: ["id"],
    optional: ["kind"],
    upgrade: { 0: ({ key }) => ({ id: key ?? null }) },
  },

  validate({ config, diagnostics }) {
    if (known(config.name) === "forbidden") {
      diagnostics.error("Forbidden name", "Choose another name.", ["name"]);
    }
  },

  modifyPlan({ plan, prior, diagnostics, requireReplace }) {
    if (known(plan.title) === "tomorrow") defer("absent-prerequisite");
    if (known(plan.title) === "careful") diagnostics.warning("Careful", "This title is odd.", ["title"]);
    if (prior?.kind === "fancy" && plan.kind === "plain") requireReplace(["kind"]);
    return undefined;
  },

  planDelete({ prior, diagnostics }) {
    if (prior.title === "precious") diagnostics.warning("Precious", `${prior.name} will be lost.`);
  },

  async create({ config, plan, client, diagnostics, signal, log, private: notes }) {
    if (config.secret_wo !== null) log.mask(config.secret_wo);
    log.info("creating", { name: plan.name, secret: config.secret_wo });
    if (plan.name === "slow") await endOf(signal);
    if (plan.name === "leisurely") await sleep(1500);
    if (plan.name === "broken") fail("Cannot create", "The store refuses it.", ["name"]);
    if (plan.name === "crash")
      setImmediate(() => {
        throw new Error("deliberate crash");
      });
    const state = settle(plan, {
      id: client.store.nextId(),
      revision: 1,
      secret_length: config.secret_wo?.length ?? null,
    });
    client.store.things.set(state.id, state);
    notes.set("born_as", plan.name);
    if (plan.name === "half") diagnostics.error("Half created", "The second step failed.");
    return state;
  },

  read({ prior, client }) {
    const { id, name } = prior;
    if (client.endpoint === "deferred") defer("provider-config-unknown");
    const found = [...client.store.things.values()].find((one) =>
      id === null ? one.name === name : one.id === id,
    );
    return found ?? null;
  },

  update({ config, plan, prior, client }) {
    const secret = isUnknown(plan.secret_length) ? (config.secret_wo?.length ?? null) : prior.secret_length;
    const state = settle(plan, { id: prior.id, revision: prior.revision + 1, secret_length: secret });
    client.store.things.set(state.id, state);
    return state;
  },

  delete({ prior, client, private: notes }) {
    client.store.farewells.push(notes.get("born_as"));
    client.store.things.delete(prior.id);
  },

  importState({ id }) {
    return id.startsWith("thing-") ? { id } : { name: id };
  },

  upgrade: {
    0: ({ label, ...rest }) => ({ ...rest, name: label ?? null }),
    1: (old) => ({ ...old, tags: typeof old.tags === "string" ? old.tags.split(",") : [] }),
  },

  moveState({ sourceType, source }) {
    return sourceType === "terraform_data"
      ? { name: String(source.id), id: `thing-of-${source.id}` }
      : undefined;
  },
});

const thingsData = dataSourceFor<ToyClient>()({
  typeName: "toy_things",
  schema: schema({
    description: "Names of the things of a kind.",
    attributes: {
      kind: attribute.string({ optional: true, description: "Only these." }),
      names: attribute.list(types.string, { computed: true, description: "In order." }),
    },
  }),
  read({ config, client }) {
    if (client.endpoint === "deferred") defer("provider-config-unknown");
    const names = [...client.store.things.values()]
      .filter(({ kind }) => config.kind === null || kind === config.kind)
      .map(({ name }) => name)
      .sort();
    return { ...config, names };
  },
});

const token = ephemeralResourceFor<ToyClient>()({
  typeName: "toy_token",
  schema: schema({
    description: "A token that is never stored.",
    attributes: {
      audience: attribute.string({ required: true, description: "For whom." }),
      value: attribute.string({ computed: true, sensitive: true, description: "The token." }),
    },
  }),
  async open({ config, client }) {
    const { audience } = config;
    client.store.tokens.push(`open ${audience}`);
    const result = { ...config, value: `token for ${audience}` };
    return { result, renewAt: soon(), held: { audience, renewals: 0 } };
  },
  async renew({ held, client }) {
    const { audience, renewals } = held as { audience: string; renewals: number };
    client.store.tokens.push(`renew ${audience}`);
    return { renewAt: soon(), held: { audience, renewals: renewals + 1 } };
  },
  async close({ held, client }) {
    const { audience, renewals } = held as { audience: string; renewals: number };
    client.store.tokens.push(`close ${audience} after ${renewals} renewals`);
  },
});

function soon(): Date {
  return new Date(Date.now() + 300);
}

const things = listResourceFor<ToyClient>()({
  typeName: "toy_thing",
  schema: schema({
    description: "Things of a kind.",
    attributes: {
      kind: attribute.string({
        optional: true,
        description: "Only these.",
        validators: [oneOf("plain", "fancy", "broken")],
      }),
    },
  }),
  async *list({ config, client, includeResource, diagnostics }) {
    if (config.kind === "broken") fail("Cannot list", "The store refuses it.", ["kind"]);
    try {
      for (const one of client.store.things.values()) {
        if (config.kind !== null && one.kind !== config.kind) continue;
        if (one.title === "odd") diagnostics.warning("Odd", `${one.name} has an odd title.`);
        yield { displayName: one.name, state: includeResource ? one : { id: one.id, kind: one.kind } };
      }
    } finally {
      client.store.ended.push("list");
    }
  },
});

const greet = actionFor<ToyClient>()({
  typeName: "toy_greet",
  schema: schema({
    description: "Greets.",
    attributes: {
      whom: attribute.string({ required: true, description: "Whom." }),
      times: attribute.number({
        optional: true,
        description: "How often.",
        validators: [between(1, 100_000)],
      }),
    },
  }),
  plan({ config, diagnostics }) {
    if (isUnknown(config.whom)) defer("resource-config-unknown");
    if (config.whom === "") diagnostics.error("Greet whom?", "Nobody has no name.", ["whom"]);
  },
  async invoke({ config, client, progress, signal }) {
    if (config.whom === "nobody") fail("Nobody is there", "Greet somebody else.", ["whom"]);
    if (config.whom === "forever") await endOf(signal);
    for (let time = 1; time <= (config.times ?? 1); time += 1) {
      client.store.greetings.push(config.whom);
      progress(`greeted ${config.whom} for the ${time}. time`);
    }
  },
});

const slug = providerFunction({
  name: "slug",
  summary: "A name from a title.",
  description: "Lower case, words joined by `-`.",
  parameters: [{ name: "title", type: types.string, description: "What to make a name of." }],
  returns: types.string,
  call([title]) {
    if (title.trim() === "") throw new FunctionError("must not be empty", 0);
    return title.trim().toLowerCase().replaceAll(/\s+/g, "-");
  },
});

/** A provider over an in-memory store that uses everything the SDK offers. */
export function toyProvider(store: ToyStore): Provider {
  return provider({
    typeName: "toy",
    version: "1.2.3",
    schema: providerSchema,
    configure({ config }): ToyClient {
      store.endpoints.push(config.endpoint);
      return { store, endpoint: known(config.endpoint) };
    },
    resources: [thing],
    dataSources: [thingsData],
    ephemeralResources: [token],
    listResources: [things],
    actions: [greet],
    functions: [slug],
  });
}
