/** The core User schema (RFC 7643 §4.1, §8.7.1). */
import { binary, complex, flag, plural, reference, type Schema, text } from "./attribute";
import { EXTERNAL_ID, ID } from "./common";

export const USER_URN = "urn:ietf:params:scim:schemas:core:2.0:User";

const READ_ONLY = { mutability: "readOnly" } as const;

const NAME = complex("name", "The parts of the user's real name.", [
  text("formatted", "The full name, ready for display."),
  text("familyName", "The family name, or last name."),
  text("givenName", "The given name, or first name."),
  text("middleName", "The middle name or names."),
  text("honorificPrefix", "The title before the name, such as Dr."),
  text("honorificSuffix", "The suffix after the name, such as III."),
]);

const ADDRESSES = complex(
  "addresses",
  "Postal addresses.",
  [
    text("formatted", "The whole address, ready for display or a label."),
    text("streetAddress", "Street, house number, box."),
    text("locality", "City or locality."),
    text("region", "State or region."),
    text("postalCode", "Postal code."),
    text("country", "Country, as a code of ISO 3166-1 alpha-2."),
    text("type", "What the address is used for.", { canonicalValues: ["work", "home", "other"] }),
    flag("primary", "True for the preferred address; at most one has it."),
  ],
  { multiValued: true },
);

const GROUPS = complex(
  "groups",
  "The groups that the user belongs to; changed only through the groups themselves.",
  [
    text("value", "The group's id.", { caseExact: true, ...READ_ONLY }),
    reference("$ref", "The group's address.", ["Group"], READ_ONLY),
    text("display", "The group's displayName.", READ_ONLY),
    text("type", "Whether the user is a member itself or through another group.", {
      canonicalValues: ["direct", "indirect"],
      ...READ_ONLY,
    }),
  ],
  { multiValued: true, mutability: "readOnly" },
);

export const PASSWORD = text("password", "The user's password in clear text; accepted, and never returned.", {
  caseExact: true,
  mutability: "writeOnly",
  returned: "never",
});

export const USER_SCHEMA: Schema = {
  id: USER_URN,
  name: "User",
  description: "User Account",
  attributes: [
    ID,
    EXTERNAL_ID,
    text("userName", "The name that identifies the user to the service provider.", {
      required: true,
      uniqueness: "server",
    }),
    NAME,
    text("displayName", "The user's name as it is shown to others."),
    text("nickName", "The casual name by which the user is called."),
    reference("profileUrl", "The address of the user's online profile.", ["external"]),
    text("title", "The user's title, such as Vice President."),
    text("userType", "The relation between the organisation and the user, such as Contractor."),
    text("preferredLanguage", "Preferred languages, in the form of the Accept-Language header."),
    text("locale", "The locale for dates, numbers and currency, such as en-US."),
    text("timezone", "The time zone, in the form of the IANA time zone database."),
    flag("active", "Whether the user may use the service."),
    plural("emails", "E-mail addresses.", text("value", "An e-mail address."), ["work", "home", "other"]),
    plural("phoneNumbers", "Telephone numbers.", text("value", "A telephone number."), [
      "work",
      "home",
      "mobile",
      "fax",
      "pager",
      "other",
    ]),
    plural("ims", "Instant messaging addresses.", text("value", "An instant messaging address."), [
      "aim",
      "gtalk",
      "icq",
      "xmpp",
      "msn",
      "skype",
      "qq",
      "yahoo",
    ]),
    plural(
      "photos",
      "Addresses of pictures of the user.",
      reference("value", "The address of a picture.", ["external"]),
      ["photo", "thumbnail"],
    ),
    ADDRESSES,
    GROUPS,
    plural("entitlements", "Things that the user is entitled to.", text("value", "An entitlement.")),
    plural("roles", "Roles that together say who the user is.", text("value", "A role.")),
    plural("x509Certificates", "Certificates issued to the user.", binary("value", "A certificate, DER.")),
  ],
};
