/** Writes the table of statements into docs/scim.md, between its markers: what is promised, and which test holds it. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHAPTERS, type Chapter, type Statement } from "../../test/rfc/statements";

const PAGE = "docs/scim.md";
const MARKERS = ["<!-- statements: npm run generate -->", "<!-- end of statements -->"] as const;
/** Tests shown for one statement; the others are found by its id. */
const MOST_SHOWN = 3;

export interface NamedTest {
  readonly file: string;
  readonly name: string;
}

const TEXT = /(["'`])((?:\\.|(?!\1)[^\\\n])*)\1/g;
const ID = /\bC\d{3}\b/g;

/** The texts in test files that name statements, by id: names of tests, and rows of their tables. */
export function findTests(folder = "test"): Map<string, NamedTest[]> {
  const found = new Map<string, NamedTest[]>();
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".test.ts"),
  );
  for (const file of files.map((name) => join(folder, name).replaceAll("\\", "/")).sort()) {
    for (const [, , name = ""] of readFileSync(file, "utf8").matchAll(TEXT)) {
      for (const id of new Set(name.match(ID))) found.set(id, [...(found.get(id) ?? []), { file, name }]);
    }
  }
  return found;
}

/** The page, with the table as the statements and tests of today make it. @throws Error when a marker is missing */
export function renderPage(page: string, tests = findTests()): string {
  const [start, end] = MARKERS.map((marker) => page.indexOf(marker));
  if (start === undefined || end === undefined || start < 0 || end < start) {
    throw new Error(`${PAGE} must hold ${MARKERS.join(" and ")}`);
  }
  const tables = CHAPTERS.map((chapter) => renderChapter(chapter, tests)).join("\n");
  return `${page.slice(0, start + MARKERS[0].length)}\n\n${tables}\n${page.slice(end)}`;
}

function renderChapter(
  { title, statements }: Chapter,
  tests: ReadonlyMap<string, readonly NamedTest[]>,
): string {
  const rows = statements.map((statement) => renderRow(statement, tests.get(statement.id) ?? []));
  return [`### ${title}`, "", "| id | statement | source | held by |", "|---|---|---|---|", ...rows, ""].join(
    "\n",
  );
}

function renderRow({ id, source, statement, exception }: Statement, tests: readonly NamedTest[]): string {
  const shown = [...tests].sort(byKind).slice(0, MOST_SHOWN).map(renderTest);
  if (tests.length > MOST_SHOWN) shown.push(`and ${tests.length - MOST_SHOWN} more`);
  if (exception) shown.push(`exception: ${exception}`);
  return `| ${[id, statement, source, shown.join("<br>")].map(escapeCell).join(" | ")} |`;
}

/** Tests through the whole gateway come first. */
function byKind(a: NamedTest, b: NamedTest): number {
  return Number(b.file.startsWith("test/rfc/")) - Number(a.file.startsWith("test/rfc/"));
}

function renderTest({ file, name }: NamedTest): string {
  return `${file.replace(/^test\//, "")} › ${name.replace(/\$\{[^}]*\}/g, "…").replace(/[<>`*_]/g, "\\$&")}`;
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|");
}

export function writeStatements(): void {
  writeFileSync(PAGE, renderPage(readFileSync(PAGE, "utf8")));
}
