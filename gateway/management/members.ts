/** The members of an access list, by name: read of every list, written of those that no identity provider writes. */
import type { z } from "zod";
import { Refusal } from "../domain/errors";
import type { Members, MembersCommand } from "../domain/members";
import type { NamedMember } from "../domain/model";
import type { DeclarationOutcome, DeclaredMember, MemberName } from "../domain/named-members";
import {
  type MembersChangedView,
  type MemberView,
  member,
  membersChange,
  membersChanged,
  memberTerms,
} from "./contract/member";
import { AMEND, type Call, FIND, type Operation, operation, REMOVE, REPLACE } from "./operation";
import { answerPage, pageSchema } from "./page";
import { pageQuery } from "./queries";
import { parseInstant, renderInstant, renderInstantOrNull } from "./values";

const many = { tag: "Members", path: "/v1/access-lists/{name}/members" };
const one = { tag: "Members", path: `${many.path}/{kind}/{member}` };

export function memberOperations(members: Members): Operation[] {
  return [
    operation({
      ...FIND,
      ...many,
      id: "listMembers",
      summary: "Members of an access list, users before lists, and last the users who are yet to come.",
      query: pageQuery,
      result: pageSchema(member, "MemberPage"),
      handle: ({ id, query }) =>
        answerPage(
          `${many.path} ${id}`,
          query,
          (page) => members.page(id, page),
          (items) => items.map(renderMember),
        ),
    }),
    operation({
      ...AMEND,
      ...many,
      id: "changeMembers",
      summary: "Add and remove members of a static or dynamic list.",
      body: membersChange,
      result: membersChanged,
      async handle({ id, body, actor }) {
        const declaration = { add: (body.add ?? []).map(parseMember), remove: body.remove ?? [] };
        const command = { list: id, declaration, actor, fieldOf: fieldInChange };
        return { body: renderOutcome(await members.change(command)) };
      },
    }),
    operation({
      ...FIND,
      ...one,
      id: "getMember",
      summary: "One member.",
      result: member,
      handle: async ({ id, params }) => ({ body: renderMember(await members.find(id, nameIn(params))) }),
    }),
    operation({
      ...REPLACE,
      ...one,
      id: "putMember",
      summary: "Make one a member of a static or dynamic list, on these terms.",
      body: memberTerms,
      result: member,
      async handle(call) {
        const declared = parseMember({ ...nameIn(call.params), ...call.body });
        return { body: renderMember(await members.put(commandOf(call), declared)) };
      },
    }),
    operation({
      ...REMOVE,
      ...one,
      id: "deleteMember",
      summary: "Remove one from a static or dynamic list.",
      async handle(call) {
        await members.remove(commandOf(call), nameIn(call.params));
        return {};
      },
    }),
  ];
}

const fieldInChange: MembersCommand["fieldOf"] = (part, index, field) => `${part}[${index}].${field}`;

function commandOf({ id, actor }: Pick<Call<unknown, unknown>, "id" | "actor">) {
  return { list: id, actor, fieldOf: ((_, __, field) => field) as MembersCommand["fieldOf"] };
}

/** @throws Refusal `not-found` for a kind of member that there is not */
function nameIn({ kind, member: name = "" }: Readonly<Record<string, string>>): MemberName {
  if (kind === "user" || kind === "list") return { kind, name };
  throw new Refusal(
    "not-found",
    "a member is a user or a list: …/members/user/{userName} or …/members/list/{name}",
  );
}

function parseMember({
  kind,
  name,
  expires_at,
  reason,
}: MemberName & z.output<typeof memberTerms>): DeclaredMember {
  return { kind, name, expiresAt: parseInstant(expires_at), reason: reason ?? "" };
}

function renderMember(found: NamedMember): MemberView {
  return {
    kind: found.kind,
    name: found.name,
    user_id: found.userId,
    waiting: found.waiting,
    expires_at: renderInstantOrNull(found.expiresAt),
    reason: found.reason,
    source: found.source,
    added_by: found.addedBy,
    joined_at: renderInstant(found.joinedAt),
  };
}

function renderOutcome({ list, ...outcome }: DeclarationOutcome): MembersChangedView {
  return {
    added: outcome.added.length,
    removed: outcome.removed.length,
    changed: outcome.changed.length,
    awaited: [...outcome.awaited],
    dismissed: outcome.dismissed.length,
    member_count: list.memberCount,
  };
}
