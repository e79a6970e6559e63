import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { OauthClient, type OauthClientConfig } from "./generated/oauth-client";

export type ScimClientProps = Omit<OauthClientConfig, "scopes">;

/** What an identity provider is given to push users and groups with; all of it is put out by the stack. */
export class ScimClient extends OauthClient {
  constructor(scope: Construct, id: string, props: ScimClientProps) {
    super(scope, id, { ...props, scopes: ["scim"] });
    const outputs = {
      base_url: this.baseUrl,
      token_url: this.tokenUrl,
      client_id: this.clientId,
      client_secret: this.clientSecret,
    };
    for (const [name, value] of Object.entries(outputs)) {
      new TerraformOutput(this, name, {
        value,
        sensitive: name === "client_secret",
        staticId: false,
      }).overrideLogicalId(`${id}_${name}`);
    }
  }
}
