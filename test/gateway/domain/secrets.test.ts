import * as crypto from "node:crypto";
import type { ClientSecret } from "../../../gateway/domain/model";
import {
  hashSecret,
  makeClientId,
  makeSecret,
  matchSecret,
  requireStrongSecret,
} from "../../../gateway/domain/secrets";

jest.mock("node:crypto", () => {
  const actual = jest.requireActual<typeof crypto>("node:crypto");
  return {
    ...actual,
    timingSafeEqual: jest.fn(actual.timingSafeEqual),
    createHash: jest.fn(actual.createHash),
  };
});

const NOW = 1_800_000_000_000;
const kept = (secret: string, expiresAt: number | null = null): ClientSecret => ({
  id: secret.slice(0, 4),
  hash: hashSecret(secret),
  createdAt: 0,
  expiresAt,
  lastUsedAt: null,
});

test("a secret is 256 bits as base64url, a client's id 128 bits with its prefix; both are new each time", () => {
  expect(makeSecret()).toMatch(/^[\w-]{43}$/);
  expect(makeClientId()).toMatch(/^rc_[\w-]{22}$/);
  expect(new Set(Array.from({ length: 1_000 }, makeSecret)).size).toBe(1_000);
});

test.each([
  makeSecret(),
  `${makeSecret()}${makeSecret()}`,
  "0123456789abcdef".repeat(4),
  "0123456789ABCDEF".repeat(4),
])("a brought secret of 256 bits is taken: %s", (secret) => {
  expect(() => requireStrongSecret(secret)).not.toThrow();
});

test.each([
  "",
  "password",
  makeSecret().slice(0, 42),
  "0123456789abcdef".repeat(3),
  "a".repeat(63),
  `${makeSecret()} `,
  `${makeSecret()}=`,
  `${makeSecret()}\n`,
  "é".repeat(43),
  "A".repeat(257),
])("a brought secret that is weaker or no such text is refused: %j", (secret) => {
  expect(() => requireStrongSecret(secret)).toThrow(
    expect.objectContaining({ code: "invalid-value", details: { field: "client_secret" } }),
  );
});

test("SEC-27: secrets that differ only after their 72nd byte are different secrets", () => {
  const long = "x".repeat(72);
  expect(matchSecret(`${long}2`, [kept(`${long}1`)], NOW)).toBeUndefined();
  expect(matchSecret(`${long}1`, [kept(`${long}1`)], NOW)).toBeDefined();
});

test("of two live secrets either works; one whose time has come works no longer", () => {
  const secrets = [kept("newer"), kept("older", NOW + 1)];
  expect(matchSecret("newer", secrets, NOW)?.id).toBe("newe");
  expect(matchSecret("older", secrets, NOW)?.id).toBe("olde");
  expect(matchSecret("older", secrets, NOW + 1)).toBeUndefined();
});

test("SEC-26: the same digests are made and compared, whether the client exists, has one secret or two, right or wrong", () => {
  const [one, two] = [[kept("newer")], [kept("newer"), kept("older")]];
  const work = [
    () => matchSecret("guess", [], NOW),
    () => matchSecret("guess", one, NOW),
    () => matchSecret("guess", two, NOW),
    () => matchSecret("newer", two, NOW),
    () => matchSecret("older", two, NOW),
  ].map((attempt) => {
    jest.mocked(crypto.timingSafeEqual).mockClear();
    jest.mocked(crypto.createHash).mockClear();
    attempt();
    const compared = jest.mocked(crypto.timingSafeEqual).mock.calls;
    expect(compared.every(([a, b]) => a.byteLength === 32 && b.byteLength === 32)).toBe(true);
    return [compared.length, jest.mocked(crypto.createHash).mock.calls.length];
  });
  expect(work).toEqual(work.map(() => [3, 1]));
});
