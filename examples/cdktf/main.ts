/** The quickstart's list and client, declared in TypeScript: `cdktf synth`, or `npx tsx examples/cdktf/main.ts`. */
import { App, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AccessList } from "../../provider/constructs/generated/access-list";
import { OauthClient } from "../../provider/constructs/generated/oauth-client";
import { RollcallProvider } from "../../provider/constructs/generated/provider";

class RequesterStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // Endpoint and credentials come from ROLLCALL_ENDPOINT, ROLLCALL_CLIENT_ID and ROLLCALL_CLIENT_SECRET.
    new RollcallProvider(this, "rollcall");

    // Whoever the identity provider puts into its group GroupRequester holds the role requester.
    new AccessList(this, "requester", {
      name: "scim-group-requester",
      title: "GroupRequester",
      type: "scim",
      grants: { roles: ["requester"] },
      owners: [{ name: "alice" }],
      audit: { recurrence: { frequency: 3, dayOfMonth: 15 } },
    });

    // What the identity provider is given to push users and groups with.
    const client = new OauthClient(this, "identity_provider", {
      name: "identity-provider",
      scopes: ["scim"],
    });

    new TerraformOutput(this, "base_url", { value: client.baseUrl });
    new TerraformOutput(this, "token_url", { value: client.tokenUrl });
    new TerraformOutput(this, "client_id", { value: client.clientId });
    new TerraformOutput(this, "client_secret", { value: client.clientSecret, sensitive: true });
  }
}

const app = new App();
new RequesterStack(app, "requester");
app.synth();
