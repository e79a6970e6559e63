/** Both libraries, each beside the constructs that are made for it: a test holds for the one as for the other. */
import * as cdktf from "cdktf";
import * as cdktn from "cdktn";
import * as forCdktf from "../../../provider/constructs/cdktf/generated/index";
import * as forCdktn from "../../../provider/constructs/cdktn/generated/index";
import "cdktn/lib/testing/adapters/jest";

const terrain = { ...cdktn, ...forCdktn };

export type Library = typeof terrain;

/** To the compiler their classes are strangers; here they are called alike. */
export const LIBRARIES: readonly (readonly [string, Library])[] = [
  ["cdktn", terrain],
  ["cdktf", { ...cdktf, ...forCdktf } as unknown as Library],
];

cdktn.Testing.setupJest();

/** CDK Terrain has to be told which Terraform it is for; CDKTF does not ask. */
const WRITE_ONLY_IS_KNOWN = { targetVersions: { terraform: ">=1.11.0" } };

/** The JSON of a stack with the provider in it, as text, which the libraries' matchers read. */
export function synthesize(
  { RollcallProvider, TerraformStack, Testing }: Library,
  declare: (stack: cdktn.TerraformStack) => void,
): string {
  const stack = new TerraformStack(Testing.app({ context: WRITE_ONLY_IS_KNOWN }), "test");
  new RollcallProvider(stack, "rollcall");
  declare(stack);
  return Testing.synth(stack, true);
}

/** The stack's outputs by name. */
export function outputsOf(synthesized: string): Readonly<Record<string, unknown>> {
  return (JSON.parse(synthesized) as { output?: Record<string, unknown> }).output ?? {};
}
