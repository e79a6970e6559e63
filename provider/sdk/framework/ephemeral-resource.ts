import type { KnownConfig, State } from "./model";
import type { Json } from "./private-state";
import type { Call, ValidateCall } from "./resource";
import type { Schema } from "./schema";

export interface OpenCall<S extends Schema, C> extends Call {
  readonly config: KnownConfig<S>;
  readonly client: C;
}

export interface HeldCall<C> extends Call {
  readonly client: C;
  /** What `open` or the last `renew` left; Terraform 1.11 hands `close` what `open` left. */
  readonly held: Json;
}

/** When to renew what is held, and what `renew` and `close` need to know of it. */
export interface Held {
  readonly renewAt?: Date;
  readonly held?: Json;
}

/** Something that exists only while Terraform runs and is never stored: opened in plan and again in apply. */
export interface EphemeralResource<S extends Schema = Schema, C = unknown> {
  readonly typeName: string;
  readonly schema: S;
  validate?(call: ValidateCall<S>): void | Promise<void>;
  open(call: OpenCall<S, C>): Promise<Held & { readonly result: State<S> }>;
  renew?(call: HeldCall<C>): Promise<Held>;
  close?(call: HeldCall<C>): Promise<void>;
}

/** Declares ephemeral resources of a provider whose `configure` returns a `C`. */
export function ephemeralResourceFor<C>() {
  return <S extends Schema>(definition: EphemeralResource<S, C>): EphemeralResource<Schema, C> =>
    definition as unknown as EphemeralResource<Schema, C>;
}
