/** What the generator of CDK Terrain alone makes of the provider's schema: functions and the ephemeral access token. */
import { TerraformOutput, TerraformStack, Testing } from "cdktn";
import { EphemeralRollcallAccessToken } from "../../../provider/constructs/cdktn/generated/ephemeral-rollcall-access-token";
import { RollcallProvider } from "../../../provider/constructs/cdktn/generated/provider";

/** @param terraform which Terraform the app says that it is for */
function synthesize(
  declare: (stack: TerraformStack, provider: RollcallProvider) => void,
  terraform?: string,
) {
  const context = terraform && { targetVersions: { terraform } };
  const stack = new TerraformStack(Testing.app(context ? { context } : {}), "terrain");
  declare(stack, new RollcallProvider(stack, "rollcall"));
  return JSON.parse(Testing.synth(stack, true));
}

function titleByFunction(stack: TerraformStack, provider: RollcallProvider): void {
  new TerraformOutput(stack, "key", { value: provider.functions.canonicalTitle("GroupRequester") });
}

test("functions of the provider are called by name", () => {
  expect(synthesize(titleByFunction, ">=1.11.0").output).toEqual({
    key: { value: `\${provider::rollcall::canonical_title("GroupRequester")}` },
  });
});

test("an access token is ephemeral", () => {
  const { ephemeral } = synthesize((stack) => {
    new EphemeralRollcallAccessToken(stack, "token", { scopes: ["access:read"] });
  }, ">=1.11.0");
  expect(ephemeral.rollcall_access_token.token).toMatchObject({ scopes: ["access:read"] });
});

test("synthesis refuses what an older Terraform cannot do", () => {
  expect(() => synthesize(titleByFunction)).toThrow(/function/);
});
