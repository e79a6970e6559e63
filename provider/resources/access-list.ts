/** `rollcall_access_list`. */
import type { AccessListInput, AccessListView } from "../../gateway/management/contract/access-list";
import type { RollcallClient } from "../client/client";
import { ApiError } from "../client/errors";
import { moveAccessList } from "../moving/access-list";
import type { Diagnostics } from "../sdk/framework/diagnostics";
import type { Config, Plan, Planned, State } from "../sdk/framework/model";
import type { PrivateState } from "../sdk/framework/private-state";
import { type RemoteCall, resourceFor } from "../sdk/framework/resource";
import { isUnknown, unknown } from "../sdk/values/unknown";
import { importedName } from "./access-list-import";
import { accessListSchema, sameType } from "./access-list-schema";
import { createOnce, deleteOnce } from "./create-once";
import { warnOfEmptyObjects } from "./empty-objects";
import { grantsState } from "./grants";
import { noteHeld } from "./held";
import { tellingMaker } from "./name-conflict";
import { ownersBody, refuseDuplicateOwners } from "./owners";
import { noteList, scimLists } from "./plan-notes";
import { askWhilePlanning } from "./planning";
import { ownLabels, sameDuration, sameInstant, sameTitle } from "./rules";
import { settle } from "./settle";
import { noteReplacement, warnOfTakenTitle } from "./taken-title";

type ListPlan = Plan<typeof accessListSchema>;
type ListState = State<typeof accessListSchema>;
type ListPlanned = Planned<typeof accessListSchema>;

const TYPE_NAME = "rollcall_access_list";
const CHANGE_FIRST =
  "If this apply takes it out there: Terraform deletes first and changes afterwards. Apply the block that named it before the rest, " +
  "with terraform apply -target=<its address>.";
/** The gateway's label on a list that a pushed group made, and the note of it. */
const ORIGIN = "rollcall/origin";
const MADE_BY_SCIM = "made_by_scim";
/** What matters of a list that was deleted elsewhere. */
const GONE = { member_count: 0, deletion_protection: false };

export const accessListResource = resourceFor<RollcallClient>()({
  typeName: TYPE_NAME,
  schema: accessListSchema,
  identity: { required: ["name"] },

  validate({ config, diagnostics }) {
    warnOfEmptyObjects(accessListSchema.attributes, config, diagnostics);
    refuseDuplicateOwners(config.owners, ["owners"], diagnostics);
    if (isDynamic(config) && hasNone(config.owners)) {
      diagnostics.error(
        "A dynamic list needs an owner",
        "Owners add and review the members of a dynamic list. Name at least one owner, or set type to scim or static.",
        ["owners"],
      );
    }
  },

  async modifyPlan({ prior, plan, ...call }) {
    noteHeld("access-list", prior, call.client);
    if (prior && isReplacement(prior, plan)) {
      await tellOfRemoval("Replacing", prior, call);
      if (!isUnknown(plan.name)) noteReplacement(call.client, prior.name, plan.name);
    } else if (plan.title !== prior?.title) {
      const { name, title, integration } = plan;
      const isKnown = !isUnknown(name) && !isUnknown(title) && !isUnknown(integration);
      if (isKnown) await warnOfTakenTitle({ name, title, integration }, !prior, call);
    }
    const name = prior ? prior.name : plan.name;
    if (!isUnknown(name)) noteList(call.client, name, prior !== null);
    if (plan.type === "scim" && !isUnknown(plan.name)) scimLists.add(call.client, plan.name);
    if (isUnknown(plan.id)) return { ...plan, id: plan.name };
    return prior && call.private.get(MADE_BY_SCIM) ? declare(plan, call.diagnostics) : undefined;
  },

  async planDelete({ prior, ...call }) {
    noteHeld("access-list", prior, call.client);
    await tellOfRemoval("Deleting", prior, call);
  },

  async create({ plan, client, signal }) {
    const body = toBody(plan);
    const create = (key: string) => client.accessLists.create(body, key, signal);
    const creating = { type: "access-list", name: plan.name, client, signal } as const;
    const made = await tellingMaker(creating, () =>
      createOnce({ typeName: TYPE_NAME, body, client, create }),
    );
    return toState(made, plan);
  },

  async read({ prior, client, signal, private: notes }) {
    const view = prior.name && (await client.accessLists.read(prior.name, signal));
    if (!view) return null;
    noteList(client, view.name, true);
    noteOrigin(view, notes);
    const state = toState(view, prior);
    noteHeld("access-list", state, client);
    return state;
  },

  async update({ plan, client, signal, private: notes }) {
    const view = await client.accessLists.update(plan.name, toBody(plan), signal);
    noteOrigin(view, notes);
    return toState(view, plan);
  },

  async delete(call) {
    try {
      await deleteOnce(call.client.accessLists, call.prior.name, call);
    } catch (error) {
      const referredTo = error instanceof ApiError && error.code === "in-use" && error.errors.length === 0;
      throw referredTo ? error.adding(CHANGE_FIRST) : error;
    }
  },

  importState: async ({ id, client, signal }) => ({ name: await importedName(id, client, signal) }),

  moveState: moveAccessList,
});

/** Notes that a pushed group made the list, which goes away with the group until somebody declares it. */
function noteOrigin({ labels }: AccessListView, notes: PrivateState): void {
  if (ORIGIN in labels) notes.set(MADE_BY_SCIM, true);
  else notes.delete(MADE_BY_SCIM);
}

/** An update even when nothing else differs: only what is written is declared. */
function declare(plan: ListPlanned, diagnostics: Diagnostics): ListPlanned {
  const { name } = plan;
  diagnostics.warning(
    "The access list was made by SCIM",
    `From this apply on ${name} is a declared list, which stays when the identity provider deletes the group.`,
  );
  return { ...plan, revision: unknown };
}

function isDynamic({ type }: Config<typeof accessListSchema>): boolean {
  return type === null || (!isUnknown(type) && sameType(type, "dynamic"));
}

function hasNone(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

function isReplacement(
  prior: ListState,
  plan: { name: unknown; type: unknown; integration: unknown },
): boolean {
  return plan.name !== prior.name || plan.type !== prior.type || plan.integration !== prior.integration;
}

/** Refuses to plan it for a protected list that has members; otherwise says what it takes away. */
async function tellOfRemoval(
  what: "Deleting" | "Replacing",
  prior: ListState,
  { client, signal, diagnostics }: RemoteCall<RollcallClient>,
): Promise<void> {
  const ask = (limited: AbortSignal) => client.accessLists.read(prior.name, limited);
  const standing = await askWhilePlanning(client, signal, ask);
  // Without an answer it is what was last read; not even that is known of a list whose state was moved here and not read since.
  const { member_count, deletion_protection } = standing === undefined ? prior : (standing ?? GONE);
  if (!member_count) return;
  if (deletion_protection) {
    diagnostics.error(
      `The access list ${prior.name} is protected`,
      `It has ${members(member_count)} and deletion_protection is set. Apply deletion_protection = false first.`,
      ["deletion_protection"],
    );
  } else {
    diagnostics.warning(
      `${what} the access list ${prior.name}`,
      `${members(member_count)} will lose what the list grants.`,
    );
  }
}

function members(count: number): string {
  return count === 1 ? "1 member" : `${count} members`;
}

/** The declaration as it stands; the schema has checked what the casts say. */
function toBody(plan: ListPlan): AccessListInput {
  const { name, title, description, integration, labels, expires_at, deletion_protection } = plan;
  const { grants, owner_grants, membership_requires, ownership_requires } = plan;
  return {
    name,
    title,
    description,
    type: plan.type as AccessListInput["type"],
    integration,
    grants,
    owner_grants,
    owners: ownersBody(plan.owners),
    membership_requires,
    ownership_requires,
    audit: plan.audit as AccessListInput["audit"],
    labels,
    expires_at,
    deletion_protection,
  };
}

/** The state of a list of which Terraform knows nothing yet. */
export function accessListState(view: AccessListView): ListState {
  const names = Object.keys(accessListSchema.attributes);
  const nothing = Object.fromEntries(names.map((name) => [name, null]));
  return toState(view, nothing as { [K in keyof ListState]: null });
}

/** `earlier`: the plan, or the stored state. */
function toState(
  view: AccessListView,
  earlier: ListPlan | { [K in keyof ListState]: ListState[K] | null },
): ListState {
  return {
    id: view.name,
    name: view.name,
    title: settle(earlier.title, view.title, sameTitle),
    description: view.description,
    type: settle(earlier.type, view.type as string, sameType),
    integration: view.integration,
    grants: grantsState(earlier.grants, view.grants),
    owner_grants: grantsState(earlier.owner_grants, view.owner_grants),
    owners: view.owners,
    membership_requires: grantsState(earlier.membership_requires, view.membership_requires),
    ownership_requires: grantsState(earlier.ownership_requires, view.ownership_requires),
    audit: {
      ...view.audit,
      notifications: {
        start: settle(earlier.audit?.notifications.start, view.audit.notifications.start, sameDuration),
      },
    },
    labels: ownLabels(view.labels),
    expires_at: settle(earlier.expires_at, view.expires_at, sameInstant),
    deletion_protection: view.deletion_protection,
    next_audit_date: view.next_audit_date,
    revision: view.revision,
    member_count: view.member_count,
    created_at: view.created_at,
    updated_at: view.updated_at,
    scim: view.scim,
    timeouts: earlier.timeouts,
  };
}
