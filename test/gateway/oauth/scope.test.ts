import type { ClientScope, OAuthClient } from "../../../gateway/domain/model";
import { decideScope } from "../../../gateway/oauth/scope";

const client = (...scopes: ClientScope[]): OAuthClient => ({
  key: 1,
  clientId: "rc_x",
  config: { name: "x", scopes, integration: null, expiresAt: null, basicAuth: false },
  revision: 1,
  secrets: [],
  lastUsedAt: null,
  createdAt: 0,
  updatedAt: 0,
});
const wide = client("access:read", "manage", "manage:read");
const scim = client("access:read", "scim");

test("RFC 6749 §3.3: no scope asked for is every scope of the client", () => {
  expect(decideScope(wide, undefined)).toEqual(["access:read", "manage", "manage:read"]);
});

test("STD-12: a narrower scope is granted as asked, once and in one order", () => {
  expect(decideScope(wide, "manage:read access:read")).toEqual(["access:read", "manage:read"]);
  expect(decideScope(wide, "manage:read manage:read")).toEqual(["manage:read"]);
  expect(decideScope(scim, "scim")).toEqual(["scim"]);
});

test.each([
  "scim",
  "nonsense",
  "manage nonsense",
  " manage",
  "manage ",
  "manage  access:read",
  'ma"nage',
  "é",
  "MANAGE",
])("STD-12: %j is invalid_scope for a client of the gateway", (requested) => {
  expect(() => decideScope(wide, requested)).toThrow(
    expect.objectContaining({ status: 400, code: "invalid_scope" }),
  );
});

test.each(["api://rollcall/.default", "manage", "scim manage", " ", "openid profile"])(
  "C148: a scim client that asks for %j gets what it has, and nothing more",
  (requested) => {
    expect(decideScope(scim, requested)).toEqual(["access:read", "scim"]);
  },
);
