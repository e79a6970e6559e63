import type { ValidateCall } from "../framework/resource";
import type { Schema } from "../framework/schema";
import type { Session } from "../framework/session";
import type { ValidateOptions } from "../framework/validate";
import { validateConfig } from "../framework/validate";
import { encodeDiagnostics } from "./diagnostic";
import { decodeConfig } from "./dynamic-value";
import type { Diagnostic, DynamicValue } from "./generated/tfplugin6";

interface Owner {
  readonly schema: Schema;
  validate?(call: ValidateCall<Schema>): void | Promise<void>;
}

/** What every Validate… method does: first the rules of the attributes, then, when they hold, the owner's own. */
export async function validate(
  session: Session,
  signal: AbortSignal,
  find: () => Owner,
  config: DynamicValue | undefined,
  options: ValidateOptions = { writeOnlyAllowed: true },
): Promise<{ diagnostics: Diagnostic[] }> {
  const call = session.begin(signal);
  await call.attempt(async () => {
    const owner = find();
    const { attributes } = owner.schema;
    const values = decodeConfig(attributes, config);
    call.diagnostics.add(validateConfig(attributes, values, options));
    if (!call.diagnostics.hasErrors) await owner.validate?.({ ...call.local(), config: values as never });
  });
  return { diagnostics: encodeDiagnostics(call.diagnostics.all) };
}
