/** Bodies: recorded ones with something changed in them, PatchOps of any operations, and JSON that is nothing at all. */
import fc from "fast-check";
import { GROUP_URN, type Json, PATCH_OP_URN, USER_URN } from "../gateway/scim/service";
import { RECORDED_BODIES, RECORDED_OPERATIONS } from "./corpus";
import { damage, filter } from "./filters";
import { attributeName, value } from "./words";

/** One change somewhere in a document, made where `place` (0 to 1 of its nodes) says. */
function mutate(document: Json, place: number, way: number, name: string, given: unknown): Json {
  const copy = structuredClone(document);
  const nodes: [holder: Json, key: string][] = [];
  const visit = (holder: Json) => {
    if (typeof holder !== "object" || holder === null) return;
    for (const key of Object.keys(holder)) {
      nodes.push([holder, key]);
      visit(holder[key]);
    }
  };
  visit(copy);
  const [holder, key] = nodes[Math.floor(place * (nodes.length - 1))] ?? [copy, "schemas"];
  if (way === 0) delete holder[key];
  else if (way === 1) define(holder, name, holder[key]);
  else if (way === 2) define(holder, name, given);
  else if (way === 3) holder[key] = [holder[key], holder[key]];
  else if (way === 4) holder[key] = { value: holder[key], type: "work" };
  else holder[key] = given;
  return copy;
}

/** Also a key `__proto__` becomes a member, as it does in JSON. */
function define(holder: Json, key: string, member: unknown): void {
  Object.defineProperty(holder, key, { value: member, enumerable: true, configurable: true, writable: true });
}

const fraction = fc.double({ min: 0, max: 1, noNaN: true });

function mutated(documents: readonly Json[]): fc.Arbitrary<Json> {
  const times = fc.array(fc.tuple(fraction, fc.nat(7), attributeName, value), { minLength: 0, maxLength: 3 });
  return fc
    .tuple(fc.constantFrom(...documents), times)
    .map(([document, changes]) => changes.reduce((whole, change) => mutate(whole, ...change), document));
}

const path = fc.oneof(
  { weight: 4, arbitrary: attributeName },
  { weight: 3, arbitrary: fc.tuple(attributeName, filter).map(([name, where]) => `${name}[${where}]`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(attributeName, filter, attributeName)
      .map(([name, where, sub]) => `${name}[${where}].${sub}`),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...['emails[type eq "work"].value', 'members[value eq "{{user}}"]', 'roles[primary eq "True"].value'],
      ...['addresses[type eq "work"].streetAddress', 'phoneNumbers[type eq "mobile"]', "members", ""],
    ),
  },
);
const operation = fc.oneof(
  { weight: 2, arbitrary: mutated(RECORDED_OPERATIONS) },
  {
    weight: 3,
    arbitrary: fc.record<Json>(
      { op: fc.constantFrom("add", "Replace", "REMOVE", "remove", "replace", "move", 7), path, value },
      { requiredKeys: ["op"] },
    ),
  },
);

export const patchOp: fc.Arbitrary<Json> = fc
  .array(operation, { minLength: 0, maxLength: 5 })
  .map((Operations) => ({ schemas: [PATCH_OP_URN], Operations }));

const made = fc
  .tuple(fc.constantFrom(USER_URN, GROUP_URN), fc.dictionary(attributeName, value, { maxKeys: 6 }), value)
  .map(([urn, attributes, name]) => ({ schemas: [urn], userName: name, displayName: name, ...attributes }));

const bulk = fc
  .array(
    fc.record<Json>(
      {
        method: fc.constantFrom("POST", "PUT", "PATCH", "DELETE", "GET", "post"),
        path: fc.constantFrom("/Users", "/Groups", "/Users/{{user}}", "/Groups/{{group}}", "/Me", "/", ""),
        bulkId: fc.constantFrom("a", "b", ""),
        data: fc.oneof(mutated(RECORDED_BODIES), patchOp, value),
      },
      { requiredKeys: ["method"] },
    ),
    { maxLength: 5 },
  )
  .map((Operations) => ({ schemas: ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], Operations }));

/** The text of a body, not always JSON. */
export const body: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: mutated(RECORDED_BODIES) },
      { weight: 3, arbitrary: made },
      { weight: 1, arbitrary: bulk },
      { weight: 1, arbitrary: value },
    ),
    fc.option(fc.tuple(fraction, fc.nat(19), fc.constantFrom("{", "]", ",", "1e999", "\\u", '"', "\0")), {
      freq: 8,
    }),
  )
  .map(([document, harm]) => {
    const whole = JSON.stringify(document) ?? "";
    return harm ? damage(whole, ...harm) : whole;
  });

export const searchRequest: fc.Arbitrary<Json> = fc.record<Json>(
  {
    schemas: fc.constant(["urn:ietf:params:scim:api:messages:2.0:SearchRequest"]),
    filter: fc.oneof(filter, value),
    attributes: fc.array(attributeName, { maxLength: 3 }),
    sortBy: attributeName,
    startIndex: value,
    count: value,
    cursor: value,
  },
  { requiredKeys: ["schemas"] },
);
