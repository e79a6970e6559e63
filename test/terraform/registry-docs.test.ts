/** What the registry asks of docs/, and the form that its readers know from tfplugindocs. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const DOCS = resolve(__dirname, "../../docs");
/** The registry cuts off what is longer. */
const MOST_BYTES = 500_000;
const MOST_PAGES = 1_000;

/** The registry's folders; the heading of a page in each of them, by the page's title. */
const KINDS: Readonly<Record<string, string>> = {
  resources: "Resource",
  "data-sources": "Data Source",
  "ephemeral-resources": "Ephemeral Resource",
  functions: "function",
  "list-resources": "List Resource",
  actions: "Action",
};

const SECTIONS = ["Example Usage", "Schema", "Signature", "Arguments", "Return Type", "Import"];

interface Page {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  readonly frontmatter: string;
}

function pagesIn(folder: string): Page[] {
  return readdirSync(join(DOCS, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => {
      const path = join(folder, name);
      const text = readFileSync(join(DOCS, path), "utf8");
      return { path, folder, text, frontmatter: /^---\n([\s\S]*?)\n---\n\n/.exec(text)?.[1] ?? "" };
    });
}

const TYPES = Object.keys(KINDS).flatMap(pagesIn);
const GUIDES = pagesIn("guides");
const INDEX = pagesIn(".").filter(({ path }) => path === "index.md");
const REGISTRY = [...INDEX, ...TYPES, ...GUIDES];
const EVERYTHING = [
  ...REGISTRY,
  ...pagesIn(".").filter(({ path }) => path !== "index.md"),
  ...pagesIn("identity-providers"),
];

test("no folder of the registry is without pages, and none is too large", () => {
  expect(INDEX).toHaveLength(1);
  expect(new Set(REGISTRY.map(({ folder }) => folder))).toEqual(
    new Set([".", "guides", ...Object.keys(KINDS)]),
  );
  expect(REGISTRY.length).toBeLessThan(MOST_PAGES);
});

test.each(REGISTRY)("$path: size, front matter and one heading", ({ path, text, frontmatter }) => {
  expect(statSync(join(DOCS, path)).size).toBeLessThanOrEqual(MOST_BYTES);
  expect(frontmatter).toMatch(/^page_title: "[^"]+"$/m);
  expect(frontmatter).toMatch(/^description: \|-\n {2}\S/m);
  expect(withoutCode(text).match(/^# .+$/gm)).toHaveLength(1);
});

test.each(TYPES)(
  "$path: titles and headings as tfplugindocs writes them",
  ({ path, folder, text, frontmatter }) => {
    const [, title = "", name = ""] = /^page_title: "((\S+) .+ - rollcall)"$/m.exec(frontmatter) ?? [];
    const kind = KINDS[folder];
    expect(title).toBe(`${name} ${kind} - rollcall`);
    expect(path).toBe(join(folder, `${name.replace(/^rollcall_/, "")}.md`));
    const lines = withoutCode(text).split("\n");
    expect(lines).toContain(folder === "functions" ? `# function: ${name}` : `# ${name} (${kind})`);
    const sections = lines.filter((line) => line.startsWith("## ")).map((line) => line.slice(3));
    expect(sections).toEqual(SECTIONS.filter((section) => sections.includes(section)));
    expect(sections).toContain("Example Usage");
    expect(sections).toContain(folder === "functions" ? "Signature" : "Schema");
  },
);

test.each(TYPES.filter(({ folder }) => folder !== "functions"))(
  "$path: nested attributes have their anchors",
  ({ text }) => {
    const anchors = [
      ...text.matchAll(/^<a id="(nestedatt--[\w-]+)"><\/a>\n### Nested Schema for `([\w.]+)`$/gm),
    ];
    for (const [, anchor, path = ""] of anchors)
      expect(anchor).toBe(`nestedatt--${path.replaceAll(".", "--")}`);
    const links = [...text.matchAll(/\(see \[below for nested schema\]\(#([\w-]+)\)\)/g)].map(
      ([, link]) => link,
    );
    expect(links.sort()).toEqual(anchors.map(([, anchor]) => anchor).sort());
  },
);

test.each(TYPES)("$path: write-only arguments are announced where they stand", ({ text }) => {
  const groups = text
    .split(/^(?=#)/m)
    .filter((part) => part.includes("[Write-only](") || part.includes("**NOTE**"));
  for (const group of groups)
    expect(group).toMatch(/^.+\n\n> \*\*NOTE\*\*: \[Write-only arguments\].*\n\n- [\s\S]*\[Write-only\]\(/);
});

test.each(TYPES.filter(({ folder }) => folder === "resources"))("$path: three ways to import", ({ text }) => {
  const [, section = ""] = text.split("## Import\n");
  const versions = [...section.matchAll(/^In Terraform (v\S+) and later|^The \[`terraform import`/gm)];
  expect(versions.map(([, version]) => version)).toEqual(["v1.12.0", "v1.5.0", undefined]);
  expect(section).toMatch(/### Identity Schema\n\n#### Required\n\n- `/);
});

test.each(EVERYTHING)("$path: links lead somewhere", ({ path, text }) => {
  for (const [, target = "", fragment] of withoutCode(text).matchAll(
    /\]\((?!\w+:)([^)#\s]*)(#[^)\s]*)?\)/g,
  )) {
    const file = target === "" ? join(DOCS, path) : resolve(DOCS, dirname(path), target);
    expect([target, existsSync(file)]).toEqual([target, true]);
    if (fragment && file.endsWith(".md"))
      expect(anchorsOf(readFileSync(file, "utf8"))).toContain(fragment.slice(1));
  }
});

test.each(REGISTRY)("$path: the registry can follow its links", ({ path, text }) => {
  for (const [, target = ""] of withoutCode(text).matchAll(/\]\((?!\w+:)([^)#\s]+)[^)]*\)/g)) {
    const file = relative(DOCS, resolve(DOCS, dirname(path), target));
    expect(REGISTRY.map((page) => page.path)).toContain(file);
  }
});

function withoutCode(text: string): string {
  return text
    .replace(/^```[\s\S]*?^```$/gm, "")
    .replace(/`[^`\n]*`/g, (code) => code.replaceAll("](", "] ("));
}

/** As GitHub and the registry make them from headings, and those that are written out. */
function anchorsOf(text: string): string[] {
  const headings = [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
  return [...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id)];
}
