import type { z } from "zod";
import { renderDuration } from "../domain/duration";
import { DEFAULT_AUDIT } from "../domain/list-rules";
import type { Lists } from "../domain/lists";
import { type AccessList, type AccessListConfig, type Audit, DEFAULT_INTEGRATION } from "../domain/model";
import type { Page, PageRequest } from "../domain/query";
import {
  type AccessListView,
  accessList,
  accessListInput,
  accessListUpdate,
  type auditInput,
} from "./contract/access-list";
import { type Answer, CREATE, FIND, type Operation, operation, REMOVE, REPLACE } from "./operation";
import { answerPage, pageOfOne, pageSchema } from "./page";
import { accessListQuery } from "./queries";
import { requireUnchanged } from "./request";
import {
  parseGrants,
  parseInstant,
  parseOwners,
  parseSeconds,
  renderGrants,
  renderInstant,
  renderInstantOrNull,
  renderOwners,
} from "./values";

const COLLECTION = "/v1/access-lists";
const many = { tag: "Access lists", path: COLLECTION };
const one = { tag: "Access lists", path: `${COLLECTION}/{name}` };

type Update = z.output<typeof accessListUpdate>;
type Selection = z.output<typeof accessListQuery>;

export function accessListOperations(lists: Lists): Operation[] {
  return [
    operation({
      ...CREATE,
      ...many,
      id: "createAccessList",
      summary: "Declare an access list.",
      body: accessListInput,
      result: accessList,
      tagged: true,
      repeatable: true,
      async handle({ body, actor, once }) {
        const { name, type, integration } = body;
        const config = parseList(body, name, type || "dynamic", integration ?? DEFAULT_INTEGRATION);
        const list = await lists.create(config, actor, once);
        return { ...answer(list), location: `${COLLECTION}/${name}` };
      },
    }),
    operation({
      ...FIND,
      ...many,
      id: "listAccessLists",
      summary:
        "Access lists in order of name; those of type scim alone in the order in which they were made.",
      query: accessListQuery,
      result: pageSchema(accessList, "AccessListPage"),
      handle: ({ query }) =>
        answerPage(
          COLLECTION,
          query,
          (page) => select(lists, query, page),
          (items) => items.map(renderList),
        ),
    }),
    operation({
      ...FIND,
      ...one,
      id: "getAccessList",
      summary: "One access list.",
      result: accessList,
      tagged: true,
      handle: async ({ id }) => answer(await lists.find(id)),
    }),
    operation({
      ...REPLACE,
      ...one,
      id: "replaceAccessList",
      summary: "Replace the declaration of an access list; its members stay.",
      body: accessListUpdate,
      result: accessList,
      tagged: true,
      async handle({ id, body, actor, precondition }) {
        requireUnchanged("name", body.name, id);
        const { type, integration } = (await lists.find(id)).config;
        requireUnchanged("type", body.type === "" ? "dynamic" : body.type, type);
        requireUnchanged("integration", body.integration, integration);
        const config = parseList(body, id, type, integration);
        return answer(await lists.update(config, actor, precondition));
      },
    }),
    operation({
      ...REMOVE,
      ...one,
      id: "deleteAccessList",
      summary: "Delete an access list with its members.",
      tagged: true,
      async handle({ id, actor, precondition }) {
        await lists.remove(id, actor, precondition);
        return {};
      },
    }),
  ];
}

async function select(
  lists: Lists,
  { integration, type, title }: Selection,
  page: PageRequest,
): Promise<Page<AccessList>> {
  if (title === undefined) return lists.list({ integration, type }, page);
  const found = await lists.findByTitle(integration ?? DEFAULT_INTEGRATION, title);
  return pageOfOne(found && (type === undefined || found.config.type === type) ? found : null);
}

function parseList(
  body: Update,
  name: string,
  type: AccessListConfig["type"],
  integration: string,
): AccessListConfig {
  return {
    name,
    type,
    integration,
    title: body.title,
    description: body.description ?? "",
    grants: parseGrants(body.grants),
    ownerGrants: parseGrants(body.owner_grants),
    owners: parseOwners(body.owners),
    membershipRequires: parseGrants(body.membership_requires),
    ownershipRequires: parseGrants(body.ownership_requires),
    audit: parseAudit(body.audit),
    labels: body.labels ?? {},
    expiresAt: parseInstant(body.expires_at),
    deletionProtection: body.deletion_protection ?? false,
  };
}

function parseAudit(audit: z.output<typeof auditInput> | null | undefined): Audit {
  const { recurrence, notificationsStart, overdue } = DEFAULT_AUDIT;
  return {
    recurrence: {
      frequency: audit?.recurrence?.frequency ?? recurrence.frequency,
      dayOfMonth: audit?.recurrence?.day_of_month ?? recurrence.dayOfMonth,
    },
    notificationsStart: parseSeconds(audit?.notifications?.start) ?? notificationsStart,
    overdue: audit?.overdue ?? overdue,
  };
}

function answer(list: AccessList): Answer {
  return { body: renderList(list), revision: list.revision };
}

function renderList(list: AccessList): AccessListView {
  const { config, group } = list;
  const { recurrence, notificationsStart, overdue } = config.audit;
  return {
    name: config.name,
    title: config.title,
    description: config.description,
    type: config.type,
    integration: config.integration,
    grants: renderGrants(config.grants),
    owner_grants: renderGrants(config.ownerGrants),
    owners: renderOwners(config.owners),
    membership_requires: renderGrants(config.membershipRequires),
    ownership_requires: renderGrants(config.ownershipRequires),
    audit: {
      recurrence: { frequency: recurrence.frequency, day_of_month: recurrence.dayOfMonth },
      notifications: { start: renderDuration(notificationsStart) },
      overdue,
    },
    labels: { ...config.labels },
    expires_at: renderInstantOrNull(config.expiresAt),
    deletion_protection: config.deletionProtection,
    next_audit_date: renderInstant(list.nextAuditDate),
    revision: list.revision,
    member_count: list.memberCount,
    created_at: renderInstant(list.createdAt),
    updated_at: renderInstant(list.updatedAt),
    scim: { group_id: group.id, linked: group.linked },
  };
}
