import { ScimError } from "../../../gateway/scim/wire/scim-error";

/** The scimType of the refusal that `act` throws; what else it throws, or that it throws nothing, fails the test. */
export function refusalOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof ScimError) return error.scimType;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** The same of work that takes turns with other work. */
export async function refusalIn(work: Promise<unknown>): Promise<string | undefined> {
  const outcome = await work.then(
    () => () => {},
    (error: unknown) => () => {
      throw error;
    },
  );
  return refusalOf(outcome);
}

/** The message of what `act` throws. */
export function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ScimError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}
