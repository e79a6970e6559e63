/** Keeps secrets and personal values out of the log, whatever was handed to it and however deep they lie. */

const MASK = "[redacted]";
const DEPTH = 6;

const SECRET_NAME =
  /authorization|cookie|secret|password|passwd|token|assertion|credential|master.?key|private.?key/i;

/** An Authorization value (RFC 9110 §11.4), a compact JWS (RFC 7515 §7.1), a SCIM token, or a URL's userinfo, inside a longer text. */
const SECRET_TEXT =
  /(?<=:\/\/)[^\s/@]+(?=@)|\b(bearer|basic)\s+[\w.~+/=-]{6,}|\beyJ[\w-]+\.[\w-]+\.[\w-]*|rollcall_scim_[\w-]+/gi;

/** SCIM attributes that hold what is personal (RFC 7643 §4), and what a filter compares them with. */
const PERSONAL_NAME =
  /^(user_?name|display_?name|nick_?name|(given|family|middle)_?name|external_?id|emails?|phone_?numbers|addresses|photos|ims|entitlements|x509certificates|profile|profile_?url|filter|members)$/i;
const FILTER_VALUE = /(?<=\b(?:eq|ne|co|sw|ew|gt|ge|lt|le) +)"(?:[^"\\]|\\.)*"?/gi;

/** A copy of the log record without values whose name says secret, nor credentials inside texts. */
export function redactRecord(record: Record<string, unknown>): Record<string, unknown> {
  return redactObject(record, DEPTH);
}

/** The text without credentials in it. */
export function redactText(text: string): string {
  if (text.length < 7) return text;
  const masked = text.replace(SECRET_TEXT, MASK);
  return masked.includes('"') ? masked.replace(FILTER_VALUE, `"${MASK}"`) : masked;
}

function redactObject(object: Record<string, unknown>, depth: number): Record<string, unknown> {
  const copy: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(object)) {
    copy[name] = isSensitive(name) ? MASK : redactValue(value, depth - 1);
  }
  return copy;
}

function isSensitive(name: string): boolean {
  return SECRET_NAME.test(name) || PERSONAL_NAME.test(name);
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth <= 0) return "[too deep]";
  if (value instanceof Error) return describeError(value, depth);
  if (value instanceof Date) return value;
  if (Buffer.isBuffer(value)) return `[${value.length} bytes]`;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth - 1));
  return redactObject(value as Record<string, unknown>, depth);
}

/** Only what every error has: drivers hang rows and parameters on theirs. */
function describeError(error: Error, depth: number): Record<string, unknown> {
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ""),
    ...(typeof code === "string" ? { code } : {}),
    ...(error.cause === undefined ? {} : { cause: redactValue(error.cause, depth - 1) }),
  };
}
