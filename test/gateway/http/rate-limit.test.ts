import { FixedWindow } from "../../../gateway/http/rate-limit";

function windowAt(capacity?: number) {
  const clock = { now: 0 };
  const window = new FixedWindow(10, 60, capacity, () => clock.now);
  const count = (key: string, times: number) => Array.from({ length: times }, () => window.count(key));
  return { clock, window, count };
}

test("SEC-28: the eleventh attempt in a minute waits for the rest of the minute, in whole seconds", () => {
  const { clock, window, count } = windowAt();
  count("a", 10);
  clock.now = 30_500;
  expect(window.retryAfter("a")).toBe(30);
});

test("nine attempts do not wait, nor does another key", () => {
  const { window, count } = windowAt();
  count("a", 9);
  count("b", 10);
  expect([window.retryAfter("a"), window.retryAfter("b") > 0]).toEqual([0, true]);
});

test("the next window starts anew", () => {
  const { clock, window, count } = windowAt();
  count("a", 10);
  clock.now = 60_000;
  expect(window.retryAfter("a")).toBe(0);
});

test("memory is bounded: the oldest key is forgotten", () => {
  const { window, count } = windowAt(2);
  count("a", 10);
  count("b", 10);
  count("c", 1);
  expect([window.retryAfter("a"), window.retryAfter("b") > 0]).toEqual([0, true]);
});
