/** Schemas by which an integration extends User: maps by URN and name, so that each has its own line in a plan. */
import type { ExtensionInput, ExtensionView } from "../../gateway/management/contract/extension";
import { attribute } from "../sdk/framework/schema";
import { each, length, matches, oneOf, size } from "../sdk/framework/validators";
import { types } from "../sdk/values/type";
import { keys } from "./rules";

const URN = matches(
  /^urn:[a-z0-9][a-z0-9-]{0,31}:[a-z0-9:._-]*[a-z0-9]$/i,
  "a URN such as `urn:example:scim:schemas:extension:1.0:User`",
);
const NAME = matches(
  /^[a-z][a-z0-9_$-]{0,127}$/i,
  "1 to 128 letters, digits, `-`, `_` and `$`, starting with a letter",
);

const SIMPLE_TYPES = ["string", "boolean", "decimal", "integer", "dateTime", "reference", "binary"] as const;

const suggestion = length({ min: 1, max: 256 });

/** What an attribute and a sub-attribute have in common. */
const common = {
  description: attribute.string({
    optional: true,
    default: "",
    description: "What it means, for people to read. At most 1024 characters. Defaults to an empty text.",
    validators: [length({ max: 1_024 })],
  }),
  multi_valued: attribute.bool({
    optional: true,
    default: false,
    description: "Whether it holds several values. Defaults to `false`.",
  }),
  required: attribute.bool({
    optional: true,
    default: false,
    description:
      "Whether it must have a value in a user that has anything of the extension. Defaults to `false`.",
  }),
  case_exact: attribute.bool({
    optional: true,
    default: false,
    description: "Whether a string is compared with case. Defaults to `false`.",
  }),
  mutability: attribute.string({
    optional: true,
    default: "readWrite",
    description: "`readWrite`, or `immutable`: once it has a value, that stays. Defaults to `readWrite`.",
    validators: [oneOf("readWrite", "immutable")],
  }),
  returned: attribute.string({
    optional: true,
    default: "default",
    description:
      "`default`, or `request`: part of an answer only where the request names it. Defaults to `default`.",
    validators: [oneOf("default", "request")],
  }),
  canonical_values: attribute.set(types.string, {
    optional: true,
    absentIsEmpty: true,
    description:
      "Suggested values, at most 100 of at most 256 characters; others are taken too. Defaults to none.",
    validators: [size({ max: 100 }), each(suggestion)],
  }),
  reference_types: attribute.set(types.string, {
    optional: true,
    absentIsEmpty: true,
    description:
      "What a reference may point to: at most 100 words of at most 256 characters. Defaults to none, which means `external`.",
    validators: [size({ max: 100 }), each(suggestion)],
  }),
};

function typeAttribute(allowed: readonly string[]) {
  const names = allowed.map((name) => `\`${name}\``).join(", ");
  return attribute.string({
    optional: true,
    default: "string",
    description: `One of ${names}. Defaults to \`string\`.`,
    validators: [oneOf(...allowed)],
  });
}

export const extensionsAttribute = attribute.nestedMap(
  {
    name: attribute.string({
      optional: true,
      default: "",
      description:
        "The schema's name, for people to read. At most 256 characters. Defaults to an empty text: the URN stands for it.",
      validators: [length({ max: 256 })],
    }),
    description: attribute.string({
      optional: true,
      default: "",
      description: "What it is for. At most 1024 characters. Defaults to an empty text.",
      validators: [length({ max: 1_024 })],
    }),
    attributes: attribute.nestedMap(
      {
        ...common,
        type: typeAttribute([...SIMPLE_TYPES, "complex"]),
        sub_attributes: attribute.nestedMap(
          { ...common, type: typeAttribute(SIMPLE_TYPES) },
          {
            optional: true,
            absentIsEmpty: true,
            description: `What a complex attribute is made of, at most 50 by name: ${NAME.description}. For no other type. Defaults to none.`,
            validators: [keys(NAME), size({ max: 50 })],
          },
        ),
      },
      {
        required: true,
        description: `The attributes, 1 to 100 by name: ${NAME.description}.`,
        validators: [keys(NAME), size({ min: 1, max: 100 })],
      },
    ),
  },
  {
    optional: true,
    absentIsEmpty: true,
    description:
      "Schemas by which the SCIM User of this integration is extended, at most 20 by URN. Identity providers find them under `/Schemas`. " +
      "What users hold of a schema that is taken away is kept and not shown, and shows up again when the schema does. " +
      "Defaults to none.",
    validators: [keys(URN), size({ max: 20 })],
  },
);

interface Common {
  description: string;
  multi_valued: boolean;
  required: boolean;
  case_exact: boolean;
  mutability: string;
  returned: string;
  canonical_values: string[];
  reference_types: string[];
  type: string;
}
type Named<T> = { [name: string]: T };
export type Extensions = Named<{
  name: string;
  description: string;
  attributes: Named<Common & { sub_attributes: Named<Common> }>;
}>;

/** Extensions as the gateway takes them; the schema has checked what the cast says. */
export function extensionsBody(extensions: Extensions): ExtensionInput[] {
  const bodies = Object.entries(extensions).map(([urn, { attributes, ...rest }]) => ({
    urn,
    ...rest,
    attributes: Object.entries(attributes).map(([name, { sub_attributes, ...facets }]) => ({
      name,
      ...facets,
      sub_attributes: Object.entries(sub_attributes).map(([sub, of]) => ({ name: sub, ...of })),
    })),
  }));
  return bodies as ExtensionInput[];
}

export function extensionsState(extensions: readonly ExtensionView[]): Extensions {
  return Object.fromEntries(
    extensions.map(({ urn, attributes, ...rest }) => [
      urn,
      { ...rest, attributes: namedAttributes(attributes) },
    ]),
  );
}

function namedAttributes(attributes: ExtensionView["attributes"]): Extensions[string]["attributes"] {
  return Object.fromEntries(
    attributes.map(({ name, sub_attributes, ...facets }) => {
      const subs = sub_attributes.map(({ name: sub, ...of }) => [sub, of] as const);
      return [name, { ...facets, sub_attributes: Object.fromEntries(subs) }];
    }),
  );
}
