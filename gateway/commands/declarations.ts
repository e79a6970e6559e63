/** What a gateway holds, as blocks of Terraform that declare exactly that. What is the default anyway is left out. */
import type { AccessListView } from "../management/contract/access-list";
import type { ExtensionView } from "../management/contract/extension";
import type { IntegrationView } from "../management/contract/integration";
import type { MemberView } from "../management/contract/member";
import type { OAuthClientView } from "../management/contract/oauth-client";
import type { ScimTokenView } from "../management/contract/scim-token";
import { BlockNames, type Refer } from "./block-names";
import { type Body, Entries, type Expression, Reference, renderBlock } from "./hcl";

/** What is to be declared. */
export interface Held {
  readonly integrations: readonly IntegrationView[];
  readonly lists: readonly AccessListView[];
  /** Of static lists, by the name of the list; those of others are not Terraform's to write. */
  readonly members: ReadonlyMap<string, readonly MemberView[]>;
  readonly clients: readonly OAuthClientView[];
  readonly tokens: readonly ScimTokenView[];
}

interface Declaration {
  readonly type: string;
  /** What the block is named after. */
  readonly called: string;
  readonly id: string;
  readonly body: Body;
  readonly comment?: string;
}

/** How many members one block can declare. */
const LARGEST_SET = 10_000;

const DEFAULT_INTEGRATION = "default";
const LIST = "rollcall_access_list";
const INTEGRATION = "rollcall_scim_integration";

/** The gateway's mark on a list that a pushed group made. */
const ORIGIN = "rollcall/origin";
const MADE_BY_SCIM =
  "Made by SCIM. The import declares it: from then on it stays when the identity provider deletes the group.";

/** An `import` block and a `resource` block for each, as `terraform fmt` writes them. */
export function renderDeclarations(held: Held): string {
  const names = new BlockNames();
  const integrations = names.referTo(INTEGRATION, held.integrations);
  const lists = names.referTo(LIST, held.lists);
  const declarations = [
    ...held.integrations.map(declareIntegration),
    ...held.lists.map((one) =>
      declareList(one, held.members.get(one.name)?.length ?? 0, integrations, lists),
    ),
    ...[...held.members]
      .filter(([, { length }]) => length > 0 && length <= LARGEST_SET)
      .map(([list, members]) => declareMembers(list, members, lists)),
    ...held.clients.map((one) => declareClient(one, integrations)),
    ...held.tokens.map((one) => declareToken(one, integrations)),
  ];
  return declarations.map((one) => renderDeclaration(one, names.of(one.type, one.id, one.called))).join("\n");
}

function renderDeclaration({ type, id, body, comment }: Declaration, name: string): string {
  const imported = renderBlock("import", [], { to: new Reference(`${type}.${name}`), id });
  const lead = comment === undefined ? "" : `# ${comment}\n`;
  return `${imported}\n${lead}${renderBlock("resource", [type, name], body)}`;
}

function declareIntegration(view: IntegrationView): Declaration {
  const body = {
    name: view.name,
    description: text(view.description),
    unmatched_groups: unless("reject", view.unmatched_groups),
    // By name: the lists refer to the integration, and a reference back would be a circle.
    default_owners: some(view.default_owners.map((owner) => named(owner, (name) => name))),
    default_roles: some(view.default_roles),
    trait_mapping: some(view.trait_mapping),
    unknown_members: unless("reject", view.unknown_members),
    patch_response: unless("auto", view.patch_response),
    password_sync: unless(false, view.password_sync),
    mass_removal_guard: view.mass_removal_guard ?? undefined,
    lock_ttl: view.lock_ttl ?? undefined,
    sso_connector: text(view.sso_connector),
    extensions: some(Object.fromEntries(view.extensions.map((one) => [one.urn, declareExtension(one)]))),
  };
  return { type: INTEGRATION, called: view.name, id: view.name, body };
}

function declareExtension({ name, description, attributes }: ExtensionView): Body {
  return { name: text(name), description: text(description), attributes: declareAttributes(attributes) };
}

type ExtensionAttribute = ExtensionView["attributes"][number];
type SubAttribute = ExtensionAttribute["sub_attributes"][number];

function declareAttributes(attributes: readonly (SubAttribute | ExtensionAttribute)[]): Body {
  const entries = attributes.map((one) => [
    one.name,
    {
      type: unless("string", one.type),
      description: text(one.description),
      multi_valued: unless(false, one.multi_valued),
      required: unless(false, one.required),
      case_exact: unless(false, one.case_exact),
      mutability: unless("readWrite", one.mutability),
      returned: unless("default", one.returned),
      canonical_values: some(one.canonical_values),
      reference_types: some(one.reference_types),
      sub_attributes: "sub_attributes" in one ? some(declareAttributes(one.sub_attributes)) : undefined,
    },
  ]);
  return Object.fromEntries(entries) as Body;
}

function declareList(
  view: AccessListView,
  memberCount: number,
  integrations: Refer,
  lists: Refer,
): Declaration {
  const own = Object.entries(view.labels).filter(([key]) => !key.startsWith("rollcall/"));
  const body = {
    name: view.name,
    title: view.title,
    description: text(view.description),
    type: view.type,
    integration: otherIntegration(view.integration, integrations),
    grants: declareGrants(view.grants),
    owner_grants: declareGrants(view.owner_grants),
    owners: some(view.owners.map((owner) => named(owner, lists))),
    membership_requires: declareGrants(view.membership_requires),
    ownership_requires: declareGrants(view.ownership_requires),
    audit: declareAudit(view.audit),
    labels: some(Object.fromEntries(own)),
    expires_at: view.expires_at ?? undefined,
    deletion_protection: unless(false, view.deletion_protection),
  };
  return { type: LIST, called: view.name, id: view.name, body, comment: commentOn(view, memberCount) };
}

function commentOn({ labels }: AccessListView, memberCount: number): string | undefined {
  if (memberCount > LARGEST_SET) {
    return `Its ${memberCount} members are not declared here: one block takes ${LARGEST_SET}.`;
  }
  return ORIGIN in labels ? MADE_BY_SCIM : undefined;
}

function declareGrants({ roles, traits }: AccessListView["grants"]): Body | undefined {
  return some({ roles: some(roles), traits: some(traits) });
}

function declareAudit({ recurrence, notifications, overdue }: AccessListView["audit"]): Body | undefined {
  const { frequency, day_of_month } = recurrence;
  return some({
    recurrence: some({ frequency: unless(6, frequency), day_of_month: unless(1, day_of_month) }),
    notifications: some({ start: unless("336h", notifications.start) }),
    overdue: unless("notify", overdue),
  });
}

function declareMembers(list: string, members: readonly MemberView[], lists: Refer): Declaration {
  const termsOf = (kind: string, refer: Refer) =>
    members.filter((one) => one.kind === kind).map((one) => [refer(one.name), declareTerms(one)] as const);
  const nested = termsOf("list", lists);
  const body = {
    access_list: lists(list),
    users: some(Object.fromEntries(termsOf("user", String))),
    lists: nested.length > 0 ? new Entries(nested) : undefined,
  };
  return { type: "rollcall_access_list_members", called: list, id: list, body };
}

function declareTerms({ expires_at, reason }: MemberView): Body {
  return { expires_at: expires_at ?? undefined, reason: text(reason) };
}

function declareClient(view: OAuthClientView, integrations: Refer): Declaration {
  const { client_id, name, scopes, integration } = view;
  const body = {
    name,
    scopes,
    integration: integration === null ? undefined : boundTo(integration, scopes, integrations),
    basic_auth: unless(false, view.basic_auth),
    expires_at: view.expires_at ?? undefined,
  };
  return { type: "rollcall_oauth_client", called: name, id: client_id, body };
}

/** `scim` writes to `default` when nothing is said; other scopes are bound to no integration then. */
function boundTo(
  integration: string,
  scopes: OAuthClientView["scopes"],
  integrations: Refer,
): Expression | undefined {
  return scopes.includes("scim") ? otherIntegration(integration, integrations) : integrations(integration);
}

function declareToken(
  { id, name, integration, expires_at }: ScimTokenView,
  integrations: Refer,
): Declaration {
  const body = {
    name,
    integration: otherIntegration(integration, integrations),
    expires_at: expires_at ?? undefined,
  };
  return { type: "rollcall_scim_token", called: name, id, body };
}

function otherIntegration(name: string, integrations: Refer): Expression | undefined {
  return name === DEFAULT_INTEGRATION ? undefined : integrations(name);
}

function named(
  { name, kind, ...rest }: { name: string; kind: string; description?: string },
  lists: Refer,
): Body {
  const { description = "" } = rest;
  return {
    name: kind === "list" ? lists(name) : name,
    kind: unless("user", kind),
    description: text(description),
  };
}

function text(value: string): string | undefined {
  return unless("", value);
}

function unless<T>(fallback: T, value: T): T | undefined {
  return value === fallback ? undefined : value;
}

/** Undefined for what holds nothing. */
function some<T extends readonly Expression[] | Body>(value: T): T | undefined {
  return Object.values(value).some((one) => one !== undefined) ? value : undefined;
}
