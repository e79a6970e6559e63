/**
 * Secrets of clients, and SCIM tokens. They are 256 bits of chance and kept as SHA-256: nobody guesses one, so a slow hash would only
 * slow the token endpoint down. One that a user brings must be as long; a secret that can be guessed is refused.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { Refusal } from "./errors";
import type { ClientSecret } from "./model";

const BASE64URL = /^[A-Za-z0-9_-]{43,256}$/;
const HEXADECIMAL = /^[0-9A-Fa-f]*$/;
const HEXADECIMAL_LENGTH = 64;

/** Begins every SCIM token: scanners for leaked secrets find it, and nobody takes it for an access token. */
const SCIM_TOKEN_PREFIX = "rollcall_scim_";

/** Digests compared for every secret that is presented, however many the client has. */
const SLOTS = 3;
const NO_DIGEST = Buffer.alloc(32);

/** 43 base64url characters. */
export function makeSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** A client's public id. The prefix keeps it apart from every user's id (RFC 9700 §4.15). */
export function makeClientId(): string {
  return `rc_${randomBytes(16).toString("base64url")}`;
}

export function makeScimToken(): string {
  return SCIM_TOKEN_PREFIX + makeSecret();
}

/** A SCIM token's public id, which is also who its events were caused by. */
export function makeScimTokenId(): string {
  return `rt_${randomBytes(16).toString("base64url")}`;
}

/** Whether the text is that of a SCIM token, known or not. */
export function isScimToken(text: string): boolean {
  return text.startsWith(SCIM_TOKEN_PREFIX);
}

/** SHA-256 over the whole secret: no byte of it is left out. */
export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret, "utf8").digest();
}

/** @throws Refusal `invalid-value` for a secret that is shorter than 256 bits or not text of its kind */
export function requireStrongSecret(secret: string): void {
  if (isStrong(secret)) return;
  throw new Refusal(
    "invalid-value",
    "client_secret must be 43 to 256 base64url characters, or 64 to 256 hexadecimal ones",
    { field: "client_secret" },
  );
}

/** @throws Refusal `invalid-value` for a SCIM token without its prefix, or with less than 256 bits after it */
export function requireStrongScimToken(token: string): void {
  if (isScimToken(token) && isStrong(token.slice(SCIM_TOKEN_PREFIX.length))) return;
  throw new Refusal(
    "invalid-value",
    `token must be ${SCIM_TOKEN_PREFIX} and 43 to 256 base64url characters, or 64 to 256 hexadecimal ones`,
    { field: "token" },
  );
}

function isStrong(secret: string): boolean {
  return BASE64URL.test(secret) && (!HEXADECIMAL.test(secret) || secret.length >= HEXADECIMAL_LENGTH);
}

/**
 * The secret of the client that was presented, if it is one that works now.
 * The same digests are made and compared for a client that does not exist (no secrets) as for one that does.
 */
export function matchSecret(
  presented: string,
  secrets: readonly ClientSecret[],
  now: number,
): ClientSecret | undefined {
  const digest = hashSecret(presented);
  let match: ClientSecret | undefined;
  for (let slot = SLOTS - 1; slot >= 0; slot -= 1) {
    const secret = secrets[slot];
    const equal = timingSafeEqual(digest, secret?.hash ?? NO_DIGEST);
    if (equal && secret && (secret.expiresAt === null || secret.expiresAt > now)) match = secret;
  }
  return match;
}
