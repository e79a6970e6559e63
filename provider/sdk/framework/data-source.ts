import type { KnownConfig, State } from "./model";
import type { Call, ValidateCall } from "./resource";
import type { Schema } from "./schema";

export interface ReadDataCall<S extends Schema, C> extends Call {
  readonly config: KnownConfig<S>;
  readonly client: C;
}

/** Something to look up. */
export interface DataSource<S extends Schema = Schema, C = unknown> {
  readonly typeName: string;
  readonly schema: S;
  validate?(call: ValidateCall<S>): void | Promise<void>;
  /** What was configured together with what was found; throws when nothing was. */
  read(call: ReadDataCall<S, C>): State<S> | Promise<State<S>>;
}

/** Declares data sources of a provider whose `configure` returns a `C`. */
export function dataSourceFor<C>() {
  return <S extends Schema>(definition: DataSource<S, C>): DataSource<Schema, C> =>
    definition as unknown as DataSource<Schema, C>;
}
