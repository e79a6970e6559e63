/** The constructs as their users have them: packed, installed in an empty folder, compiled, and applied by terraform. */
import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { version } from "../../package.json";
import { type Library, PackedConstructs } from "../support/packed-constructs";
import { Workbench } from "./workbench";

const EXAMPLES = resolve(__dirname, "../../examples");
const LIBRARIES: readonly Library[] = ["cdktn", "cdktf"];

let constructs: PackedConstructs;
let bench: Workbench;

beforeAll(async () => {
  constructs = new PackedConstructs();
  bench = await Workbench.open();
}, 60_000);
afterAll(async () => {
  await bench?.close();
  constructs?.dispose();
});

test("the package brings nothing along", () => {
  expect(constructs.packages()).toEqual(["@rollcall/constructs", "cdktn", "constructs"]);
});

test("it has the version of the provider", () => {
  const { version: packed } = JSON.parse(
    readFileSync(join(constructs.folder, "node_modules/@rollcall/constructs/package.json"), "utf8"),
  );
  expect(packed).toBe(version);
});

describe("the example", () => {
  const quickstart = readFileSync(join(EXAMPLES, "quickstart/main.tf"), "utf8");

  test.each(LIBRARIES)(
    "for %s is applied, and then there is nothing to do",
    async (library) => {
      constructs.switchTo(library);
      const stack = constructs.synthesize(join(EXAMPLES, library, "main.ts"));
      expect(stack.terraform).toEqual({
        required_providers: { rollcall: { source: "rollcall/rollcall", version } },
      });

      const terraform = bench.terraform();
      terraform.write(JSON.stringify(stack), "cdk.tf.json");
      await terraform.apply();
      expect(await terraform.planIsEmpty()).toBe(true);

      expect(JSON.parse(terraform.stateFile() ?? "{}").outputs).toMatchObject({
        requester_group_name: { value: "GroupRequester" },
        identity_provider_base_url: { value: `${bench.gateway.url}/scim/v2` },
        identity_provider_token_url: { value: `${bench.gateway.url}/oauth2/token` },
        identity_provider_client_id: { value: expect.stringMatching(/^rc_/) },
        identity_provider_client_secret: { value: expect.stringMatching(/^.{43}$/), sensitive: true },
      });

      // What `synth --hcl` writes for those who leave is the same, too.
      rmSync(join(terraform.folder, "cdk.tf.json"));
      terraform.write(constructs.synthesizeHcl(), "cdk.tf");
      expect(await terraform.planIsEmpty()).toBe(true);

      // What the constructs declare is what the quickstart declares in HCL: only the names of outputs differ.
      rmSync(join(terraform.folder, "cdk.tf"));
      terraform.write(quickstart);
      expect(await terraform.apply()).toContain("0 added, 0 changed, 0 destroyed");
      await terraform.destroy();
    },
    60_000,
  );
});
