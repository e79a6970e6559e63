/** Secrets that the user brings in a write-only argument: no state holds one, so a version beside it shows that it is another. */
import type { Diagnostics } from "../sdk/framework/diagnostics";
import { isUnknown, type Refinements, Unknown } from "../sdk/values/unknown";

/** The names of the arguments that have to do with one secret. */
export interface SecretArguments {
  /** Brings it; write-only. */
  readonly secret: string;
  /** Goes with it, and changes when it does. */
  readonly version: string;
  /** Have one made by their change, and so do not go with the two. */
  readonly making: readonly string[];
}

type Configured = Readonly<Record<string, unknown>>;

/** Whether the secret is brought; undefined while that depends on what is not known yet. */
export function isBrought(config: Configured, { secret, version }: SecretArguments): boolean | undefined {
  const telling = isUnknown(config[secret]) ? config[version] : config[secret];
  return isUnknown(telling) ? undefined : telling !== null;
}

/** What is planned of the secret that the state holds: none where one is brought, otherwise what is certain of one that is made. */
export function plannedSecret(
  config: Configured,
  names: SecretArguments,
  planned: string | Unknown | null,
  certain: Refinements,
): string | Unknown | null {
  const brought = isBrought(config, names);
  if (brought) return null;
  return brought === false && isUnknown(planned) ? new Unknown(certain) : planned;
}

/** Refuses a secret without its version, a version without its secret, and both along with what has one made. */
export function checkBrought(
  config: Configured,
  { secret, version, making }: SecretArguments,
  diagnostics: Diagnostics,
): void {
  const isSaid = (name: string) => config[name] !== null && !isUnknown(config[name]);
  if (isSaid(secret) && config[version] === null) {
    diagnostics.error(
      "A secret without a version",
      `Terraform keeps nothing of ${secret}, and so sees no change of it. Set ${version}, such as to 1, and raise it along with ` +
        "each new secret.",
      [secret],
    );
  }
  if (isSaid(version) && config[secret] === null) {
    diagnostics.error(
      "A version without its secret",
      `The version says which secret ${secret} brings. Set ${secret} too, or leave ${version} out.`,
      [version],
    );
  }
  for (const made of making.filter((name) => isSaid(secret) && isSaid(name))) {
    diagnostics.error(
      "Two sources of one secret",
      `The argument ${made} has a secret made, ${secret} brings one. Leave ${made} out: a change of ${version} is what counts.`,
      [made],
    );
  }
}
