import type { Config, KnownConfig } from "./model";
import type { Call, ValidateCall } from "./resource";
import type { Schema } from "./schema";

export interface PlanActionCall<S extends Schema, C> extends Call {
  readonly config: Config<S>;
  readonly client: C;
}

export interface InvokeCall<S extends Schema, C> extends Call {
  readonly config: KnownConfig<S>;
  readonly client: C;
  /** Tells the user how far it is. */
  progress(message: string): void;
}

/** Something that is done and leaves no state (Terraform 1.14): by `terraform apply -invoke` or a resource's lifecycle. */
export interface Action<S extends Schema = Schema, C = unknown> {
  readonly typeName: string;
  /** What it is told; all of it comes from the configuration. */
  readonly schema: S;
  validate?(call: ValidateCall<S>): void | Promise<void>;
  /** Warns about or refuses it while it is only planned. */
  plan?(call: PlanActionCall<S, C>): void | Promise<void>;
  invoke(call: InvokeCall<S, C>): Promise<void>;
}

/** Declares actions of a provider whose `configure` returns a `C`. */
export function actionFor<C>() {
  return <S extends Schema>(definition: Action<S, C>): Action<Schema, C> =>
    definition as unknown as Action<Schema, C>;
}
