import type { Principal } from "../../../gateway/http/surface";
import { type Signed, TokenMemory } from "../../../gateway/oauth/token-memory";

const NOW = 1_800_000_000_000;
const caller = (clientId: string): Principal => ({
  clientId,
  name: clientId,
  scopes: new Set(["scim"]),
  integration: "default",
});
const signed = (clientId: string): Signed => ({
  kid: "key",
  claims: {
    iss: "",
    aud: "",
    sub: clientId,
    client_id: clientId,
    iat: 0,
    exp: 0,
    jti: "token",
    scope: "scim",
  },
});

test("a remembered token is recalled until it ends, and no longer", () => {
  const memory = new TokenMemory();
  memory.remember("a.b.c", caller("one"), NOW + 10, memory.generation);
  expect(memory.recall("a.b.c", NOW)).toEqual(caller("one"));
  expect(memory.recall("a.b.c", NOW + 10)).toBeUndefined();
});

test("R4: nothing is recalled for longer than a second without being verified again", () => {
  const clock = jest.spyOn(performance, "now").mockReturnValue(0);
  const memory = new TokenMemory();
  memory.remember("a.b.c", caller("one"), NOW + 3_600_000, memory.generation);
  clock.mockReturnValue(999);
  expect(memory.recall("a.b.c", NOW)).toBeDefined();
  clock.mockReturnValue(1_000);
  expect(memory.recall("a.b.c", NOW)).toBeUndefined();
  clock.mockRestore();
});

test("the signature of a token is not verified again for as long as it lives", () => {
  const clock = jest.spyOn(performance, "now").mockReturnValue(0);
  const memory = new TokenMemory();
  memory.rememberSigned("a.b.c", signed("one"), memory.generation);
  clock.mockReturnValue(3_600_000);
  expect(memory.recallSigned("a.b.c")).toEqual(signed("one"));
  clock.mockRestore();
});

test.each([
  ["its revocation", (memory: TokenMemory) => memory.forgetToken("a.b.c")],
  ["a change of its client", (memory: TokenMemory) => memory.forgetClient("one")],
  ["a new signing key", (memory: TokenMemory) => memory.forgetAll()],
])("%s drops what is remembered of a token", (_, drop) => {
  const memory = new TokenMemory();
  memory.remember("a.b.c", caller("one"), NOW + 10, memory.generation);
  memory.rememberSigned("a.b.c", signed("one"), memory.generation);
  drop(memory);
  expect(memory.recall("a.b.c", NOW)).toBeUndefined();
  expect(memory.recallSigned("a.b.c")).toBeUndefined();
});

test("SEC-22: a truncated, longer or altered token is another token", () => {
  const memory = new TokenMemory();
  memory.remember("aaaa.bbbb.cccc", caller("one"), NOW + 10, memory.generation);
  for (const other of ["aaaa.bbbb.ccc", "aaaa.bbbb.ccccc", "aaaa.bbbb.cccC", "aaaa.bbbb.cccc="]) {
    expect(memory.recall(other, NOW)).toBeUndefined();
  }
});

test("what began to be verified before a drop is not remembered after it", () => {
  const memory = new TokenMemory();
  const { generation } = memory;
  memory.forgetClient("one");
  memory.remember("a.b.c", caller("one"), NOW + 10, generation);
  memory.rememberSigned("a.b.c", signed("one"), generation);
  expect(memory.recall("a.b.c", NOW)).toBeUndefined();
  expect(memory.recallSigned("a.b.c")).toBeUndefined();
});

test("forgetting a client drops its tokens and leaves the others'", () => {
  const memory = new TokenMemory();
  memory.remember("one", caller("one"), NOW + 10, memory.generation);
  memory.remember("two", caller("two"), NOW + 10, memory.generation);
  memory.forgetClient("one");
  expect(memory.recall("one", NOW)).toBeUndefined();
  expect(memory.recall("two", NOW)).toBeDefined();
});

test("D12: the memory is bounded, whatever number of tokens goes through it", () => {
  const memory = new TokenMemory(100);
  for (let i = 0; i < 10_000; i += 1)
    memory.remember(`token-${i}`, caller("one"), NOW + 10, memory.generation);
  expect(memory.size).toBe(100);
  expect(memory.recall("token-9999", NOW)).toBeDefined();
});
