/** The quickstart's list and client in TypeScript, for CDKTF: `npx tsx examples/cdktf/main.ts`. */
import { RollcallProvider, ScimAccessList, ScimClient } from "@rollcall/constructs/cdktf";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";

class RequesterStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    // Endpoint and credentials come from ROLLCALL_ENDPOINT, ROLLCALL_CLIENT_ID and ROLLCALL_CLIENT_SECRET.
    new RollcallProvider(this, "rollcall");

    // Whoever the identity provider puts into its group GroupRequester holds the role requester.
    new ScimAccessList(this, "requester", {
      title: "GroupRequester",
      roles: ["requester"],
      owners: ["alice"],
      audit: { recurrence: { frequency: 3, dayOfMonth: 15 } },
    });

    // What the identity provider is given to push users and groups with: see the outputs.
    new ScimClient(this, "identity_provider", { name: "identity-provider" });
  }
}

const app = new App();
new RequesterStack(app, "requester");
app.synth();
