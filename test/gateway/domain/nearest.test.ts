import { nearest } from "../../../gateway/domain/nearest";

test.each([
  ["username", "userName"],
  ["intergration", "integration"],
  ["owner", "owners"],
  ["Titel", "title"],
])("%s: did you mean %s?", (written, meant) => {
  expect(nearest(written, ["userName", "integration", "owners", "title"])).toBe(meant);
});

test.each(["foo", "colour", "", "x"])("%j is like none of them: no far-fetched hint", (written) => {
  expect(nearest(written, ["userName", "integration", "owners", "title"])).toBeUndefined();
});

test("nothing is like a word where nothing is known", () => expect(nearest("title", [])).toBeUndefined());
