import { parseDuration } from "../../../../provider/sdk/framework/duration";

test.each([
  ["300ms", 300],
  ["90s", 90_000],
  ["1h30m", 5_400_000],
  ["1.5h", 5_400_000],
  ["0s", 0],
])("%s", (text, milliseconds) => expect(parseDuration(text)).toBe(milliseconds));

test.each(["", "5", "m", "-1s", "1d", "1h 30m", "1s2", "1e3s"])("%j is no duration", (text) =>
  expect(parseDuration(text)).toBeUndefined(),
);
