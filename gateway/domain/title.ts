/**
 * Titles: what SCIM's `displayName` is matched with. One canonical form, here and nowhere else.
 * Look-alike letters of other scripts are not detected.
 */

const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const MAX_LENGTH = 256;

/** The title as it is kept and matched exactly: NFC, without surrounding white space. */
export function normalizeTitle(title: string): string {
  return title.normalize("NFC").trim();
}

/** The key on which titles are unique: equal for titles that differ only by case, width or surrounding spaces. */
export function canonicalTitle(title: string): string {
  return foldCase(title.normalize("NFKC")).trim();
}

/** The key on which user names are unique (RFC 7643 §4.1.1: compared without case). */
export function canonicalUserName(userName: string): string {
  return foldCase(userName.normalize("NFC"));
}

/** What is wrong with a title, or undefined: says it in words for the one who wrote it. */
export function titleFault(title: string): string | undefined {
  const normalized = normalizeTitle(title);
  if (normalized === "") return "must not be empty or only white space";
  if (normalized.length > MAX_LENGTH) return `must have at most ${MAX_LENGTH} characters`;
  return isDeceptive(normalized)
    ? "must not contain control, zero-width or bidirectional characters"
    : undefined;
}

/** What is wrong with a user name, or undefined. Spaces around it are refused: `"ann "` must not be a second Ann. */
export function userNameFault(userName: string): string | undefined {
  return userName === userName.trim() ? titleFault(userName) : "must not begin or end with a space";
}

/** Whether the text holds what a reader cannot see: control, zero-width or bidirectional characters. */
export function isDeceptive(text: string): boolean {
  return FORBIDDEN.test(text);
}

/**
 * Full case folding by way of upper case, so that `ß`, `ſ` and final sigma meet their kin.
 * Normalised once more, because folding can leave a form that is not.
 */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase().normalize("NFC");
}
