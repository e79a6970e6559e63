import { type IResolvable, Token, Tokenization } from "cdktn";
import type { Construct } from "constructs";
import { AccessList, type AccessListConfig, type AccessListOwners } from "./generated/access-list";
import type { DataRollcallScimIntegration } from "./generated/data-rollcall-scim-integration";
import type { ScimIntegration } from "./generated/scim-integration";
import { putOut } from "./outputs";

type Traits = { readonly [key: string]: readonly string[] } | IResolvable;
type Owners = readonly (string | AccessListOwners)[] | IResolvable;

export interface ScimAccessListProps
  extends Omit<AccessListConfig, "name" | "type" | "grants" | "owners" | "integration"> {
  /** Made from the title when left out: `GroupRequester` → `scim-group-requester`. */
  readonly name?: string;
  /** Roles that members hold. */
  readonly roles: readonly string[];
  /** Values by key that are added to the members' traits. Defaults to none. */
  readonly traits?: Traits;
  /** Who answers for the list: user names, or owners in full for other lists and for descriptions. Defaults to none. */
  readonly owners?: Owners;
  /** The identity source whose group of this title fills the list, or its name. Defaults to `default`. */
  readonly integration?: ScimIntegration | DataRollcallScimIntegration | string;
}

/** What is due when nothing is said, written out so that it shows in the plan: a review every half year. */
const HALF_YEARLY = { recurrence: { frequency: 6, dayOfMonth: 1 } };

/** What Terraform fills in: not `$${` and `%%{`, by which it writes `${` and `%{`. */
const TEMPLATE = /(?<!\$)\$\{|(?<!%)%\{/;

const VALID_NAME = /^[a-z0-9][a-z0-9._-]{0,127}$/;

/**
 * An access list whose members an identity provider pushes: those of its group of the same title. The stack puts out
 * that title as `<id>_group_name`, for whoever makes the group.
 */
export class ScimAccessList extends AccessList {
  /** @throws Error when no name is given and none can be made from the title, or when an array is none */
  constructor(scope: Construct, id: string, props: ScimAccessListProps) {
    const { name, roles, traits, owners = [], integration, audit = HALF_YEARLY, ...rest } = props;
    super(scope, id, {
      ...rest,
      audit,
      name: name ?? nameOf(props.title),
      type: "scim",
      grants: { roles: arrayOf("roles", roles), traits: traits && traitsOf(traits) },
      owners: ownersOf(owners),
      integration: typeof integration === "object" ? integration.name : integration,
    });
    putOut(this, "title", {
      name: "group_name",
      description: "Name of the group in the identity provider whose members come onto the list.",
    });
  }
}

/** A word starts at each capital that follows a small letter, and after whatever a name cannot hold. */
function nameOf(title: string): string {
  if (typeof title !== "string") throw new Error(`title must be a text, not ${title}`);
  if (Token.isUnresolved(title) || TEMPLATE.test(title)) {
    throw new Error("give the list a name: its title is known to Terraform only");
  }
  const plain = title.normalize("NFKD").replaceAll(/\p{Mark}/gu, "");
  const words = plain.replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
  const name = `scim-${words.replaceAll(/[^a-z0-9._]+/g, "-").replaceAll(/^-+|-+$/g, "")}`;
  if (name === "scim-" || !VALID_NAME.test(name)) {
    throw new Error(`give the list a name: none can be made from the title ${JSON.stringify(title)}`);
  }
  return name;
}

function traitsOf(traits: Traits): { [key: string]: string[] } | IResolvable {
  if (Tokenization.isResolvable(traits)) return traits;
  const entries = Object.entries(traits).map(([key, values]) => [key, arrayOf(`traits.${key}`, values)]);
  return Object.fromEntries(entries);
}

function ownersOf(owners: Owners): AccessListOwners[] | IResolvable {
  if (Tokenization.isResolvable(owners)) return owners;
  return arrayOf("owners", owners).map((owner) => (typeof owner === "string" ? { name: owner } : owner));
}

/** For those without a compiler: the letters of a text are not what is meant by it. */
function arrayOf<Item>(property: string, items: readonly Item[]): Item[] {
  if (Array.isArray(items)) return [...items];
  throw new Error(`${property} must be an array, not ${items}`);
}
