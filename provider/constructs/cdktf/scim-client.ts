// Made by npm run generate from cdktn/scim-client.ts.
import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { OauthClient, type OauthClientConfig } from "./generated/oauth-client";
import type { ScimIntegration } from "./generated/scim-integration";

export interface ScimClientProps extends Omit<OauthClientConfig, "scopes" | "integration"> {
  /** The identity source that the client writes to, or its name. Defaults to `default`. */
  readonly integration?: ScimIntegration | string;
}

/**
 * The OAuth client with which an identity provider pushes users and groups. The stack puts out what is pasted there:
 * `<id>_base_url`, `<id>_token_url`, `<id>_client_id` and, sensitive, `<id>_client_secret`, unless the secret is
 * brought as `clientSecretWo`.
 */
export class ScimClient extends OauthClient {
  constructor(scope: Construct, id: string, { integration, ...props }: ScimClientProps) {
    super(scope, id, {
      ...props,
      scopes: ["scim"],
      integration: typeof integration === "object" ? integration.name : integration,
    });
    this.#putOut("base_url", "Base URL of the SCIM service.", this.baseUrl);
    this.#putOut("token_url", "Where the identity provider fetches its access tokens.", this.tokenUrl);
    this.#putOut("client_id", "Client id for the token URL.", this.clientId);
    if (props.clientSecretWo !== undefined) return;
    this.#putOut("client_secret", "Client secret for the token URL.", this.clientSecret, true);
  }

  #putOut(name: string, description: string, value: string, sensitive?: boolean): void {
    const output = new TerraformOutput(this, name, { value, description, sensitive });
    output.overrideLogicalId(`${this.friendlyUniqueId}_${name}`);
  }
}
