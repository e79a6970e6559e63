/** Rules that the provider has before the gateway is asked, and the gateway for itself. */
import { instant as asked } from "../../../gateway/management/contract/values";
import { instant } from "../../../provider/resources/rules";

test.each([
  ["2027-01-31T00:00:00Z", true],
  ["2028-02-29T23:59:59.123456789-12:30", true],
  ["0000-01-01T00:00:00Z", true],
  ["2027-02-29T00:00:00Z", false],
  ["2027-02-30T00:00:00Z", false],
  ["2027-04-31T00:00:00Z", false],
  ["2027-01-00T00:00:00Z", false],
  ["2027-13-01T00:00:00Z", false],
  ["2027-01-31T24:00:00Z", false],
  ["2027-01-31", false],
])("a day that is in no calendar fails the plan, not the apply: %s", (text, isTime) => {
  expect(instant.check(text) === undefined).toBe(isTime);
  expect(asked.safeParse(text).success).toBe(isTime);
});
