import { decodeCursor, encodeCursor, parseLimit } from "../../../gateway/http/paging";
import { HttpError } from "../../../gateway/http/surface";

test("a cursor comes back as it was made", () => {
  expect(decodeCursor(encodeCursor(["user", 12], "q"), "q")).toEqual(["user", 12]);
});

test("a cursor of another question is 400", () => {
  expect(() => decodeCursor(encodeCursor([1], "integration=a"), "integration=b")).toThrow(HttpError);
});

test("SEC-17: every changed, dropped or added character is 400", () => {
  const cursor = encodeCursor([1234, "it's"]);
  const forged = [...cursor].flatMap((character, at) => [
    cursor.slice(0, at) + cursor.slice(at + 1),
    cursor.slice(0, at) + (character === "A" ? "B" : "A") + cursor.slice(at + 1),
  ]);
  for (const text of [...forged, `${cursor}A`, "", "' OR 1=1 --", "W10", `${cursor}=`]) {
    expect(() => decodeCursor(text)).toThrow("The cursor is not one that this request returned");
  }
});

test.each([
  [null, 50],
  ["1", 1],
  ["200", 200],
  ["5000", 200],
])("limit %s means %s", (text, limit) => {
  expect(parseLimit(text, 50, 200)).toBe(limit);
});

test.each(["0", "-1", "1.5", "x", "", "1e3", "99999999999"])("limit %j is 400", (text) => {
  expect(() => parseLimit(text, 50, 200)).toThrow("limit must be a whole number from 1 to 200.");
});
