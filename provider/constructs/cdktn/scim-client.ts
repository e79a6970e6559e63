import type { Construct } from "constructs";
import type { DataRollcallScimIntegration } from "./generated/data-rollcall-scim-integration";
import { OauthClient, type OauthClientConfig } from "./generated/oauth-client";
import type { ScimIntegration } from "./generated/scim-integration";
import { putOut } from "./outputs";

export interface ScimClientProps extends Omit<OauthClientConfig, "scopes" | "integration"> {
  /** The identity source that the client writes to, or its name. Defaults to `default`. */
  readonly integration?: ScimIntegration | DataRollcallScimIntegration | string;
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
    putOut(this, "base_url", { description: "Base URL of the SCIM service." });
    putOut(this, "token_url", {
      description: "Where the identity provider fetches its access tokens.",
    });
    putOut(this, "client_id", { description: "Client id for the token URL." });
    if (props.clientSecretWo !== undefined) return;
    putOut(this, "client_secret", {
      description: "Client secret for the token URL.",
      sensitive: true,
    });
  }
}
