/** Credentials that end soon, and memberships that have ended before they begin. */
import type { Diagnostics } from "../sdk/framework/diagnostics";
import type { AttributePath } from "../sdk/values/path";
import type { Principal } from "./principals";

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

/** Refuses the terms of a member, before anything is applied, whose time is over: the gateway takes none. */
export function refuseEnded(
  { kind, name, expires_at }: Principal & { readonly expires_at: unknown },
  path: AttributePath,
  diagnostics: Diagnostics,
): void {
  if (typeof expires_at !== "string" || Date.parse(expires_at) > Date.now()) return;
  const advice = "Give a later time, or take the member out.";
  diagnostics.error(
    "A membership that is over",
    `That of the ${kind} ${name} ended at ${expires_at}. ${advice}`,
    path,
  );
}
