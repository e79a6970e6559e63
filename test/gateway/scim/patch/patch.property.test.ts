import fc from "fast-check";
import { parseUser } from "../../../../gateway/scim/resource/resource";
import { USER } from "../../../../gateway/scim/schemas/resource-schema";
import { ScimError } from "../../../../gateway/scim/wire/scim-error";
import { before, changes, ENTERPRISE, patched, USER_URN } from "./patched";

describe("any PatchOp", () => {
  const paths = fc.constantFrom(
    "title",
    "name",
    "name.givenName",
    "emails",
    "emails.value",
    'emails[type eq "work"]',
    'emails[type eq "work"].value',
    "emails[primary eq true].type",
    "active",
    "userName",
    ENTERPRISE,
    `${ENTERPRISE}:manager`,
    `${ENTERPRISE}:manager.value`,
    "password",
    "id",
    "groups",
    "__proto__",
  );
  const values = fc.oneof(
    fc.constantFrom(
      null,
      "",
      "x",
      "True",
      [],
      {},
      true,
      5,
      { value: "v", primary: true },
      [{ value: "v", type: "work" }],
      ["s"],
    ),
    fc.jsonValue({ maxDepth: 3 }),
  );
  const operation = fc.record(
    { op: fc.constantFrom("add", "Replace", "remove"), path: paths, value: values },
    { requiredKeys: ["op"] },
  );

  test("gives a document that reads back as itself, or is refused with 400; what was given stays as it was", () => {
    const text = JSON.stringify(before);
    fc.assert(
      fc.property(fc.array(operation, { minLength: 1, maxLength: 6 }), (operations) => {
        try {
          const { profile } = patched(...operations);
          expect(JSON.stringify(parseUser(USER, profile, before).profile)).toBe(JSON.stringify(profile));
        } catch (error) {
          if (!(error instanceof ScimError) || error.status !== 400) throw error;
        }
        expect(JSON.stringify(before)).toBe(text);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("SEC-19: what is the server's stays the server's, however it is spelled", () => {
  const given = { id: "other", meta: { created: "2000-01-01T00:00:00Z" }, groups: [{ value: "g" }] };
  const spellings = (name: string, value: unknown): object[] => {
    const names = [name, name.toUpperCase(), `${USER_URN}:${name}`, `${USER_URN.toUpperCase()}:${name}`];
    const operations = ["add", "Replace"].flatMap((op) =>
      names.flatMap((one) => [
        { op, path: one, value },
        { op, value: { [one]: value } },
      ]),
    );
    return [
      ...operations,
      { op: "replace", value: { [USER_URN]: { [name]: value } } },
      { op: "remove", path: name },
    ];
  };

  test.each(Object.entries(given))("SEC-19: %s", (name, value) => {
    for (const operation of spellings(name, value)) {
      try {
        // Without a path it may stand among what was read and is sent back; it is passed over then.
        expect([operation, changes(operation)]).toEqual([operation, {}]);
        expect(operation).not.toHaveProperty("path");
      } catch (error) {
        if (!(error instanceof ScimError)) throw error;
        expect([operation, ["mutability", "invalidPath"].includes(error.scimType ?? "")]).toEqual([
          operation,
          true,
        ]);
      }
    }
  });
});
