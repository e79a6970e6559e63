/** How much is tried, and from which seed: `FUZZ_CASES=1000000 FUZZ_SEED=7 npx jest test/fuzz`. */

const CASES = Number(process.env.FUZZ_CASES ?? 50_000);

export const SEED = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Requests through the whole gateway. */
export const REQUESTS = Math.ceil(CASES * 0.2);
/** Filters and PatchOps that only the parsers see. */
export const PARSED = CASES - REQUESTS;

/** Integrations that are worked on at the same time; within one, requests come one after the other. */
export const LANES = 16;
