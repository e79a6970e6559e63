import { Refusal } from "../../../gateway/domain/errors";
import { normalizeExtensions } from "../../../gateway/domain/extensions";
import type { Extension, ExtensionAttribute } from "../../../gateway/domain/model";

const URN = "urn:example:ext:1.0:User";

const attribute = (name: string, facets: Partial<ExtensionAttribute> = {}): ExtensionAttribute => ({
  name,
  type: "string",
  description: "",
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: "readWrite",
  returned: "default",
  canonicalValues: [],
  referenceTypes: [],
  subAttributes: [],
  ...facets,
});
const extension = (urn = URN, ...attributes: ExtensionAttribute[]): Extension => ({
  urn,
  name: "",
  description: "",
  attributes: attributes.length > 0 ? attributes : [attribute("a")],
});

function faultOf(...extensions: Extension[]): string | undefined {
  try {
    normalizeExtensions(extensions);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    return (error as Refusal).details.field;
  }
}

test("declarations are kept in one order, so that equal ones are equal texts", () => {
  const [b, a] = [extension("urn:x:b", attribute("z"), attribute("y")), extension("urn:x:a")];
  const sorted = attribute("y", { canonicalValues: ["2", "1", "2"] });
  expect(normalizeExtensions([b, a]).map(({ urn }) => urn)).toEqual(["urn:x:a", "urn:x:b"]);
  expect(normalizeExtensions([b])[0]?.attributes.map(({ name }) => name)).toEqual(["y", "z"]);
  expect(normalizeExtensions([extension(URN, sorted)])[0]?.attributes[0]?.canonicalValues).toEqual([
    "1",
    "2",
  ]);
});

test.each([
  "urn:ietf:params:scim:schemas:extension:CustomExtensionName:2.0:User",
  "urn:okta:example:1.0:user:custom",
  "urn:acme:x",
])("%s is a URN of one's own", (urn) => {
  expect(faultOf(extension(urn))).toBeUndefined();
});

test.each([
  "",
  "department",
  "urn:",
  "urn:x",
  "urn:x:",
  "urn:x:a b",
  'urn:x:a"',
  "urn:x:ä",
  `urn:x:${"a".repeat(300)}`,
  "urn:ietf:params:scim:schemas:core:2.0:User",
  "URN:IETF:PARAMS:SCIM:SCHEMAS:CORE:2.0:GROUP",
  "urn:ietf:params:scim:schemas:core:2.0:User:mine",
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:x",
  "urn:ietf:params:scim:schemas:extension",
  "urn:ietf:params:scim",
  "urn:ietf:params:scim:api:messages:2.0:PatchOp",
])("%j is none", (urn) => {
  expect(faultOf(extension(urn))).toBe("extensions[0].urn");
});

test.each(["urn:X:A", "urn:x:a:b", "urn:x"])("beside urn:x:a, %s would be ambiguous", (urn) => {
  expect(faultOf(extension("urn:x:a"), extension(urn))).toBe("extensions[1].urn");
});

test.each(["", "1a", "a b", "a.b", "ä", "__proto__", "constructor", "toString", "$ref", "a".repeat(129)])(
  "SEC-18: %j is no attribute's name",
  (name) => {
    expect(faultOf(extension(URN, attribute(name)))).toBe("extensions[0].attributes[0].name");
    const outer = attribute("outer", { type: "complex", subAttributes: [attribute(name)] });
    expect(faultOf(extension(URN, outer))).toBe("extensions[0].attributes[0].sub_attributes[0].name");
  },
);

test.each<[string, ExtensionAttribute[], string]>([
  ["two names that differ by case", [attribute("a"), attribute("A")], "attributes[1].name"],
  ["a complex attribute of nothing", [attribute("a", { type: "complex" })], "attributes[0].sub_attributes"],
  [
    "sub-attributes of a string",
    [attribute("a", { subAttributes: [attribute("b")] })],
    "attributes[0].sub_attributes",
  ],
  [
    "complex in complex",
    [
      attribute("a", {
        type: "complex",
        subAttributes: [attribute("b", { type: "complex", subAttributes: [attribute("c")] })],
      }),
    ],
    "attributes[0].sub_attributes",
  ],
  [
    "an immutable part of one of several values",
    [
      attribute("a", {
        type: "complex",
        multiValued: true,
        subAttributes: [attribute("b", { mutability: "immutable" })],
      }),
    ],
    "attributes[0].sub_attributes",
  ],
])("%s is refused", (_, attributes, field) => {
  expect(faultOf(extension(URN, ...attributes))).toBe(`extensions[0].${field}`);
});

test("an extension without attributes, and more than requests should have to read, are refused", () => {
  expect(faultOf({ ...extension(), attributes: [] })).toBe("extensions[0].attributes");
  const many = Array.from({ length: 100 }, (_, index) =>
    attribute(`a${index}`, { description: "x".repeat(1_000) }),
  );
  expect(faultOf(extension(URN, ...many))).toBe("extensions");
});
