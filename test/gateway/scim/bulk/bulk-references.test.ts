/** RFC 7644 §3.7.2: references of an operation to what another creates, however large its data. */
import { referencesIn, resolveData } from "../../../../gateway/scim/bulk/bulk-references";

const resolve = (bulkId: string) => `id-of-${bulkId}`;

test("references are resolved wherever they stand, and other text stays as it is", async () => {
  const data = {
    displayName: "bulkId is a word",
    members: [{ value: "bulkId:ada" }, { value: "u1" }, ["BULKID:bob", null, 1, true]],
    Operations: [{ op: "remove", path: 'members[value eq "bulkId:ada"]', value: { path: 'x "bulkId:bob"' } }],
  };
  expect(await resolveData(data, resolve)).toEqual({
    displayName: "bulkId is a word",
    members: [{ value: "id-of-ada" }, { value: "u1" }, ["id-of-bob", null, 1, true]],
    Operations: [{ op: "remove", path: 'members[value eq "id-of-ada"]', value: { path: 'x "id-of-bob"' } }],
  });
  expect(await referencesIn("bulkId:eve", data)).toEqual(new Set(["eve", "ada", "bob"]));
});

test("others have their turn while the references of many members are looked for", async () => {
  const members = Array.from({ length: 60_000 }, (_, index) => ({ value: `bulkId:${index}` }));
  let turns = 0;
  let done = false;
  const resolving = resolveData({ members }, resolve).finally(() => {
    done = true;
  });
  while (!done) {
    await new Promise((turn) => setImmediate(turn));
    turns += 1;
  }
  expect(turns).toBeGreaterThan(2);
  const { members: resolved } = (await resolving) as { members: { value: string }[] };
  expect([resolved.length, resolved.at(-1)]).toEqual([60_000, { value: "id-of-59999" }]);
});
