import { invalidFilter, type ScimError } from "../wire/scim-error";

export type Token =
  | { readonly kind: "(" | ")" | "[" | "]"; readonly at: number }
  /** An attribute path, an operator, a keyword or a bare literal; the grammar decides by its place. */
  | { readonly kind: "word"; readonly text: string; readonly at: number }
  | { readonly kind: "string"; readonly text: string; readonly at: number };

const MAX_LENGTH = 10_000;
const MAX_DEPTH = 50;

const SPACE = /\s+/y;
const STRING = /"(?:[^"\\]|\\.)*"/sy;
const WORD = /[^\s()[\]"]+/y;

/**
 * Cuts a filter into tokens, refusing what is too long or nested too deeply before anything recurses over it.
 * @throws ScimError 400 invalidFilter, with the position counted from 1
 */
export function tokenize(filter: string): Token[] {
  if (filter.length > MAX_LENGTH) {
    throw invalidFilter(`The filter is longer than ${MAX_LENGTH} characters.`);
  }
  const tokens: Token[] = [];
  let at = 0;
  let depth = 0;
  while (at < filter.length) {
    const space = matchAt(SPACE, filter, at);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const token = tokenAt(filter, at);
    depth += token.kind === "(" || token.kind === "[" ? 1 : token.kind === ")" || token.kind === "]" ? -1 : 0;
    if (depth > MAX_DEPTH) throw faultAt(at, `it is nested more than ${MAX_DEPTH} deep`);
    tokens.push(token);
    at += lengthOf(filter, token);
  }
  return tokens;
}

function tokenAt(filter: string, at: number): Token {
  const character = filter[at];
  switch (character) {
    case "(":
    case ")":
    case "[":
    case "]":
      return { kind: character, at };
    case '"':
      return { kind: "string", text: parseString(filter, at), at };
    default:
      return { kind: "word", text: matchAt(WORD, filter, at) ?? "", at };
  }
}

function lengthOf(filter: string, token: Token): number {
  if (token.kind === "string") return matchAt(STRING, filter, token.at)?.length ?? 1;
  return token.kind === "word" ? token.text.length : 1;
}

/** A string literal is a JSON string, escapes included (RFC 7644 §3.4.2.2). */
function parseString(filter: string, at: number): string {
  const literal = matchAt(STRING, filter, at);
  if (literal === undefined) throw faultAt(at, "a string begins here and never ends");
  try {
    return JSON.parse(literal) as string;
  } catch {
    throw faultAt(at, "this string is not a JSON string");
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** The refusal of a filter at an offset in it. */
export function faultAt(at: number, what: string): ScimError {
  return invalidFilter(`The filter cannot be understood at position ${at + 1}: ${what}.`);
}
