import type { Attribute, Schema } from "../../../gateway/scim/schemas/attribute";
import { ENTERPRISE_USER_SCHEMA } from "../../../gateway/scim/schemas/enterprise-user";
import { GROUP_SCHEMA } from "../../../gateway/scim/schemas/group";
import { findName, USER } from "../../../gateway/scim/schemas/resource-schema";
import { RESOURCE_TYPE_SCHEMA } from "../../../gateway/scim/schemas/resource-type";
import { SCHEMA_SCHEMA } from "../../../gateway/scim/schemas/schema";
import { SERVICE_PROVIDER_CONFIG_SCHEMA } from "../../../gateway/scim/schemas/service-provider-config";
import { PASSWORD, USER_SCHEMA } from "../../../gateway/scim/schemas/user";

const SCHEMAS: readonly Schema[] = [
  USER_SCHEMA,
  ENTERPRISE_USER_SCHEMA,
  GROUP_SCHEMA,
  SERVICE_PROVIDER_CONFIG_SCHEMA,
  RESOURCE_TYPE_SCHEMA,
  SCHEMA_SCHEMA,
];

function withPaths(attributes: readonly Attribute[], prefix: string): [path: string, attribute: Attribute][] {
  return attributes.flatMap((attribute) => {
    const path = `${prefix}${attribute.name}`;
    return [
      [path, attribute] as [string, Attribute],
      ...withPaths(attribute.subAttributes ?? [], `${path}.`),
    ];
  });
}

const everything = SCHEMAS.flatMap((schema) => withPaths(schema.attributes, `${schema.id}:`));
const attribute = (name: string) => findName(USER, name)?.subAttribute ?? findName(USER, name)?.attribute;

describe("RFC 7643 §7: attribute definitions", () => {
  test.each(everything)("C026: %s is complete", (_, definition) => {
    expect(definition).toMatchObject({
      name: expect.stringMatching(/^(\$ref|[a-z][A-Za-z0-9]*)$/),
      type: expect.stringMatching(/^(string|boolean|integer|dateTime|reference|binary|complex)$/),
      multiValued: expect.any(Boolean),
      description: expect.stringMatching(/^.{5,}\.$/),
      required: expect.any(Boolean),
      mutability: expect.stringMatching(/^(readOnly|readWrite|immutable|writeOnly)$/),
      returned: expect.stringMatching(/^(always|never|default|request)$/),
      uniqueness: expect.stringMatching(/^(none|server|global)$/),
    });
    const textual = ["string", "reference", "binary"].includes(definition.type);
    expect(typeof definition.caseExact).toBe(textual ? "boolean" : "undefined");
    expect(definition.subAttributes !== undefined).toBe(definition.type === "complex");
    expect(definition.referenceTypes !== undefined).toBe(definition.type === "reference");
    expect(JSON.stringify(definition)).not.toContain("null");
  });

  test("no name stands twice in one object", () => {
    const paths = everything.map(([path]) => path.toLowerCase());
    expect(new Set(paths).size).toBe(paths.length);
  });

  test("C028: what RFC 7643 §3.1 and §8.7.1 say of the attributes that matter most", () => {
    expect(attribute("userName")).toMatchObject({ required: true, caseExact: false, uniqueness: "server" });
    expect(attribute("id")).toMatchObject({ caseExact: true, mutability: "readOnly", returned: "always" });
    expect(attribute("externalId")).toMatchObject({ caseExact: true, mutability: "readWrite" });
    expect(attribute("groups")).toMatchObject({ mutability: "readOnly", multiValued: true });
    expect(attribute("meta.version")).toMatchObject({ caseExact: true, mutability: "readOnly" });
    expect(PASSWORD).toMatchObject({ mutability: "writeOnly", returned: "never" });
  });

  test("RFC 7643 §2.4: every multi-valued complex attribute of a user has the default sub-attributes that fit it", () => {
    const plurals = USER_SCHEMA.attributes.filter(
      ({ multiValued, name }) => multiValued && name !== "groups",
    );
    for (const { subAttributes = [] } of plurals) {
      expect(subAttributes.map(({ name }) => name)).toEqual(expect.arrayContaining(["type", "primary"]));
    }
  });
});

describe("SEC-18: names are found among the defined ones only", () => {
  test.each([
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "valueOf",
    "name.constructor",
    "name.__proto__",
    "",
  ])("%j is not found", (name) => {
    expect(findName(USER, name)).toBeUndefined();
  });
});
