import fc from "fast-check";
import { parseBasic, parseCredentials } from "../../../gateway/oauth/credentials";

const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
const encode = (text: string) => encodeURIComponent(text).replaceAll("%20", "+");
const form = (fields: Record<string, string>) => new Map(Object.entries(fields));
const text = fc.string({ unit: "grapheme", maxLength: 60 });

test("STD-07, RFC 6749 §2.3.1: an id and secret percent-encoded inside Basic arrive as they were, whatever they hold", () => {
  fc.assert(
    fc.property(text, text, (clientId, secret) => {
      const [first] = parseBasic(basic(`${encode(clientId)}:${encode(secret)}`));
      expect(first).toEqual({ clientId, secret });
    }),
    { numRuns: 2_000 },
  );
});

test("any id without a colon and any secret that are sent raw inside Basic are among the readings", () => {
  fc.assert(
    fc.property(
      text.filter((id) => !id.includes(":")),
      text,
      (clientId, secret) => {
        expect(parseBasic(basic(`${clientId}:${secret}`))).toContainEqual({ clientId, secret });
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each([":", "+", "%", "&", "=", " ", "é", "%2", "%zz", "a:b", "a%3Ab"])(
  "STD-07: a secret with %j is read both ways without an error",
  (part) => {
    expect(parseBasic(basic(`rc_x:${encode(part)}`))[0]).toEqual({ clientId: "rc_x", secret: part });
    expect(parseBasic(basic(`rc_x:${part}`))).toContainEqual({ clientId: "rc_x", secret: part });
  },
);

test("one reading where both are the same, so that the usual secret is compared once", () => {
  expect(parseBasic(basic("rc_x:plain-secret_1"))).toEqual([{ clientId: "rc_x", secret: "plain-secret_1" }]);
});

test("arbitrary headers never throw anything but an OAuth refusal", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (header) => {
      expect(Array.isArray(parseBasic(header))).toBe(true);
      expect(Array.isArray(parseBasic(`Basic ${header}`))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("STD-03, C146: Basic and form together are accepted when they say the same, in either encoding", () => {
  const found = parseCredentials(basic("id:a%2Bb"), form({ client_id: "id", client_secret: "a+b" }));
  expect(found).toEqual([{ clientId: "id", secret: "a+b" }]);
  const raw = parseCredentials(basic("id:a%2Bb"), form({ client_id: "id", client_secret: "a%2Bb" }));
  expect(raw).toEqual([{ clientId: "id", secret: "a%2Bb" }]);
});

test("STD-03: unequal ones are 400 invalid_request", () => {
  const both = () => parseCredentials(basic("id:secret"), form({ client_id: "id", client_secret: "other" }));
  expect(both).toThrow(expect.objectContaining({ status: 400, code: "invalid_request" }));
  const ids = () => parseCredentials(basic("id:secret"), form({ client_id: "another" }));
  expect(ids).toThrow(expect.objectContaining({ status: 400, code: "invalid_request" }));
});

test.each([
  ["no credentials", undefined, {}],
  ["an id without a secret", undefined, { client_id: "id" }],
  ["a secret without an id", undefined, { client_secret: "secret" }],
  ["Basic without a colon", basic("id"), {}],
  ["Basic that is no base64", "Basic ***", {}],
  ["another scheme", "Digest abc", {}],
])("RFC 6749 §5.2: %s is 401 invalid_client", (_, authorization, fields) => {
  expect(() => parseCredentials(authorization, form(fields as Record<string, string>))).toThrow(
    expect.objectContaining({ status: 401, code: "invalid_client" }),
  );
});
