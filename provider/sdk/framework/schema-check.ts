import { identityNames } from "./identity";
import type { Provider } from "./provider";
import type { Resource } from "./resource";
import type { Attribute, Attributes, Schema } from "./schema";
import { isComputed } from "./schema";

/** What is wrong with the schemas of a provider, one sentence each: mistakes that Terraform would report unclearly. */
export function findSchemaProblems(provider: Provider): string[] {
  const parts = [
    { typeName: provider.typeName, schema: provider.schema },
    ...(provider.resources ?? []),
    ...(provider.dataSources ?? []),
    ...(provider.ephemeralResources ?? []),
    ...(provider.listResources ?? []),
    ...(provider.actions ?? []),
  ];
  return [
    ...parts.flatMap(({ typeName, schema }) => inAttributes(typeName, schema.attributes)),
    ...(provider.resources ?? []).flatMap(upgradeProblems),
    ...(provider.resources ?? []).flatMap(identityProblems),
    ...(provider.listResources ?? []).flatMap((one) => listProblems(one, provider.resources ?? [])),
    ...[...(provider.listResources ?? []), ...(provider.actions ?? [])].flatMap(questionProblems),
  ];
}

interface Offered {
  readonly typeName: string;
  readonly schema: Schema;
}

function upgradeProblems({ typeName, schema, upgrade }: Resource): string[] {
  const versions = Array.from({ length: schema.version ?? 0 }, (_, version) => version);
  const missing = versions.filter((version) => !upgrade?.[version]);
  return missing.map((version) => `${typeName} has no upgrade from version ${version}`);
}

function identityProblems({ typeName, schema, identity }: Resource): string[] {
  if (!identity) return [];
  const missing = identityNames(identity).filter((name) => !canIdentify(schema.attributes[name]));
  const versions = Array.from({ length: identity.version ?? 0 }, (_, version) => version);
  return [
    ...missing.map((name) => `${typeName} has no attribute ${name} of a type that an identity can have`),
    ...versions
      .filter((version) => !identity.upgrade?.[version])
      .map((version) => `${typeName} has no upgrade of its identity from version ${version}`),
  ];
}

function canIdentify(attribute: Attribute | undefined): boolean {
  if (attribute?.kind !== "simple" || attribute.writeOnly) return false;
  const type = attribute.type.kind === "list" ? attribute.type.element : attribute.type;
  return ["string", "number", "bool"].includes(type.kind);
}

function listProblems({ typeName }: Offered, resources: readonly Resource[]): string[] {
  const listed = resources.find((one) => one.typeName === typeName);
  return listed?.identity
    ? []
    : [`${typeName} can be listed only when it is a resource that has an identity`];
}

/** What a list resource or an action is told comes from the configuration alone. */
function questionProblems({ typeName, schema }: Offered): string[] {
  const computed = Object.entries(schema.attributes).filter(([, one]) => isComputed(one));
  return computed.map(([name]) => `${typeName}.${name} is computed, which nothing can be here`);
}

function inAttributes(owner: string, attributes: Attributes): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const path = `${owner}.${name}`;
    const own = [...problemsOf(name, attribute)].map((problem) => `${path} ${problem}`);
    return attribute.kind === "nested" ? [...own, ...inAttributes(path, attribute.attributes)] : own;
  });
}

function* problemsOf(name: string, attribute: Attribute): Iterable<string> {
  const { required, optional, absentIsEmpty, writeOnly, description } = attribute;
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) yield "must be lower-case letters, digits and _";
  if (description.trim() === "") yield "has no description";
  if (required && (optional || isComputed(attribute)))
    yield "is required and therefore neither optional nor computed";
  if (!required && !optional && !isComputed(attribute)) yield "is none of required, optional and computed";
  if (attribute.default !== undefined && !optional) yield "has a default and must therefore be optional";
  if (absentIsEmpty && !optional) yield "may be absent and must therefore be optional";
  if (absentIsEmpty && !canBeEmpty(attribute)) yield "is of a type that has no empty value";
  if (writeOnly && isComputed(attribute)) yield "is write-only and therefore not computed";
  if (attribute.kind === "nested" && attribute.mode === "set" && hasWriteOnly(attribute.attributes)) {
    yield "is a set and therefore holds nothing write-only";
  }
}

function canBeEmpty(attribute: Attribute): boolean {
  return attribute.kind === "nested" || ["string", "list", "set", "map"].includes(attribute.type.kind);
}

function hasWriteOnly(attributes: Attributes): boolean {
  return Object.values(attributes).some(
    (one) => one.writeOnly || (one.kind === "nested" && hasWriteOnly(one.attributes)),
  );
}
