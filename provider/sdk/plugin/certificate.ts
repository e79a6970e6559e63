import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import * as der from "./der";

export interface Certificate {
  readonly certificate: Buffer;
  /** PEM. */
  readonly certificatePem: string;
  /** PEM. */
  readonly privateKey: string;
}

const YEAR_MS = 365 * 24 * 3600 * 1000;
const MINUTE_MS = 60 * 1000;

const ECDSA_WITH_SHA256 = der.sequence(der.objectId("1.2.840.10045.4.3.2"));
const COMMON_NAME = der.objectId("2.5.4.3");
const BASIC_CONSTRAINTS = der.objectId("2.5.29.19");
const KEY_USAGE = der.objectId("2.5.29.15");
const EXTENDED_KEY_USAGE = der.objectId("2.5.29.37");
const SUBJECT_ALT_NAME = der.objectId("2.5.29.17");
const SERVER_AUTH = der.objectId("1.3.6.1.5.5.7.3.1");
const CLIENT_AUTH = der.objectId("1.3.6.1.5.5.7.3.2");

/**
 * A self-signed certificate for `localhost` (RFC 5280) on a new P-256 key, for the life of this process. It is written
 * here because the libraries that can do it take twenty times as long to load as this takes to run.
 */
export function makeCertificate(now = new Date()): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = der.sequence(der.set(der.sequence(COMMON_NAME, der.utf8String("localhost"))));
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const body = der.sequence(
    der.tagged(0, der.integer(Buffer.of(2))),
    der.integer(serial),
    ECDSA_WITH_SHA256,
    name,
    der.sequence(
      der.utcTime(new Date(now.getTime() - MINUTE_MS)),
      der.utcTime(new Date(now.getTime() + YEAR_MS)),
    ),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der.tagged(3, extensions()),
  );
  const signature = sign("sha256", body, privateKey);
  const certificate = der.sequence(body, ECDSA_WITH_SHA256, der.bitString(signature));
  return {
    certificate,
    certificatePem: pem(certificate),
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

/** The host takes this certificate as its only authority, hence the CA; it connects to `localhost`. */
function extensions(): Buffer {
  const digitalSignatureAndCertSign = der.bitString(Buffer.of(0x84), 2);
  return der.sequence(
    critical(BASIC_CONSTRAINTS, der.sequence(der.boolean(true))),
    critical(KEY_USAGE, digitalSignatureAndCertSign),
    der.sequence(EXTENDED_KEY_USAGE, der.octetString(der.sequence(SERVER_AUTH, CLIENT_AUTH))),
    der.sequence(SUBJECT_ALT_NAME, der.octetString(der.sequence(der.taggedText(2, "localhost")))),
  );
}

function critical(id: Buffer, value: Buffer): Buffer {
  return der.sequence(id, der.boolean(true), der.octetString(value));
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
