import type { Provider } from "./provider";
import type { Attribute, Attributes } from "./schema";
import { isComputed } from "./schema";

/** What is wrong with the schemas of a provider, one sentence each: mistakes that Terraform would report unclearly. */
export function findSchemaProblems(provider: Provider): string[] {
  const parts = [
    { typeName: provider.typeName, schema: provider.schema },
    ...(provider.resources ?? []),
    ...(provider.dataSources ?? []),
    ...(provider.ephemeralResources ?? []),
  ];
  const problems = parts.flatMap(({ typeName, schema }) => inAttributes(typeName, schema.attributes));
  return [...problems, ...(provider.resources ?? []).flatMap(upgradeProblems)];
}

function upgradeProblems({
  typeName,
  schema,
  upgrade,
}: NonNullable<Provider["resources"]>[number]): string[] {
  const versions = Array.from({ length: schema.version ?? 0 }, (_, version) => version);
  const missing = versions.filter((version) => !upgrade?.[version]);
  return missing.map((version) => `${typeName} has no upgrade from version ${version}`);
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
