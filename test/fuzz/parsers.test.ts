/**
 * SEC-16, SEC-17: a filter or a PatchOp, however it is written, is understood or refused with 400 in SCIM's words; the
 * parsers alone, so that much of it can be tried, and what is found made small.
 */
import fc from "fast-check";
import { parseQuery } from "../../gateway/scim/filter/query";
import { parseGroupPatch } from "../../gateway/scim/patch/group-patch";
import { parseUserPatch, patchUser } from "../../gateway/scim/patch/patch";
import { GROUP, USER } from "../../gateway/scim/schemas/resource-schema";
import { ScimError } from "../../gateway/scim/wire/scim-error";
import { RECORDED_BODIES } from "./corpus";
import { filter } from "./filters";
import { patchOp } from "./messages";
import { PARSED, SEED } from "./options";
import { isPrototypeChanged } from "./rules";

/** @throws whatever is not a refusal of the client's input */
async function understandOrRefuse(parse: () => unknown): Promise<void> {
  try {
    await parse();
  } catch (error) {
    if (!(error instanceof ScimError) || error.status !== 400) throw error;
  }
  if (isPrototypeChanged()) throw new Error("a prototype was changed");
}

const numRuns = Math.ceil(PARSED / 3);
const options = { seed: SEED, numRuns };
const timeout = 60_000 + PARSED * 5;
const document = RECORDED_BODIES.find((body) => body.userName !== undefined);

test(
  `${numRuns} filters, FUZZ_SEED=${SEED}`,
  async () => {
    const schema = fc.constantFrom(USER, GROUP);
    const property = fc.asyncProperty(schema, filter, (of, text) =>
      understandOrRefuse(() => parseQuery(of, text)),
    );
    await fc.assert(property, options);
  },
  timeout,
);

test(
  `${numRuns} PatchOps of users, FUZZ_SEED=${SEED}`,
  async () => {
    const property = fc.asyncProperty(patchOp, (message) =>
      understandOrRefuse(() => patchUser(USER, "id", structuredClone(document), parseUserPatch(message))),
    );
    await fc.assert(property, options);
  },
  timeout,
);

test(
  `${numRuns} PatchOps of groups, FUZZ_SEED=${SEED}`,
  async () => {
    const property = fc.asyncProperty(patchOp, (message) =>
      understandOrRefuse(() => parseGroupPatch("id", message)),
    );
    await fc.assert(property, options);
  },
  timeout,
);
