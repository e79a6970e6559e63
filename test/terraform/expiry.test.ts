/** Credentials that end soon are told of by every plan, and hinder none. */
import { applyCleanly, Workbench } from "./workbench";

let bench: Workbench;
beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

test.each([
  [29, /OAuth client ends soon.*SCIM token ends soon/s],
  [31, /No changes/],
])(
  "those that end in %d days",
  async (days, said) => {
    const terraform = bench.terraform();
    await applyCleanly(
      terraform,
      `resource "rollcall_oauth_client" "it" {
  name       = "sailpoint"
  scopes     = ["scim"]
  expires_at = "${inDays(days)}"
}
resource "rollcall_scim_token" "it" {
  name       = "okta"
  expires_at = "${inDays(days)}"
  depends_on = [rollcall_oauth_client.it]
}
`,
    );
    const plan = await terraform.ok("plan");
    expect(plan).toMatch(said);
    expect(plan.includes("Warning")).toBe(days < 30);
    await terraform.destroy();
  },
  60_000,
);
