/** The provider as Terraform sees it: its block, and what it offers. */
import { env } from "node:process";
import { rotateSecretAction } from "./actions/rotate-secret";
import type { RollcallClient } from "./client/client";
import {
  checkConfiguration,
  configureClient,
  type Environment,
  providerSchema,
  userAgent,
} from "./configuration";
import { accessListDataSource } from "./data-sources/access-list";
import { accessListsDataSource } from "./data-sources/access-lists";
import { scimIntegrationDataSource } from "./data-sources/scim-integration";
import { userAccessDataSource } from "./data-sources/user-access";
import { accessTokenEphemeral } from "./ephemeral/access-token";
import { canonicalTitleFunction } from "./functions/canonical-title";
import { nextAuditDateFunction } from "./functions/next-audit-date";
import { accessListListResource } from "./list-resources/access-list";
import { renderError } from "./render-error";
import { accessListResource } from "./resources/access-list";
import { accessListMemberResource } from "./resources/access-list-member";
import { accessListMembersResource } from "./resources/access-list-members";
import { oauthClientResource } from "./resources/oauth-client";
import { scimIntegrationResource } from "./resources/scim-integration";
import { scimTokenResource } from "./resources/scim-token";
import { DiagnosticError } from "./sdk/framework/diagnostics";
import { type Provider, provider } from "./sdk/framework/provider";
import { signIn } from "./sign-in";

export const ADDRESS = "registry.terraform.io/rollcall/rollcall";

/** How long the last word to the gateway may keep Terraform waiting, in milliseconds. */
const FAREWELL = 1_500;

/** A provider of this version; `environment` fills in what the provider block leaves out. */
export function rollcallProvider(version: string, environment: Environment = env): Provider {
  return provider<typeof providerSchema, RollcallClient>({
    typeName: "rollcall",
    version,
    schema: providerSchema,
    validate({ config, diagnostics }) {
      checkConfiguration(config, environment, diagnostics);
    },
    async configure({ config, terraformVersion, signal, diagnostics, log }) {
      // Once more: what was unknown when it was validated is known by now.
      checkConfiguration(config, environment, diagnostics);
      if (diagnostics.hasErrors) throw new DiagnosticError([]);
      const client = configureClient(config, environment, userAgent(version, terraformVersion), log);
      await signIn(client, signal);
      return client;
    },
    end: (client) => client.end(AbortSignal.timeout(FAREWELL)),
    renderError,
    resources: [
      accessListResource,
      accessListMemberResource,
      accessListMembersResource,
      oauthClientResource,
      scimIntegrationResource,
      scimTokenResource,
    ],
    dataSources: [
      accessListDataSource,
      accessListsDataSource,
      scimIntegrationDataSource,
      userAccessDataSource,
    ],
    ephemeralResources: [accessTokenEphemeral],
    functions: [canonicalTitleFunction, nextAuditDateFunction],
    listResources: [accessListListResource],
    actions: [rotateSecretAction],
  });
}
