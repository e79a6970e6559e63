/** `rollcall_access_list_members`. */
import { canonicalUserName } from "../../gateway/domain/title";
import type { MembersChange, MemberView } from "../../gateway/management/contract/member";
import type { RollcallClient } from "../client/client";
import { ApiError, isGone } from "../client/errors";
import { type Diagnostics, fail } from "../sdk/framework/diagnostics";
import type { Plan, Planned, State, Stored } from "../sdk/framework/model";
import { resourceFor } from "../sdk/framework/resource";
import { isUnknown, unknown } from "../sdk/values/unknown";
import { accessListMembersSchema } from "./access-list-members-schema";
import { refuseEnded } from "./expiry";
import { tellMakers } from "./name-conflict";
import { listsMadeAnew, listsWithMembers } from "./plan-notes";
import { askWhilePlanning, requireWritableList } from "./planning";
import { keyOfPrincipal, type Principal } from "./principals";
import { sameInstant } from "./rules";
import { settle } from "./settle";

type MembersPlan = Plan<typeof accessListMembersSchema>;
type MembersPlanned = Planned<typeof accessListMembersSchema>;
type MembersState = State<typeof accessListMembersSchema>;
type Terms = MembersState["users"][string];

/** A member with its terms. */
interface Member extends Principal, Terms {}

const TYPE_NAME = "rollcall_access_list_members";
/** How many names a message tells. */
const SHOWN = 5;

export const accessListMembersResource = resourceFor<RollcallClient>()({
  typeName: TYPE_NAME,
  schema: accessListMembersSchema,
  identity: { required: ["access_list"] },

  validate({ config: { users }, diagnostics }) {
    const seen = new Set<string>();
    for (const name of namesIn(users)) {
      const key = canonicalUserName(name);
      if (seen.has(key)) {
        diagnostics.error("Member declared twice", `The user ${name} stands in users more than once.`, [
          "users",
          { key: name },
        ]);
      }
      seen.add(key);
    }
  },

  async modifyPlan({ prior, plan, client, signal, diagnostics, requireReplace }) {
    const { access_list, users, lists } = plan;
    if (isUnknown(access_list)) return undefined;
    if (prior) listsWithMembers.add(client, access_list);
    const concerned = prior ? [access_list, ...Object.keys(prior.lists)] : [];
    if (concerned.some((list) => listsMadeAnew.has(client, list))) {
      requireReplace(["id"]);
      return { ...plan, id: unknown };
    }
    refuseEndedTerms(plan, prior, diagnostics);
    const list = prior ? undefined : await requireWritableList(access_list, client, signal, diagnostics);
    if (list && !listsWithMembers.has(client, access_list)) {
      const ask = (limited: AbortSignal) => readMembers(access_list, client, limited);
      const standing = (await askWhilePlanning(client, signal, ask)) ?? [];
      if (!isUnknown(users) && !isUnknown(lists))
        refuseStrangers(access_list, standing, { users, lists }, client);
    }
    return { ...plan, id: access_list };
  },

  async create({ plan, client, signal }) {
    const standing = (await readMembers(plan.access_list, client, signal)) ?? [];
    refuseStrangers(plan.access_list, standing, plan, client);
    return change(plan, toState(plan.access_list, standing, plan), client, signal);
  },

  async read({ prior, client, signal }) {
    const { access_list } = prior;
    const views = access_list && (await readMembers(access_list, client, signal));
    return views ? toState(access_list, views, prior) : null;
  },

  update: ({ plan, prior, client, signal }) => change(plan, prior, client, signal),

  async delete({ prior, client, signal }) {
    const remove = membersOf(prior).map(nameOf);
    await client
      .members(prior.access_list)
      .change({ remove }, signal)
      .catch((error: unknown) => {
        if (!isGone(error)) throw error;
      });
  },

  planDelete({ prior, diagnostics }) {
    const { length } = membersOf(prior);
    if (length === 0) return;
    const many = length === 1 ? "1 member" : `${length} members`;
    diagnostics.warning(
      `Taking everybody off ${prior.access_list}`,
      `${many} will lose what the list grants.`,
    );
  },

  async importState({ id, client, signal, diagnostics }) {
    await requireWritableList(id, client, signal, diagnostics);
    return { access_list: id };
  },
});

/** Only of members who come or whose terms change: one whose time is over may stay. */
function refuseEndedTerms(plan: MembersPlanned, prior: MembersState | null, diagnostics: Diagnostics): void {
  for (const attribute of ["users", "lists"] as const) {
    const members = plan[attribute];
    for (const [name, terms] of Object.entries(isUnknown(members) ? {} : members)) {
      const before = prior?.[attribute][name];
      if (isUnknown(terms) || (before?.expires_at === terms.expires_at && before.reason === terms.reason))
        continue;
      const kind = attribute === "users" ? "user" : "list";
      refuseEnded(
        { kind, name, expires_at: terms.expires_at },
        [attribute, { key: name }, "expires_at"],
        diagnostics,
      );
    }
  }
}

/** null when there is no such list. */
async function readMembers(
  list: string,
  client: RollcallClient,
  signal: AbortSignal,
): Promise<MemberView[] | null> {
  const views: MemberView[] = [];
  try {
    for await (const view of client.members(list).list({}, signal)) views.push(view);
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
  return views;
}

function namesIn(members: unknown): string[] {
  return members === null || isUnknown(members) ? [] : Object.keys(members as object);
}

function membersOf({ users, lists }: Pick<MembersState, "users" | "lists">): Member[] {
  const ofKind = (kind: string, members: Readonly<Record<string, Terms>>) =>
    Object.entries(members).map(([name, terms]) => ({ kind, name, ...terms }));
  return [...ofKind("user", users), ...ofKind("list", lists)];
}

/** Members that nobody here speaks of are somebody's: another workspace's, or an owner's. */
function refuseStrangers(
  list: string,
  standing: readonly MemberView[],
  declared: { readonly users: object; readonly lists: object },
  client: RollcallClient,
): void {
  const named = (kind: string, members: object) => Object.keys(members).map((name) => ({ kind, name }));
  const known = new Set(
    [...named("user", declared.users), ...named("list", declared.lists)].map(keyOfPrincipal),
  );
  const strangers = standing.filter((view) => !known.has(keyOfPrincipal(view)));
  if (strangers.length === 0) return;
  const names = strangers.slice(0, SHOWN).map(({ kind, name }) => `${kind} ${name}`);
  const more = strangers.length > SHOWN ? ` and ${strangers.length - SHOWN} more` : "";
  fail(
    `The list ${list} has members that are not named here`,
    `They would lose access: ${names.join(", ")}${more}. ${tellMakers(strangers, client)} Name them here, or import ` +
      `the members, so that the plan shows who goes: terraform import ${TYPE_NAME}.<name of this block> ${list}`,
  );
}

/** Sends what differs, in one request, and nothing where nothing does. */
async function change(
  plan: MembersPlan,
  before: MembersState,
  client: RollcallClient,
  signal: AbortSignal,
): Promise<MembersState> {
  const [members, membersBefore] = [membersOf(plan), membersOf(before)];
  const wanted = new Set(members.map(keyOfPrincipal));
  const standing = new Map(membersBefore.map((member) => [keyOfPrincipal(member), member]));
  const remove = membersBefore.filter((member) => !wanted.has(keyOfPrincipal(member))).map(nameOf);
  const add = members
    .filter((member) => !sameTerms(member, standing.get(keyOfPrincipal(member))))
    .map((member) => ({ ...nameOf(member), expires_at: member.expires_at, reason: member.reason }));
  const { access_list, users, lists, timeouts } = plan;
  try {
    const awaited = await client.members(access_list).change({ add, remove }, signal);
    const waiting = stillWaiting(plan, [...before.waiting, ...awaited]);
    return { id: access_list, access_list, users, lists, waiting, timeouts };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw isGone(error) ? error.at("/access_list") : error.at(attributeOf(add));
  }
}

/** Those of the users declared who were told to be yet to come. */
function stillWaiting({ users }: MembersPlan, awaited: readonly string[]): string[] {
  const names = new Set(awaited.map(canonicalUserName));
  return Object.keys(users)
    .filter((name) => names.has(canonicalUserName(name)))
    .sort();
}

/** From the place in a request to the member's own attribute. */
function attributeOf(add: readonly Named[]): (pointer: string) => string {
  return (pointer) => {
    const [, part, index, field] = pointer.split("/");
    const member = part === "add" ? add[Number(index)] : undefined;
    if (!member) return pointer;
    const at = `/${member.kind}s/${member.name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    return field === undefined || field === "name" ? at : `${at}/${field}`;
  };
}

function sameTerms(member: Member, other: Member | undefined): boolean {
  if (!other || member.reason !== other.reason) return false;
  return settle(member.expires_at, other.expires_at, sameInstant) === member.expires_at;
}

type Named = NonNullable<MembersChange["remove"]>[number];

function nameOf({ kind, name }: Pick<Member, "kind" | "name">): Named {
  return { kind: kind as Named["kind"], name };
}

/** `earlier`: the plan, or the stored state, whose spelling is kept. */
function toState(
  access_list: string,
  views: readonly MemberView[],
  earlier: Pick<MembersPlan | Stored<typeof accessListMembersSchema>, "users" | "lists" | "timeouts">,
): MembersState {
  const before = membersOf({ users: earlier.users ?? {}, lists: earlier.lists ?? {} });
  const known = new Map(before.map((member) => [keyOfPrincipal(member), member]));
  const spelled = views.map((view) => {
    const member = known.get(keyOfPrincipal(view));
    const expires_at = settle(member?.expires_at, view.expires_at, sameInstant);
    return { ...view, name: member?.name ?? view.name, expires_at };
  });
  const termsOf = (wanted: string) =>
    Object.fromEntries(
      spelled
        .filter(({ kind }) => kind === wanted)
        .map(({ name, expires_at, reason }) => [name, { expires_at, reason }]),
    );
  return {
    id: access_list,
    access_list,
    users: termsOf("user"),
    lists: termsOf("list"),
    waiting: spelled
      .filter(({ waiting }) => waiting)
      .map(({ name }) => name)
      .sort(),
    timeouts: earlier.timeouts,
  };
}
