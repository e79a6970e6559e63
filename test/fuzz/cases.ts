/** One case: a request whose outcome is known before, or one of which only the rules are known that hold for all. */
import fc from "fast-check";
import { RECORDED } from "./corpus";
import { damage, filter } from "./filters";
import { body, patchOp, searchRequest } from "./messages";
import { attributeName, text } from "./words";

/** Any request; ids stand in it as `{{user}}` and `{{group}}`. */
export interface Wild {
  readonly kind: "wild";
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Which of the users and groups the placeholders mean. */
  readonly pick: number;
}

export interface MemberOperation {
  readonly op: "add" | "remove" | "replace";
  /** Numbers of users; beyond those that exist: ids of nobody. */
  readonly members: readonly number[];
  /** In which of the forms that clients use it is written. */
  readonly form: number;
}

export type Known =
  | { readonly kind: "create"; readonly name: number; readonly active: boolean; readonly upperCase: boolean }
  | { readonly kind: "activate"; readonly user: number; readonly active: boolean; readonly form: number }
  | { readonly kind: "delete-user"; readonly user: number }
  | { readonly kind: "members"; readonly group: number; readonly operations: readonly MemberOperation[] }
  | { readonly kind: "put-members"; readonly group: number; readonly members: readonly number[] }
  | { readonly kind: "delete-group"; readonly group: number };

export type Case = Wild | Known;

const nat = fc.nat(1_000);
const members = fc.array(fc.oneof({ weight: 9, arbitrary: fc.nat(20) }, fc.integer({ min: 900, max: 905 })), {
  maxLength: 5,
});

const operation = fc.record({ op: fc.constantFrom("add", "remove", "replace"), members, form: nat });

/** The fields that all cases of a kind have. */
function kind<const Kind extends string, Fields>(
  name: Kind,
  fields: { [Name in keyof Fields]: fc.Arbitrary<Fields[Name]> },
) {
  return fc.record(fields).map((made) => ({ kind: name, ...made }));
}

const known: fc.Arbitrary<Known> = fc.oneof(
  {
    weight: 3,
    arbitrary: kind("create", { name: fc.nat(40), active: fc.boolean(), upperCase: fc.boolean() }),
  },
  { weight: 3, arbitrary: kind("activate", { user: nat, active: fc.boolean(), form: nat }) },
  { weight: 1, arbitrary: kind("delete-user", { user: nat }) },
  {
    weight: 6,
    arbitrary: kind("members", {
      group: nat,
      operations: fc.array(operation, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 2, arbitrary: kind("put-members", { group: nat, members }) },
  { weight: 1, arbitrary: kind("delete-group", { group: nat }) },
);

/** Any text as a part of an address; half a surrogate pair has no such form. */
function encode(part: string): string {
  return encodeURIComponent(part.toWellFormed());
}

const parameter = fc.oneof(
  { weight: 4, arbitrary: filter.map((wanted) => `filter=${encode(wanted)}`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom("attributes", "excludedAttributes", "sortBy"),
        fc.array(attributeName, { maxLength: 3 }),
      )
      .map(([name, names]) => `${name}=${encode(names.join(","))}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom("startIndex", "count", "cursor", "sortOrder", "Filter", "__proto__", "x[y]"),
        fc.oneof(text, fc.constantFrom("0", "-1", "1", "2", "1e3", "99999999999999999999", "", "descending")),
      )
      .map(([name, given]) => `${name}=${encode(given)}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("aadOptscim062020", "&&=&", "filter=%", "filter=%ff%fe", "%00=%", "+"),
  },
);
const query = fc.array(parameter, { maxLength: 3 }).map((all) => (all.length ? `?${all.join("&")}` : ""));

const headers: fc.Arbitrary<Wild["headers"]> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Wild["headers"]>(
      { "if-match": '"x"' },
      { "if-match": 'W/"1", W/"2", *' },
      { "if-match": "*" },
      { "if-none-match": "*" },
      { "if-none-match": ',,"' },
      { prefer: "return=minimal" },
      { prefer: "return=representation; x=y, respond-async" },
      { accept: "text/html;q=x" },
      { "content-type": "text/plain" },
      { "content-type": "application/json; charset=utf-7" },
      { "content-type": ";;" },
      { "content-encoding": "gzip" },
      { "user-agent": "" },
    ),
  },
);

const place = fc.constantFrom(
  ...["/Users/{{user}}", "/Groups/{{group}}", "/Users", "/Groups", "/Users/{{group}}", "/Groups/{{user}}"],
  ...[
    "/Me",
    "/Bulk",
    "/",
    "",
    "/Schemas",
    "/ResourceTypes/User",
    "/ServiceProviderConfig",
    "/Users/",
    "/users",
  ],
  ...["/Users/%00", "/Users/%ff", "/Users/..%2f..%2fv1", "/Users/bulkId:x", "/Groups/__proto__", "//Users"],
);
const pick = fc.nat(1_000);

const list = fc.tuple(fc.constantFrom("/Users", "/Groups"), parameter, query, headers, pick).map(
  ([path, first, rest, given, number]): Wild => ({
    kind: "wild",
    method: "GET",
    path: `${path}?${first}${rest.replace("?", "&")}`,
    headers: given,
    pick: number,
  }),
);

const search = fc
  .tuple(fc.constantFrom("/.search", "/Users/.search", "/Groups/.search"), searchRequest, pick)
  .map(
    ([path, wanted, number]): Wild => ({
      kind: "wild",
      method: "POST",
      path,
      body: JSON.stringify(wanted),
      headers: {},
      pick: number,
    }),
  );

const patch = fc
  .tuple(fc.constantFrom("/Users/{{user}}", "/Groups/{{group}}"), query, patchOp, headers, pick)
  .map(
    ([path, parameters, message, given, number]): Wild => ({
      kind: "wild",
      method: "PATCH",
      path: path + parameters,
      body: JSON.stringify(message),
      headers: given,
      pick: number,
    }),
  );

const anything = fc
  .tuple(
    fc.constantFrom("GET", "POST", "PUT", "PATCH", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"),
    place,
    query,
    body,
    headers,
    pick,
  )
  .map(
    ([method, path, parameters, message, given, number]): Wild => ({
      kind: "wild",
      method,
      path: path + parameters,
      ...(["POST", "PUT", "PATCH"].includes(method) ? { body: message } : {}),
      headers: given,
      pick: number,
    }),
  );

const recorded = fc
  .tuple(
    fc.constantFrom(...RECORDED),
    fc.option(
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(19), fc.constantFrom("%", "/", "&", "x")),
      {
        freq: 3,
      },
    ),
    pick,
  )
  .map(
    ([{ method, path, body: message }, harm, number]): Wild => ({
      kind: "wild",
      method,
      path: harm ? damage(path, ...harm) : path,
      ...(message === undefined ? {} : { body: JSON.stringify(message) }),
      headers: {},
      pick: number,
    }),
  );

export const anyCase: fc.Arbitrary<Case> = fc.oneof(
  { weight: 5, arbitrary: list },
  { weight: 1, arbitrary: search },
  { weight: 5, arbitrary: patch },
  { weight: 4, arbitrary: anything },
  { weight: 1, arbitrary: recorded },
  { weight: 5, arbitrary: known },
);
