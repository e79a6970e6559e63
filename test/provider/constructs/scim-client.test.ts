/** ScimClient: what an identity provider is given, and where its administrator reads it. */
import { LIBRARIES, outputsOf, synthesize } from "./libraries";

const reference = (attribute: string) => `\${rollcall_oauth_client.okta.${attribute}}`;

describe.each(LIBRARIES)("for %s", (_, library) => {
  const { OauthClient, RollcallProvider, ScimClient, ScimIntegration, TerraformVariable } = library;

  test("it may push users and groups and nothing else", () => {
    const stack = synthesize(library, (scope) => {
      new ScimClient(scope, "okta", { name: "okta", expiresAt: "2027-01-31T00:00:00Z" });
    });
    expect(stack).toHaveProvider(RollcallProvider);
    expect(stack).toHaveResourceWithProperties(OauthClient, {
      name: "okta",
      scopes: ["scim"],
      expires_at: "2027-01-31T00:00:00Z",
    });
  });

  test("it is bound to an integration of the stack, or to one that is named", () => {
    const stack = synthesize(library, (scope) => {
      const okta = new ScimIntegration(scope, "source", { name: "okta" });
      new ScimClient(scope, "okta", { name: "okta", integration: okta });
      new ScimClient(scope, "entra", { name: "entra", integration: "entra-id" });
    });
    expect(stack).toHaveResourceWithProperties(OauthClient, {
      integration: "$" + "{rollcall_scim_integration.source.name}",
    });
    expect(stack).toHaveResourceWithProperties(OauthClient, { integration: "entra-id" });
  });

  test("base URL, token URL, id and secret are put out, the secret as sensitive", () => {
    const stack = synthesize(library, (scope) => {
      new ScimClient(scope, "okta", { name: "okta" });
    });
    const description = expect.any(String);
    expect(outputsOf(stack)).toEqual({
      okta_base_url: { description, value: reference("base_url") },
      okta_token_url: { description, value: reference("token_url") },
      okta_client_id: { description, value: reference("client_id") },
      okta_client_secret: { description, value: reference("client_secret"), sensitive: true },
    });
  });

  test("overrideLogicalId gives it another address, which its outputs refer to", () => {
    const stack = synthesize(library, (scope) => {
      new ScimClient(scope, "idp", { name: "okta" }).overrideLogicalId("okta");
    });
    expect(Object.keys(JSON.parse(stack).resource.rollcall_oauth_client)).toEqual(["okta"]);
    expect(outputsOf(stack)).toMatchObject({ idp_client_secret: { value: reference("client_secret") } });
  });

  test("a secret that is brought is not put out", () => {
    const stack = synthesize(library, (scope) => {
      const secret = new TerraformVariable(scope, "secret", { type: "string", sensitive: true });
      secret.addOverride("ephemeral", true);
      new ScimClient(scope, "okta", {
        name: "okta",
        clientSecretWo: secret.stringValue,
        clientSecretWoVersion: 1,
      });
    });
    expect(stack).toHaveResourceWithProperties(OauthClient, {
      client_secret_wo: "$" + "{var.secret}",
      client_secret_wo_version: 1,
    });
    expect(Object.keys(outputsOf(stack))).toEqual(["okta_base_url", "okta_client_id", "okta_token_url"]);
  });
});
