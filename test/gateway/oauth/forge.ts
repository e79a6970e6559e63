/** Makes tokens that no honest library would, byte by byte. */
import { createHmac, type KeyObject, sign } from "node:crypto";

export type Json = Record<string, unknown>;

export const encode = (json: unknown): string => Buffer.from(JSON.stringify(json)).toString("base64url");

/** Signs whatever it is given as ES256 (raw signature, RFC 7518 §3.4) or RS256, by the kind of the key. */
export function forge(header: Json, payload: unknown, key: KeyObject): string {
  const signed = `${encode(header)}.${encode(payload)}`;
  const signature = sign("sha256", Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" });
  return `${signed}.${signature.toString("base64url")}`;
}

export function forgeUnsigned(header: Json, payload: unknown, signature = ""): string {
  return `${encode(header)}.${encode(payload)}.${signature}`;
}

/** HMAC with whatever bytes an attacker knows, such as the public key. */
export function forgeHmac(header: Json, payload: unknown, secret: string | Buffer): string {
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

export function readToken(token: string): { header: Json; payload: Json; signature: string } {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const parse = (part: string): Json => JSON.parse(Buffer.from(part, "base64url").toString());
  return { header: parse(header), payload: parse(payload), signature };
}
