import { makeKey, publish } from "../../../gateway/oauth/key-material";
import { openKey, sealKey } from "../../../gateway/oauth/key-seal";

const PEM = "-----BEGIN PRIVATE KEY-----\nMIGH…\n-----END PRIVATE KEY-----\n";
const MASTER = "a master key of some length, from the operator";

test("a sealed key opens with its master key and shows nothing of itself", () => {
  const sealed = sealKey(PEM, "kid-1", MASTER);
  expect(sealed).not.toContain("PRIVATE");
  expect(openKey(sealed, "kid-1", MASTER)).toBe(PEM);
});

test("the same key is sealed differently each time", () => {
  expect(sealKey(PEM, "kid-1", MASTER)).not.toBe(sealKey(PEM, "kid-1", MASTER));
});

test.each([
  ["another master key", "kid-1", "another master key"],
  ["another key's place", "kid-2", MASTER],
])("%s does not open it", (_, kid, master) => {
  expect(() => openKey(sealKey(PEM, "kid-1", MASTER), kid, master)).toThrow("another master key");
});

test("without a master key the error says what to set", () => {
  expect(() => openKey(sealKey(PEM, "kid-1", MASTER), "kid-1", null)).toThrow("set master_key");
});

test("one altered byte anywhere is noticed", () => {
  const sealed = sealKey(PEM, "kid-1", MASTER);
  const bytes = Buffer.from(sealed.slice("sealed.v1.".length), "base64url");
  for (let at = 0; at < bytes.length; at += 1) {
    const altered = Buffer.from(bytes);
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(() => openKey(`sealed.v1.${altered.toString("base64url")}`, "kid-1", MASTER)).toThrow();
  }
});

test("a key kept before there was a master key still opens", () => {
  expect(openKey(sealKey(PEM, "kid-1", null), "kid-1", MASTER)).toBe(PEM);
});

test.each(["ES256", "RS256"] as const)(
  "STD-32: of a %s key, only public parameters are published",
  async (algorithm) => {
    const key = await makeKey(algorithm, null);
    const leaky = {
      ...key,
      publicJwk: { ...key.publicJwk, d: "secret", p: "secret", q: "secret", k: "secret" },
    };
    expect(JSON.stringify(publish(leaky))).not.toContain("secret");
    expect(publish(key)).toMatchObject({ kid: key.kid, alg: algorithm, use: "sig" });
    expect(key.kid).toMatch(/^[\w-]{43}$/);
  },
);
