import fc from "fast-check";
import { parseDuration, renderDuration } from "../../../gateway/domain/duration";

test.each([
  ["336h", 1_209_600],
  ["14d", 1_209_600],
  ["1h30m", 5_400],
  ["90m", 5_400],
  ["90s", 90],
  ["1d2h3m4s", 93_784],
  ["0s", 0],
])("%s is %i seconds", (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each(["", " ", "14", "h", "1.5h", "-1h", "1h 30m", "30m1h", "1w", "1H", "9999999999s", "1e3s", "١h"])(
  "%j is no duration",
  (text) => expect(parseDuration(text)).toBeUndefined(),
);

test("equal durations are rendered alike, and what is rendered is read back", () => {
  expect(["14d", "336h", "20160m"].map((text) => renderDuration(parseDuration(text)!))).toEqual([
    "336h",
    "336h",
    "336h",
  ]);
  fc.assert(
    fc.property(fc.nat({ max: 10_000_000_000 }), (seconds) => {
      expect(parseDuration(renderDuration(seconds))).toBe(seconds);
    }),
  );
});
