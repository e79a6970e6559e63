import { NAME_PATTERN } from "../../../gateway/domain/names";

test.each(["a", "7", "scim-group-requester", "a.b_c-d", "x".repeat(128)])("%j is a name", (name) => {
  expect(name).toMatch(NAME_PATTERN);
});

test.each(["", "A", "-a", ".a", "_a", "a b", "a/b", "é", "a\n", "x".repeat(129)])("%j is none", (name) => {
  expect(name).not.toMatch(NAME_PATTERN);
});
