/** What cases are made of: names that are right or nearly so, texts and values that have hurt others. */
import fc from "fast-check";
import { ENTERPRISE_URN, GROUP_URN, USER_URN } from "../gateway/scim/service";

const USER_NAMES = [
  ["id", "externalId", "userName", "displayName", "nickName", "title", "userType", "active", "locale"],
  ["password", "preferredLanguage", "timezone", "profileUrl", "schemas", "meta", "name", "emails", "groups"],
  ["phoneNumbers", "addresses", "roles", "entitlements", "ims", "photos", "x509Certificates"],
  ["name.givenName", "name.familyName", "name.formatted", "emails.value", "emails.type", "emails.primary"],
  ["groups.value", "groups.type", "groups.$ref", "meta.created", "meta.lastModified", "meta.version"],
  ["addresses.locality", "meta.location", "meta.resourceType", ENTERPRISE_URN, `${USER_URN}:userName`],
  [`${ENTERPRISE_URN}:department`, `${ENTERPRISE_URN}:manager`, `${ENTERPRISE_URN}:manager.value`],
].flat();
const GROUP_NAMES = [
  ["id", "externalId", "displayName", "members", "members.value", "members.type", "members.display"],
  ["members.$ref", "schemas", "meta", "meta.lastModified", `${GROUP_URN}:displayName`, GROUP_URN],
].flat();
const HOSTILE_NAMES = [
  ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__proto__.polluted", "length"],
  ["constructor.prototype", "emails.__proto__", "name.constructor", "", ".", "a.b.c.d", "$ref", "urn:", ":"],
].flat();

/** As another would write it: one letter off, another case, another script, one dot too many. */
const nearMiss = fc
  .tuple(fc.constantFrom(...USER_NAMES, ...GROUP_NAMES), fc.nat(60), fc.nat(7))
  .map(([name, place, way]) => {
    const at = place % name.length;
    const [head, letter = "", tail] = [name.slice(0, at), name[at], name.slice(at + 1)];
    const forms = [
      name.toUpperCase(),
      name.toLowerCase(),
      head + tail,
      head + letter + letter + tail,
      `${head}\u212a${tail}`,
      `${name}.`,
      ` ${name} `,
      name.replace(".", ".."),
    ];
    return forms[way] ?? name;
  });

export const attributeName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...USER_NAMES, ...GROUP_NAMES) },
  { weight: 2, arbitrary: nearMiss },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_NAMES) },
);

export const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("{{user}}", "{{group}}", "work", "True", "false", "a@b.c", "") },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...["null", " ", "\0", "\ud800", "\udfff\ud800", "\u202eabc", "\u200b", "İi\u0307ıI", "ßẞſ", "ﬁ", "💥"],
      ...["%_\\", "' or 1=1 --", '"; drop table users; --', "$.userName", "\\u0000", "__proto__", "\r\n"],
      ...["2026-01-31T00:00:00Z", "9999-99-99T99:99:99Z", "+275760-09-13", "1e400", "x".repeat(3_000)],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 12 }).map(ofCodePoints),
  },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 0x17f }), { maxLength: 12 }).map(ofCodePoints) },
);

const number = fc.constantFrom(0, -0, 1, -1, 0.1, 2 ** 31, 2 ** 53, -(2 ** 63), 1e21, 1.797e308, 5e-324);

/** Also halves of surrogate pairs, which are no characters. */
function ofCodePoints(points: readonly number[]): string {
  return String.fromCodePoint(...points);
}

/** Any JSON, with names and texts that mean something among it. */
export const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: false },
    text,
    fc.constantFrom<unknown>(null, true, false, [], {}),
    number,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(attributeName, tie("value"), { maxKeys: 4 }),
    fc.record({ value: tie("value"), type: text, primary: fc.boolean() }, { requiredKeys: ["value"] }),
    fc.nat(40).map(nested),
  ),
})).value;

function nested(depth: number): unknown {
  let inner: unknown = "x";
  for (let level = 0; level < depth; level++) inner = level % 2 ? [inner] : { value: inner };
  return inner;
}
