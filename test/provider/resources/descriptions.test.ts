/** SEC-42: what the pages say of each attribute is what the schema does. */

import { rollcallProvider } from "../../../provider/provider";
import { resourceName } from "../../../provider/resources/rules";
import type { Attribute, Attributes, Schema } from "../../../provider/sdk/framework/schema";

const offered = rollcallProvider("1.2.3", {});

interface Part {
  readonly typeName: string;
  readonly schema: Schema;
}

function attributesOf(kind: string, parts: readonly Part[] = []): [string, Attribute][] {
  return parts.flatMap(({ typeName, schema }) => flatten(schema.attributes, `${kind} ${typeName}`));
}

function flatten(attributes: Attributes, parent: string): [string, Attribute][] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const path = `${parent}.${name}`;
    const below = attribute.kind === "nested" ? flatten(attribute.attributes, path) : [];
    return [[path, attribute] as [string, Attribute], ...below];
  });
}

const attributes = [
  ...flatten(offered.schema.attributes, "provider"),
  ...attributesOf("resource", offered.resources),
  ...attributesOf("data", offered.dataSources),
  ...attributesOf("ephemeral", offered.ephemeralResources),
  ...attributesOf("list", offered.listResources),
  ...attributesOf("action", offered.actions),
];

test.each(attributes)("%s is described in whole sentences", (_, { description }) => {
  expect(description).toMatch(/^[A-Z`].*\.$/s);
});

const defaulted = attributes.filter(([, { default: value }]) => value !== undefined && value !== "");

test.each(defaulted)(
  "the default of %s is the one that is described",
  (_, { default: value, description }) => {
    expect(description).toContain(`Defaults to \`${String(value)}\`.`);
  },
);

/** An object stands for its parts, each of which says what it is when left out. */
const leavable = attributes.filter(
  ([, attribute]) => attribute.optional && !(attribute.kind === "nested" && attribute.mode === "single"),
);

test.each(leavable)("what it means to leave %s out is described", (_, { description }) => {
  expect(description).toMatch(
    /Defaults to |defaults to |when left out|Either this or |environment variable|Any whole number|The gateway's default is/i,
  );
});

/** Every bound and every word in the rules of an attribute; the name of something else is described where that is declared. */
function constraintsOf(path: string, { validators = [] }: Attribute): string[] {
  const rules = validators.map(({ description }) =>
    /^resource .*\.name$/.test(path) ? description : description.replace(resourceName.description, ""),
  );
  const bounds = rules.flatMap((rule) => rule.replaceAll(/`[^`]*`/g, "").match(/\d{2,}/g) ?? []);
  const words = rules
    .filter((rule) => rule.includes("one of "))
    .flatMap((rule) => rule.match(/`\w+`/g) ?? []);
  return [...bounds, ...words];
}

const constrained = attributes
  .map(([path, attribute]) => [path, constraintsOf(path, attribute), attribute.description] as const)
  .filter(([, constraints]) => constraints.length > 0);

test.each(constrained)("%s is described with its constraints %j", (_, constraints, description) => {
  for (const constraint of constraints) expect(description.replaceAll(",", "")).toContain(constraint);
});

const ofProvider = Object.entries(offered.schema.attributes);

test.each(ofProvider)(
  "the provider's %s is described with its environment variable",
  (name, { description }) => {
    expect(description).toContain(`environment variable \`ROLLCALL_${name.toUpperCase()}\``);
  },
);

const replacing = attributes.filter(([, { modifiers = [] }]) => {
  return modifiers.some(({ kind }) => kind === "requires-replace");
});

test.each(replacing)("a change of %s forces a new one, and that is described", (_, { description }) => {
  expect(description).toMatch(/A change forces a new/);
});

const dataSourcesOfResources = (offered.dataSources ?? []).flatMap((dataSource) => {
  const resource = offered.resources?.find(({ typeName }) => typeName === dataSource.typeName);
  return resource ? [[dataSource.typeName, dataSource.schema, resource.schema] as const] : [];
});

/** Paths of what is said of the thing itself, and not of how Terraform treats it. */
function toldOf({ attributes }: Schema): string[] {
  const paths = flatten(attributes, "").map(([path]) => path);
  return paths.filter((path) => !path.startsWith(".timeouts")).sort();
}

test.each(dataSourcesOfResources)("data %s tells everything that its resource does", (_, found, declared) => {
  expect(toldOf(found)).toEqual(toldOf(declared));
});
