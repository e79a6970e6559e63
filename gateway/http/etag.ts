/** Entity tags and the preconditions made of them: RFC 9110 §8.8.3, §13.1; RFC 7644 §3.14. */

/** The weak entity tag of a version, such as `W/"7"`. */
export function weakEtag(version: number | string): string {
  return `W/"${version}"`;
}

/** The opaque parts of the tags in an If-Match or If-None-Match header, or `*`. */
export type TagList = ReadonlySet<string> | "*";

const TAG = /(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/y;
const SEPARATOR = /[ \t]*(?:,[ \t]*)+|[ \t]*$/y;

/**
 * Reads a precondition header. A value that is no list of tags matches nothing, so that a condition
 * which cannot be understood never lets a write through.
 */
export function parseTags(header: string | undefined): TagList | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (text === "*") return "*";
  const tags = new Set<string>();
  let at = 0;
  while (at < text.length) {
    const tag = matchAt(TAG, text, at);
    if (!tag) return new Set();
    tags.add(tag[1] ?? "");
    at += tag[0].length;
    const separator = matchAt(SEPARATOR, text, at);
    if (!separator) return new Set();
    at += separator[0].length;
  }
  return tags;
}

/**
 * What If-Match asks of the version that a write meets; undefined where it was not sent. In a tag `version.rest` the rest
 * tells of what no write depends on: counts, and other resources.
 */
export function preconditionOf(header: string | undefined): ((version: number) => boolean) | undefined {
  const tags = parseTags(header);
  if (tags === undefined) return undefined;
  if (tags === "*") return () => true;
  const versions = new Set([...tags].map((tag) => tag.split(".")[0]));
  return (version) => versions.has(String(version));
}

/** Whether a reader already has the current version, which is answered 304. */
export function ifNoneMatch(header: string | undefined, version: number | string): boolean {
  const tags = parseTags(header);
  return tags !== undefined && (tags === "*" || tags.has(String(version)));
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
