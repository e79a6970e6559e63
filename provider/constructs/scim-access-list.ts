import type { Construct } from "constructs";
import { AccessList, type AccessListConfig } from "./generated/access-list";

export interface ScimAccessListProps
  extends Omit<AccessListConfig, "name" | "type" | "grants" | "owners" | "audit"> {
  /** Made from the title when left out: `GroupRequester` → `scim-group-requester`. */
  readonly name?: string;
  /** Roles that members hold. */
  readonly roles: readonly string[];
  /** User names of those who answer for the list. */
  readonly owners?: readonly string[];
  /** Reviews: every so many months (1, 3, 6 or 12), on day 1, 15 or 31, the last one. */
  readonly review?: { readonly everyMonths?: number; readonly day?: number };
}

/** An access list whose members an identity provider pushes: those of its group of the same title. */
export class ScimAccessList extends AccessList {
  constructor(scope: Construct, id: string, props: ScimAccessListProps) {
    const { name, roles, owners = [], review, ...rest } = props;
    super(scope, id, {
      ...rest,
      name: name ?? nameOf(props.title),
      type: "scim",
      grants: { roles: [...roles] },
      owners: owners.map((owner) => ({ name: owner })),
      audit: { recurrence: { frequency: review?.everyMonths, dayOfMonth: review?.day } },
    });
  }
}

/** A word starts at each capital that follows a small letter, and after whatever a name cannot hold. */
function nameOf(title: string): string {
  const words = title.replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
  return `scim-${words.replaceAll(/[^a-z0-9._]+/g, "-").replaceAll(/^-+|-+$/g, "")}`;
}
