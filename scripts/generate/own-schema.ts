/** What the provider says of itself without terraform, in the form in which terraform would say it. */
import { version } from "../../package.json";
import { rollcallProvider } from "../../provider/provider";
import { identityNames } from "../../provider/sdk/framework/identity";
import type { Attributes as Declared } from "../../provider/sdk/framework/schema";
import { attributeType } from "../../provider/sdk/framework/schema-type";
import { renderType } from "../../provider/sdk/values/type";
import type { Attributes, TypeJson } from "./provider-schema";

/** What identifies a resource; Terraform says nothing of it before 1.12. */
export function identityOf(typeName: string): Attributes {
  const { resources = [] } = rollcallProvider(version, {});
  const { schema, identity } = resources.find((one) => one.typeName === typeName) ?? {};
  if (!schema || !identity) return {};
  const described = toAttributes(schema.attributes);
  const entries = identityNames(identity).map((name) => {
    const required = identity.required.includes(name);
    return [name, { ...described[name], required, optional: !required }] as const;
  });
  return Object.fromEntries(entries);
}

export function toAttributes(attributes: Declared): Attributes {
  const entries = Object.entries(attributes).map(([name, one]) => {
    const { description, required, optional, sensitive, writeOnly } = one;
    const described = { description, required, optional, sensitive, write_only: writeOnly };
    if (one.kind === "simple")
      return [name, { ...described, type: renderType(attributeType(one)) as TypeJson }];
    return [
      name,
      { ...described, nested_type: { nesting_mode: one.mode, attributes: toAttributes(one.attributes) } },
    ];
  });
  return Object.fromEntries(entries);
}
