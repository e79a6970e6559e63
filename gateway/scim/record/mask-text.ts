/** Filters and paths without the values in them, however malformed: what is no name, operator or bracket is hidden. */

type Hide = (text: string) => string;

const TOKEN = /"(?:[^"\\]|\\.)*"?|[()[\]]|[^\s"()[\]]+/g;
const COMPARISON = /^(eq|ne|co|sw|ew|gt|ge|lt|le|pr)$/i;
const KEPT = /^(and|or|not|true|false|null|[()[\]])$/i;
const NAME = /^[\w$.:/-]{1,120}$/;
const UUID = /^"?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"?$/i;
/** Attributes that hold ids given by this service provider. */
const REFERENCE = /^(id|value|((members|manager|groups)(\.value)?))$/i;

/** What else may stand in a path, also in a wrong place: a wrong base URL should be seen. */
const ENDPOINT =
  /^(urn:[\w.:]{1,100}|\.search|v2|scim|Users?|Groups?|Me|Bulk|Schemas|ResourceTypes|ServiceProviderConfig)$/i;

/** How much of a filter, and of a path, is shown. */
const LONGEST_FILTER = 1_000;
const LONGEST_PATH = 300;

/** @param hide is told of each value, and gives what is shown in its place */
export function maskFilter(filter: string, hide: Hide): string {
  const text = filter.slice(0, LONGEST_FILTER);
  const tokens = [...text.matchAll(TOKEN)];
  let masked = "";
  let end = 0;
  for (const [index, token] of tokens.entries()) {
    const [word] = token;
    const around = [-2, -1, 1].map((distance) => tokens[index + distance]?.[0] ?? "");
    masked += text.slice(end, token.index) + (isKept(word, around) ? word : maskLiteral(word, hide));
    end = token.index + word.length;
  }
  return filter.length > LONGEST_FILTER ? `${masked}...` : masked;
}

function isKept(word: string, [subject = "", before = "", after = ""]: readonly string[]): boolean {
  if (COMPARISON.test(word) || KEPT.test(word)) return true;
  if (UUID.test(word)) return COMPARISON.test(before) && REFERENCE.test(subject);
  const named = COMPARISON.test(after) || after === "[" || (before === "]" && word.startsWith("."));
  return named && NAME.test(word);
}

function maskLiteral(word: string, hide: Hide): string {
  if (!word.startsWith('"')) return hide(word);
  return `"${hide(word.replace(/^"|"$/g, ""))}"`;
}

/** A path below a base URL, such as `/scim/v2/Users/{id}`: ids that this service provider could have given stay. */
export function maskPath(path: string, hide: Hide): string {
  const [known, rest] = split(path.slice(0, LONGEST_PATH));
  const [type = "", ...below] = rest.split("/");
  const shown = [NAME.test(type) ? type : type && hide(type), ...below.map((part) => maskPart(part, hide))];
  return known + shown.join("/");
}

/** Up to and with the base URL, where there is one; else up to the first slash. */
function split(path: string): [known: string, rest: string] {
  const base = /^\/scim(?:\/v2|\/[^/]+\/v2)?(?:\/|$)|^\//.exec(path)?.[0] ?? "";
  return [base, path.slice(base.length)];
}

function maskPart(part: string, hide: Hide): string {
  return part === "" || UUID.test(part) || ENDPOINT.test(part) ? part : hide(part);
}
