// Made by npm run generate from cdktn/scim-access-list.ts.
import { TerraformOutput, Token } from "cdktf";
import type { Construct } from "constructs";
import { AccessList, type AccessListConfig, type AccessListOwners } from "./generated/access-list";
import type { ScimIntegration } from "./generated/scim-integration";

export interface ScimAccessListProps
  extends Omit<AccessListConfig, "name" | "type" | "grants" | "owners" | "integration"> {
  /** Made from the title when left out: `GroupRequester` → `scim-group-requester`. */
  readonly name?: string;
  /** Roles that members hold. */
  readonly roles: readonly string[];
  /** Values by key that are added to the members' traits. Defaults to none. */
  readonly traits?: { readonly [key: string]: readonly string[] };
  /** Who answers for the list: user names, or owners in full for other lists and for descriptions. Defaults to none. */
  readonly owners?: readonly (string | AccessListOwners)[];
  /** The identity source whose group of this title fills the list, or its name. Defaults to `default`. */
  readonly integration?: ScimIntegration | string;
}

/** What is due when nothing is said, written out so that it shows in the plan: a review every half year. */
const HALF_YEARLY = { recurrence: { frequency: 6, dayOfMonth: 1 } };

const VALID_NAME = /^[a-z0-9][a-z0-9._-]{0,127}$/;

/**
 * An access list whose members an identity provider pushes: those of its group of the same title. The stack puts out
 * that title as `<id>_group_name`, for whoever makes the group.
 */
export class ScimAccessList extends AccessList {
  /** @throws Error when no name is given and none can be made from the title */
  constructor(scope: Construct, id: string, props: ScimAccessListProps) {
    const { name, roles, traits, owners = [], integration, audit = HALF_YEARLY, ...rest } = props;
    super(scope, id, {
      ...rest,
      audit,
      name: name ?? nameOf(props.title),
      type: "scim",
      grants: { roles: [...roles], traits: traits && copyOf(traits) },
      owners: owners.map((owner) => (typeof owner === "string" ? { name: owner } : owner)),
      integration: typeof integration === "object" ? integration.name : integration,
    });
    const groupName = new TerraformOutput(this, "group_name", {
      description: "Name of the group in the identity provider whose members come onto the list.",
      value: this.title,
    });
    groupName.overrideLogicalId(`${this.friendlyUniqueId}_group_name`);
  }
}

/** A word starts at each capital that follows a small letter, and after whatever a name cannot hold. */
function nameOf(title: string): string {
  if (Token.isUnresolved(title) || /[$%]\{/.test(title)) {
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

function copyOf(traits: { readonly [key: string]: readonly string[] }): { [key: string]: string[] } {
  return Object.fromEntries(Object.entries(traits).map(([key, values]) => [key, [...values]]));
}
