/** Private keys at rest: AES-256-GCM under a key that HKDF derives from the master key. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const PREFIX = "sealed.v1.";
const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The PEM as it is kept. The `kid` is bound in, so that one key's ciphertext cannot stand in for another's. */
export function sealKey(pem: string, kid: string, masterKey: string | null): string {
  if (masterKey === null) return pem;
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, derive(masterKey), nonce).setAAD(Buffer.from(kid));
  const ciphertext = Buffer.concat([cipher.update(pem, "utf8"), cipher.final()]);
  return PREFIX + Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString("base64url");
}

/** @throws Error when it was sealed and the master key is missing or another */
export function openKey(kept: string, kid: string, masterKey: string | null): string {
  if (!kept.startsWith(PREFIX)) return kept;
  if (masterKey === null) {
    throw new Error(`The signing key ${kid} is encrypted and no master key is set: set master_key.`);
  }
  const bytes = Buffer.from(kept.slice(PREFIX.length), "base64url");
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, derive(masterKey), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(kid)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const pem = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    return pem.toString("utf8");
  } catch (cause) {
    throw new Error(`The signing key ${kid} was encrypted under another master key, or was altered.`, {
      cause,
    });
  }
}

function derive(masterKey: string): Buffer {
  return Buffer.from(hkdfSync("sha256", masterKey, "rollcall", "signing keys at rest", 32));
}
