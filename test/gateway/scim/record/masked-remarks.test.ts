/** C145: what is shown of the parts of a request that were not done holds no personal value. */
import { Refusal } from "../../../../gateway/domain/errors";
import type { Remark } from "../../../../gateway/http/surface";
import { Mask } from "../../../../gateway/scim/record/mask";
import { maskedRemarks } from "../../../../gateway/scim/record/masked-remarks";
import { ScimError } from "../../../../gateway/scim/wire/scim-error";

const ID = "2819c223-7f76-453a-919d-413861904646";
const part = (body: unknown, path = "/Users", method = "POST") => ({ index: 3, method, path, body });
const told = (...remarks: Remark[]) => maskedRemarks(remarks, "r1", new Mask(false));

test.each<[string, Remark, string]>([
  [
    "a value of the operation",
    { part: part({ userName: "alice" }), failure: new Refusal("already-exists", "userName alice is taken") },
    "Operations[3], POST /Users: 409 uniqueness: userName *** is taken.",
  ],
  [
    "the bulkId of another operation",
    { part: part({}), failure: new ScimError(409, "bulkId:alice lee was not created.") },
    "Operations[3], POST /Users: 409: bulkId:*** was not created.",
  ],
  [
    "what is no id in a path, and no method",
    {
      part: part(null, "/Users/alice", "alice"),
      failure: new Refusal("not-found", "there is no user alice"),
    },
    "Operations[3], *** /Users/***: 404: There is no user ***.",
  ],
  [
    "members that do not exist, but for ids of ours",
    {
      part: part({ members: ["x"] }, "/Groups"),
      failure: new Refusal("unknown-members", `these do not exist: alice, ${ID}`, { unknown: ["alice", ID] }),
    },
    `Operations[3], POST /Groups: 400 invalidValue: These do not exist: ***, ${ID}.`,
  ],
  [
    "a fault, told by the request's id",
    { part: part({}), failure: new Error("secret") },
    "Operations[3], POST /Users: 500: The request failed. Its id is r1.",
  ],
  [
    "members that were passed over",
    { passedOver: ["alice"] },
    "1 member that does not exist in this integration was passed over: ***.",
  ],
])("hides %s", (_, remark, expected) => {
  expect(told(remark)).toBe(expected);
});

test("shows the title of a group", () => {
  const failure = new Refusal("no-such-list", 'no access list has the title "Finance"');
  expect(told({ part: part({ displayName: "Finance" }, "/Groups"), failure })).toContain('"Finance"');
});
