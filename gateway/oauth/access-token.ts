/** Access tokens as JWT, RFC 9068. The only file that knows the JWT library. */
import type { KeyObject } from "node:crypto";
import { decode, sign, verify } from "jsonwebtoken";
import { z } from "zod";
import type { SigningAlgorithm } from "../domain/model";
import type { VerificationKey } from "./key-ring";

/** Keeps a JWT for this purpose from being taken for another (RFC 9068 §2.1). */
const TYPE = "at+jwt";

/** Seconds that two nodes' clocks may differ. */
export const LEEWAY = 60;

const LONGEST_TOKEN = 8_192;

const Header = z.strictObject({ alg: z.string(), typ: z.literal(TYPE), kid: z.string().min(1) });

const Claims = z
  .object({
    iss: z.string(),
    aud: z.string(),
    sub: z.string(),
    client_id: z.string().min(1),
    iat: z.int(),
    exp: z.int(),
    nbf: z.int().optional(),
    jti: z.string().min(1),
    scope: z.string(),
    integration: z.string().optional(),
  })
  .refine((claims) => claims.sub === claims.client_id);

/** Times are seconds since the epoch; `scope` is space-separated; `integration` is absent for the whole gateway. */
export type AccessTokenClaims = z.infer<typeof Claims>;

export interface ExpectedToken {
  readonly issuer: string;
  readonly audience: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export function signAccessToken(
  claims: AccessTokenClaims,
  algorithm: SigningAlgorithm,
  key: { readonly kid: string; readonly privateKey: KeyObject },
): string {
  return sign(claims, key.privateKey, { algorithm, header: { alg: algorithm, typ: TYPE, kid: key.kid } });
}

/**
 * The `kid` that an access token of ours names; undefined for anything that is none. Header parameters that we never
 * write (`jwk`, `jku`, `x5c`, `crit` …) make it none.
 */
export function keyIdOf(token: string): string | undefined {
  if (token.length > LONGEST_TOKEN || !isCanonical(token)) return undefined;
  const header = Header.safeParse(decodeHeader(token));
  return header.success ? header.data.kid : undefined;
}

/** What the token says, when it is ours and lives; null otherwise, whatever the reason (RFC 9068 §4). */
export function verifyAccessToken(
  token: string,
  key: VerificationKey,
  { issuer, audience, now }: ExpectedToken,
): AccessTokenClaims | null {
  const seconds = Math.floor(now / 1_000);
  const claims = Claims.safeParse(
    verified(() =>
      verify(token, key.publicKey, {
        algorithms: [key.algorithm],
        issuer,
        audience,
        clockTimestamp: seconds,
        clockTolerance: LEEWAY,
      }),
    ),
  );
  return claims.success && claims.data.iat <= seconds + LEEWAY ? claims.data : null;
}

/** Three parts in the one spelling that base64url has for them: changed spare bits would be a second token. */
function isCanonical(token: string): boolean {
  const parts = token.split(".");
  return (
    parts.length === 3 &&
    parts.every((part) => part !== "" && Buffer.from(part, "base64url").toString("base64url") === part)
  );
}

function decodeHeader(token: string): unknown {
  return verified(() => decode(token, { complete: true })?.header);
}

/** The library throws for each way in which a token can be wrong; here they are all one. */
function verified(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}
