/** `provider::rollcall::next_audit_date`. */
import { auditDateAfter, DAYS_OF_MONTH, FREQUENCIES } from "../../gateway/domain/audit-schedule";
import { instant } from "../resources/rules";
import { FunctionError, providerFunction } from "../sdk/framework/function";
import { types } from "../sdk/values/type";

export const nextAuditDateFunction = providerFunction({
  name: "next_audit_date",
  summary: "When a review is due",
  description:
    "The due date that follows a creation or a due date: UTC midnight of the chosen day in the month that lies `frequency` months " +
    "after it, as the gateway counts it, in RFC 3339.",
  parameters: [
    {
      name: "base",
      type: types.string,
      description: "When the list was made, or when its review was due: an RFC 3339 time.",
    },
    {
      name: "frequency",
      type: types.number,
      description: "Months between reviews: `1`, `3`, `6` or `12`.",
    },
    {
      name: "day_of_month",
      type: types.number,
      description: "Day on which a review is due: `1`, `15`, or `31` for the last day of the month.",
    },
  ],
  returns: types.string,
  call([base, frequency, dayOfMonth]) {
    const fault = instant.check(base);
    if (fault) throw new FunctionError(fault, 0);
    const schedule = {
      frequency: oneOf(FREQUENCIES, frequency, 1),
      dayOfMonth: oneOf(DAYS_OF_MONTH, dayOfMonth, 2),
    };
    return new Date(auditDateAfter(Date.parse(base), schedule)).toISOString().replace(".000Z", "Z");
  },
});

/** @throws FunctionError for a number that is none of these */
function oneOf(allowed: readonly number[], value: unknown, argument: number): number {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new FunctionError(`must be one of ${allowed.join(", ")}`, argument);
  return found;
}
