/** Passwords that an identity provider syncs: kept as scrypt hashes, never compared nor shown here. */
import { randomBytes, scrypt } from "node:crypto";

const COST = { N: 16_384, r: 8, p: 1 } as const;

/** `scrypt$N$r$p$salt$hash`, parts in base64url; undefined where no password was given. */
export function hashPassword(password: string | undefined): Promise<string | undefined> {
  if (password === undefined) return Promise.resolve(undefined);
  const salt = randomBytes(16);
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFC"), salt, 32, COST, (error, hash) => {
      if (error) reject(error);
      else
        resolve(
          ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64url"), hash.toString("base64url")].join(
            "$",
          ),
        );
    });
  });
}
