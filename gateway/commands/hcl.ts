/** Terraform's language, written as `terraform fmt` writes it. */

/** An expression that stands for itself, such as `rollcall_access_list.on_call.name`. */
export class Reference {
  constructor(readonly expression: string) {}
}

/** A map some of whose keys are references. */
export class Entries {
  constructor(readonly entries: readonly (readonly [string | Reference, Expression])[]) {}
}

export type Expression = string | number | boolean | Reference | readonly Expression[] | Body | Entries;
/** What is undefined is left out. */
export interface Body {
  readonly [name: string]: Expression | undefined;
}

/** What is longer is spread over lines. */
const WIDTH = 80;
const WORDS: ReadonlySet<string> = new Set(["for", "if", "in", "null", "true", "false"]);
const GRAPHEMES = new Intl.Segmenter("en");

/** A block, with a line break at its end. */
export function renderBlock(type: string, labels: readonly string[], body: Body): string {
  const head = [type, ...labels.map(quote)].join(" ");
  return `${head} {\n${renderAttributes(body, 1)}}\n`;
}

/** Equals signs stand below each other where neighbouring attributes have a line each. */
function renderAttributes(body: Body | Entries, depth: number): string {
  const lines = entriesOf(body).map(([name, value]) => ({
    key: renderKey(name),
    value: render(value, depth),
  }));
  let text = "";
  let run: typeof lines = [];
  const endRun = () => {
    const width = Math.max(0, ...run.map(({ key }) => columns(key)));
    for (const { key, value } of run)
      text += `${indent(depth)}${key}${" ".repeat(width - columns(key))} = ${value}\n`;
    run = [];
  };
  for (const line of lines) {
    if (!line.value.includes("\n")) {
      run.push(line);
      continue;
    }
    endRun();
    text += `${indent(depth)}${line.key} = ${line.value}\n`;
  }
  endRun();
  return text;
}

function render(value: Expression, depth: number): string {
  const line = renderOnOneLine(value);
  if (line.length <= WIDTH || !isCompound(value)) return line;
  if (!isList(value)) return `{\n${renderAttributes(value, depth + 1)}${indent(depth)}}`;
  const items = value.map((item) => `${indent(depth + 1)}${render(item, depth + 1)},\n`);
  return `[\n${items.join("")}${indent(depth)}]`;
}

function renderOnOneLine(value: Expression): string {
  if (value instanceof Reference) return value.expression;
  if (typeof value === "string") return quote(value);
  if (!isCompound(value)) return String(value);
  if (isList(value)) return `[${value.map(renderOnOneLine).join(", ")}]`;
  const entries = entriesOf(value).map(([name, one]) => `${renderKey(name)} = ${renderOnOneLine(one)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function isCompound(value: Expression): value is readonly Expression[] | Body | Entries {
  return typeof value === "object" && !(value instanceof Reference);
}

function isList(value: readonly Expression[] | Body | Entries): value is readonly Expression[] {
  return Array.isArray(value);
}

function entriesOf(body: Body | Entries): Entries["entries"] {
  if (body instanceof Entries) return body.entries;
  return Object.entries(body).filter((entry): entry is [string, Expression] => entry[1] !== undefined);
}

function renderKey(name: string | Reference): string {
  if (name instanceof Reference) return `(${name.expression})`;
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) && !WORDS.has(name) ? name : quote(name);
}

/** Nothing in the text starts a template, ends the string, or hides from who reads the file. */
function quote(text: string): string {
  const escaped = text
    .replaceAll(/[\\"]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escapeCharacter)
    .replaceAll(/([$%])\{/g, "$1$1{");
  return `"${escaped}"`;
}

function escapeCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}

function columns(text: string): number {
  return [...GRAPHEMES.segment(text)].length;
}

function indent(depth: number): string {
  return "  ".repeat(depth);
}
