/** Each statement is held by a test that names it, or says why not; docs/scim.md, which is generated, tells of both. */
import { findTests } from "../../scripts/generate/statements";
import { CHAPTERS } from "./statements";

const statements = CHAPTERS.flatMap((chapter) => chapter.statements);
const tests = findTests();

test("every statement has a test that names it, or a reason why none does", () => {
  const open = statements.filter(({ id, exception }) => !tests.has(id) && exception === undefined);
  expect(open.map(({ id }) => id)).toEqual([]);
});

test("every id that a test names is a statement, and each statement stands once", () => {
  const ids = statements.map(({ id }) => id);
  expect([...tests.keys()].filter((id) => !ids.includes(id))).toEqual([]);
  expect([...new Set(ids)].sort()).toEqual(ids);
});
