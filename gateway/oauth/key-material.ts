/** Making key pairs, and what of them is published. */
import { createHash, createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import type { KeyMaterial } from "../domain/keys";
import type { SigningAlgorithm } from "../domain/model";
import { sealKey } from "./key-seal";

const generate = promisify(generateKeyPair);

/** A JSON Web Key with public parameters only (RFC 7517). */
export type PublicJwk = Readonly<Record<string, string>>;

/** The public parameters of each key type, in the order that RFC 7638 §3.2 hashes them. */
const PUBLIC_PARAMETERS: Readonly<Record<SigningAlgorithm, readonly string[]>> = {
  ES256: ["crv", "kty", "x", "y"],
  RS256: ["e", "kty", "n"],
};

/** A fresh key pair, its private part sealed where there is a master key; `kid` is its thumbprint (RFC 7638). */
export async function makeKey(algorithm: SigningAlgorithm, masterKey: string | null): Promise<KeyMaterial> {
  const { publicKey, privateKey } = await generatePair(algorithm);
  const parameters = pickPublic(algorithm, publicKey.export({ format: "jwk" }) as PublicJwk);
  const kid = createHash("sha256").update(JSON.stringify(parameters)).digest("base64url");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return {
    kid,
    algorithm,
    privateKey: sealKey(pem, kid, masterKey),
    publicJwk: { ...parameters, kid, alg: algorithm, use: "sig" },
  };
}

/** The key as it is published: built from a list of what is public, so that nothing else can slip out. */
export function publish({ kid, algorithm, publicJwk }: Omit<KeyMaterial, "privateKey">): PublicJwk {
  return { ...pickPublic(algorithm, publicJwk), kid, alg: algorithm, use: "sig" };
}

export function publicKeyOf(jwk: PublicJwk): KeyObject {
  return createPublicKey({ key: jwk, format: "jwk" });
}

function generatePair(algorithm: SigningAlgorithm): Promise<{ publicKey: KeyObject; privateKey: KeyObject }> {
  return algorithm === "ES256"
    ? generate("ec", { namedCurve: "P-256" })
    : generate("rsa", { modulusLength: 2048 });
}

function pickPublic(algorithm: SigningAlgorithm, jwk: PublicJwk): PublicJwk {
  return Object.fromEntries(PUBLIC_PARAMETERS[algorithm].map((name) => [name, jwk[name] ?? ""]));
}
