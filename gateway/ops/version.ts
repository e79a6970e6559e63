/** What runs: the program's version, and whether this Node is new enough for it. */

declare const ROLLCALL_VERSION: string | undefined;

/** Set when the program is bundled. */
export const VERSION = typeof ROLLCALL_VERSION === "string" ? ROLLCALL_VERSION : "0.0.0-unbundled";

const OLDEST_NODE = "20.19.0";

/** Releases of each line with the fix for CVE-2026-21710, by which one request's header ends the process. */
const PATCHED: Readonly<Record<string, string>> = { "20": "20.20.2", "22": "22.22.2", "24": "24.14.1" };

const order = new Intl.Collator("en", { numeric: true });

/** @throws Error when this Node cannot run the gateway. @returns a warning when it runs with a known hole */
export function judgeNode(version: string): string | undefined {
  if (order.compare(version, OLDEST_NODE) < 0) {
    throw new Error(`Node ${version} is too old: Rollcall needs ${OLDEST_NODE} or newer.`);
  }
  const patched = PATCHED[version.split(".")[0] ?? ""];
  if (patched === undefined || order.compare(version, patched) >= 0) return undefined;
  return `Node ${version} can be stopped by one request (CVE-2026-21710): use ${patched} or newer.`;
}
