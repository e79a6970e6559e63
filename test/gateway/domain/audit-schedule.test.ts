import fc from "fast-check";
import {
  auditDateAfter,
  DAYS_OF_MONTH,
  FREQUENCIES,
  nextAuditDate,
} from "../../../gateway/domain/audit-schedule";

const at = (text: string) => Date.parse(text);
const day = (time: number) => new Date(time).toISOString().replace("T00:00:00.000Z", "");

describe("the date after a base", () => {
  test.each([
    // base, frequency, day of month, due
    ["2027-01-20T13:14:15Z", 1, 1, "2027-02-01"],
    ["2027-01-20T13:14:15Z", 1, 15, "2027-02-15"],
    ["2027-01-20T13:14:15Z", 1, 31, "2027-02-28"],
    ["2027-01-20T13:14:15Z", 3, 1, "2027-04-01"],
    ["2027-01-20T13:14:15Z", 3, 15, "2027-04-15"],
    ["2027-01-20T13:14:15Z", 3, 31, "2027-04-30"],
    ["2027-01-20T13:14:15Z", 6, 1, "2027-07-01"],
    ["2027-01-20T13:14:15Z", 6, 15, "2027-07-15"],
    ["2027-01-20T13:14:15Z", 6, 31, "2027-07-31"],
    ["2027-01-20T13:14:15Z", 12, 1, "2028-01-01"],
    ["2027-01-20T13:14:15Z", 12, 15, "2028-01-15"],
    ["2027-01-20T13:14:15Z", 12, 31, "2028-01-31"],
    // The year rolls.
    ["2026-11-30T23:59:59Z", 1, 31, "2026-12-31"],
    ["2026-11-30T23:59:59Z", 3, 1, "2027-02-01"],
    ["2026-12-31T23:59:59Z", 12, 31, "2027-12-31"],
    // Leap years.
    ["2028-01-31T00:00:00Z", 1, 31, "2028-02-29"],
    ["2027-02-28T00:00:00Z", 12, 31, "2028-02-29"],
    ["2100-01-01T00:00:00Z", 1, 31, "2100-02-28"],
    // Month arithmetic starts from the month, never from a day that the next month lacks.
    ["2027-01-31T00:00:00Z", 1, 15, "2027-02-15"],
    ["2027-08-31T00:00:00Z", 6, 1, "2028-02-01"],
    // Months are those of UTC.
    ["2027-01-31T23:30:00-01:00", 1, 1, "2027-03-01"],
  ] as const)("%s + %i months on day %i is %s", (base, frequency, dayOfMonth, due) => {
    expect(day(auditDateAfter(at(base), { frequency, dayOfMonth }))).toBe(due);
  });
});

describe("the date after a review", () => {
  const quarterly = { frequency: 3, dayOfMonth: 31 };

  test("counts from the old due date, not from the day of the review", () => {
    const due = at("2026-01-31T00:00:00Z");
    expect(day(nextAuditDate(due, quarterly, at("2026-03-12T09:00:00Z")))).toBe("2026-04-30");
    expect(day(nextAuditDate(due, quarterly, at("2026-01-02T09:00:00Z")))).toBe("2026-04-30");
  });

  test("moves a list that is overdue by several periods to the first date in the future", () => {
    const due = at("2026-01-31T00:00:00Z");
    expect(day(nextAuditDate(due, quarterly, at("2027-02-01T00:00:00Z")))).toBe("2027-04-30");
  });

  test("a date that is just now is not in the future", () => {
    const due = at("2026-01-31T00:00:00Z");
    expect(day(nextAuditDate(due, quarterly, at("2026-04-30T00:00:00Z")))).toBe("2026-07-31");
  });

  test("lies in the future, on the chosen day at UTC midnight, a whole number of periods after the base", () => {
    const instant = fc.integer({ min: at("2020-01-01T00:00:00Z"), max: at("2090-01-01T00:00:00Z") });
    const schedule = fc.record({
      frequency: fc.constantFrom(...FREQUENCIES),
      dayOfMonth: fc.constantFrom(...DAYS_OF_MONTH),
    });
    fc.assert(
      fc.property(instant, instant, schedule, (base, now, { frequency, dayOfMonth }) => {
        const next = new Date(nextAuditDate(base, { frequency, dayOfMonth }, now));
        const dayAfter = new Date(next.getTime() + 86_400_000).getUTCDate();
        const from = new Date(base);
        const months =
          (next.getUTCFullYear() - from.getUTCFullYear()) * 12 + next.getUTCMonth() - from.getUTCMonth();
        expect(next.getTime()).toBeGreaterThan(now);
        expect(next.toISOString()).toMatch(/T00:00:00\.000Z$/);
        expect(dayOfMonth === 31 ? dayAfter : next.getUTCDate()).toBe(dayOfMonth === 31 ? 1 : dayOfMonth);
        expect(months > 0 && months % frequency === 0).toBe(true);
      }),
    );
  });
});
