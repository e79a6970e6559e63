/** Credentials that end soon. */
import type { Diagnostics } from "../sdk/framework/diagnostics";

const DAY = 86_400_000;
/** How long before its end a plan begins to tell of it. */
const NOTICE = 30 * DAY;

/** Warns of credentials that end within 30 days or have ended, so that an identity provider is not shut out unawares. */
export function warnOfExpiry(what: string, expiresAt: unknown, diagnostics: Diagnostics): void {
  const left = typeof expiresAt === "string" ? Date.parse(expiresAt) - Date.now() : Number.NaN;
  if (Number.isNaN(left) || left > NOTICE) return;
  const summary = left > 0 ? `${what} ends soon` : `${what} has ended`;
  const detail = left > 0 ? `It works until ${expiresAt}.` : `It has not worked since ${expiresAt}.`;
  diagnostics.warning(summary, `${detail} Set a later expires_at, or replace it in time.`, ["expires_at"]);
}
