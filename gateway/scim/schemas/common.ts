/** The attributes that every resource has (RFC 7643 §3, §3.1), whatever its schema. */
import { type Attribute, complex, dateTime, reference, text } from "./attribute";

const FIXED = { mutability: "readOnly" } as const;

export const ID = text(
  "id",
  "The identifier that the service provider gave the resource; it never changes.",
  {
    caseExact: true,
    mutability: "readOnly",
    returned: "always",
    uniqueness: "server",
  },
);

export const EXTERNAL_ID = text("externalId", "The identifier that the client gave the resource.", {
  caseExact: true,
});

/** What the service provider records about a resource (RFC 7643 §3.1). */
export const META = complex(
  "meta",
  "What the service provider records about the resource.",
  [
    text("resourceType", "The resource's type.", { caseExact: true, ...FIXED }),
    dateTime("created", "When the resource was created.", FIXED),
    dateTime("lastModified", "When the resource was last changed.", FIXED),
    reference("location", "The resource's address.", ["uri"], FIXED),
    text("version", "The resource's version, as the ETag header gives it.", { caseExact: true, ...FIXED }),
  ],
  FIXED,
);

/** Part of every resource and of no schema's attribute list. */
export const UNLISTED: readonly Attribute[] = [
  reference("schemas", "The schemas that the resource is made of.", ["uri"], {
    multiValued: true,
    required: true,
    returned: "always",
    mutability: "readOnly",
  }),
  META,
];
