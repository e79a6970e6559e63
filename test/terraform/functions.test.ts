/** Functions of the provider, by the real terraform, without a gateway. */
import type { Terraform } from "../support/terraform";
import { HEAD, Workbench } from "./workbench";

let bench: Workbench;
let terraform: Terraform;

beforeAll(async () => {
  bench = await Workbench.open();
  terraform = bench.terraform();
});
afterAll(() => bench.close());

const output = (call: string) => `${HEAD}output "it" {\n  value = provider::rollcall::${call}\n}\n`;

async function resultOf(call: string): Promise<unknown> {
  terraform.write(output(call));
  await terraform.apply();
  return (await terraform.outputs()).it?.value;
}

test.each([
  ["2027-01-20T10:00:00Z", 3, 15, "2027-04-15T00:00:00Z"],
  ["2027-11-30T00:00:00Z", 3, 31, "2028-02-29T00:00:00Z"],
  ["2027-12-31T23:59:59-02:00", 12, 1, "2029-01-01T00:00:00Z"],
])("next_audit_date of %s, every %d months on %d", async (base, frequency, day, expected) => {
  expect(await resultOf(`next_audit_date("${base}", ${frequency}, ${day})`)).toBe(expected);
});

test("canonical_title is equal for titles that differ by case, width or spaces", async () => {
  expect(await resultOf(`canonical_title("  ＧroupRequester ")`)).toBe("grouprequester");
});

test.each([
  [`next_audit_date("tomorrow", 3, 15)`, /"base" parameter: must be an RFC 3339 time/],
  [`next_audit_date("2027-01-20T10:00:00Z", 2, 15)`, /"frequency" parameter: must be one of 1, 3, 6, 12/],
  [`next_audit_date("2027-01-20T10:00:00Z", 3, 30)`, /"day_of_month" parameter: must be one of 1, 15, 31/],
  [`canonical_title("  ")`, /"title" parameter: must not be empty/],
])("%s is refused at its parameter", async (call, fault) => {
  terraform.write(output(call));
  expect(await terraform.fails("plan")).toMatch(fault);
});
