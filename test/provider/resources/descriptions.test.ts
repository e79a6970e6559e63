/** SEC-42: what the pages say of each attribute is what the schema does. */

import { providerSchema } from "../../../provider/configuration";
import { accessListDataSchema } from "../../../provider/data-sources/access-list-schema";
import { accessListSchema } from "../../../provider/resources/access-list-schema";
import { oauthClientSchema } from "../../../provider/resources/oauth-client-schema";
import { scimIntegrationSchema } from "../../../provider/resources/scim-integration-schema";
import { scimTokenSchema } from "../../../provider/resources/scim-token-schema";
import type { Attribute, Attributes } from "../../../provider/sdk/framework/schema";

const schemas = {
  provider: providerSchema,
  access_list: accessListSchema,
  oauth_client: oauthClientSchema,
  scim_integration: scimIntegrationSchema,
  scim_token: scimTokenSchema,
  "data access_list": accessListDataSchema,
};

const attributes = Object.entries(schemas).flatMap(([name, { attributes }]) =>
  flatten(attributes as Attributes, name),
);

function flatten(attributes: Attributes, parent: string): [string, Attribute][] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const path = `${parent}.${name}`;
    const below = attribute.kind === "nested" ? flatten(attribute.attributes, path) : [];
    return [[path, attribute] as [string, Attribute], ...below];
  });
}

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

const replacing = attributes.filter(([, { modifiers = [] }]) => {
  return modifiers.some(({ kind }) => kind === "requires-replace");
});

test.each(replacing)("a change of %s forces a new one, and that is described", (_, { description }) => {
  expect(description).toMatch(/A change forces a new/);
});
