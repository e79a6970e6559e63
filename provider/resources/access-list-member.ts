/** `rollcall_access_list_member`. */
import type { MemberTerms, MemberView } from "../../gateway/management/contract/member";
import type { RollcallClient } from "../client/client";
import { ApiError, isGone } from "../client/errors";
import { moveAccessListMember } from "../moving/access-list-member";
import { fail } from "../sdk/framework/diagnostics";
import type { Plan, State, Stored } from "../sdk/framework/model";
import { resourceFor } from "../sdk/framework/resource";
import { isUnknown, unknown } from "../sdk/values/unknown";
import { accessListMemberSchema } from "./access-list-member-schema";
import { refuseEnded } from "./expiry";
import { tellMakers } from "./name-conflict";
import { listsMadeAnew } from "./plan-notes";
import { requireWritableList } from "./planning";
import { sameInstant, sameUserName } from "./rules";
import { settle } from "./settle";

type MemberPlan = Plan<typeof accessListMemberSchema>;
type MemberState = State<typeof accessListMemberSchema>;
type MemberStored = Stored<typeof accessListMemberSchema>;

export const accessListMemberResource = resourceFor<RollcallClient>()({
  typeName: "rollcall_access_list_member",
  schema: accessListMemberSchema,
  identity: { required: ["access_list"], optional: ["user", "list"] },

  validate({ config: { user, list }, diagnostics }) {
    if (user === null && list === null) {
      diagnostics.error("Who is the member?", "Give a user, or a list whose members are to be members.", [
        "user",
      ]);
    } else if (typeof user === "string" && typeof list === "string") {
      diagnostics.error("User or list, not both", "Each member has a block of its own.", ["list"]);
    }
  },

  async modifyPlan({ prior, plan, client, signal, diagnostics, requireReplace }) {
    const { access_list, user, list, expires_at } = plan;
    if (isUnknown(access_list) || isUnknown(user) || isUnknown(list)) return undefined;
    const isLost = [access_list, list].some((name) => name !== null && listsMadeAnew.has(client, name));
    if (prior && isLost) {
      requireReplace(["id"]);
      return { ...plan, id: unknown };
    }
    if (!prior || plan.expires_at !== prior.expires_at || plan.reason !== prior.reason)
      refuseEnded(
        { kind: user === null ? "list" : "user", name: user ?? list ?? "", expires_at },
        ["expires_at"],
        diagnostics,
      );
    if (!prior) await requireWritableList(access_list, client, signal, diagnostics);
    return { ...plan, id: idOf(access_list, keyOf({ user, list })) };
  },

  async create({ plan, client, signal }) {
    const standing = await client.members(plan.access_list).read(keyOf(plan), signal);
    if (standing && !isOn(standing, plan)) {
      fail(
        "It is a member already",
        `The ${standing.kind} ${standing.name} is a member of ${plan.access_list} on other terms. ` +
          `${tellMakers([standing], client)} Import it, and the plan shows what changes: ` +
          `terraform import rollcall_access_list_member.<name of this block> ${idOf(plan.access_list, keyOf(plan))}`,
      );
    }
    return put(plan, client, signal);
  },

  async read({ prior, client, signal }) {
    const { access_list } = prior;
    const view = access_list && (await find(access_list, prior, client, signal));
    return view ? toState(access_list, view, prior) : null;
  },

  update: ({ plan, client, signal }) => put(plan, client, signal),

  async delete({ prior, client, signal }) {
    await client.members(prior.access_list).delete(keyOf(prior), signal);
  },

  async importState({ id, client, signal, diagnostics }) {
    const [, access_list = "", kind, name = ""] = /^([^/]+)\/(user|list)\/(.+)$/.exec(id) ?? [];
    if (kind === undefined) {
      return fail(
        "Not the id of a member",
        `Write <list>/user/<userName> or <list>/list/<name>, such as on-call/user/alice, not ${JSON.stringify(id)}.`,
      );
    }
    await requireWritableList(access_list, client, signal, diagnostics);
    return { access_list, [kind]: name };
  },

  moveState: moveAccessListMember,
});

/** A membership is the user's own, also when the identity provider has given the user another name since. */
async function find(
  list: string,
  prior: MemberStored,
  client: RollcallClient,
  signal: AbortSignal,
): Promise<MemberView | null> {
  const members = client.members(list);
  const view = await members.read(keyOf(prior), signal);
  if (view || prior.user_id === null) return view;
  const user = await client.users.read(prior.user_id, signal);
  const renamed = user && (await members.read(`user/${user.user_name}`, signal));
  return renamed?.user_id === prior.user_id ? renamed : null;
}

/** Under what the member is read and written. */
function keyOf({ user, list }: Pick<MemberStored, "user" | "list">): string {
  return user === null ? `list/${list}` : `user/${user}`;
}

function idOf(list: string, key: string): string {
  return `${list}/${key}`;
}

function isOn(standing: MemberView, { expires_at, reason }: MemberPlan): boolean {
  const expiry = settle(expires_at, standing.expires_at, sameInstant);
  return expiry === expires_at && standing.reason === reason;
}

async function put(plan: MemberPlan, client: RollcallClient, signal: AbortSignal): Promise<MemberState> {
  const terms: MemberTerms = { expires_at: plan.expires_at, reason: plan.reason };
  try {
    const view = await client.members(plan.access_list).update(keyOf(plan), terms, signal);
    return toState(plan.access_list, view, plan);
  } catch (error) {
    throw error instanceof ApiError ? atAttributes(error, plan) : error;
  }
}

/** The name of the member stands in the path of the request, and in one of two attributes of the block. */
function atAttributes(error: ApiError, { user }: MemberPlan): ApiError {
  const attribute = user === null ? "/list" : "/user";
  if (isGone(error)) return error.at("/access_list");
  return error.at((pointer) => (pointer === "/name" ? attribute : pointer));
}

/** `earlier`: the plan, or the stored state. */
function toState(access_list: string, view: MemberView, earlier: MemberPlan | MemberStored): MemberState {
  const user = view.kind === "user" ? settle(earlier.user, view.name, sameUserName) : null;
  const list = view.kind === "list" ? view.name : null;
  return {
    id: idOf(access_list, keyOf({ user, list })),
    access_list,
    user,
    list,
    expires_at: settle(earlier.expires_at, view.expires_at, sameInstant),
    reason: view.reason,
    waiting: view.waiting,
    user_id: view.user_id,
    added_by: view.added_by,
    joined_at: view.joined_at,
    timeouts: earlier.timeouts,
  };
}
