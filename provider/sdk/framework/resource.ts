import type { AttributePath } from "../values/path";
import type { Value } from "../values/value";
import type { Diagnostics } from "./diagnostics";
import type { Log } from "./log";
import type { Config, KnownConfig, Plan, Planned, State, Stored } from "./model";
import type { PrivateState } from "./private-state";
import type { Schema } from "./schema";

type Awaitable<T> = T | Promise<T>;

/** What every call is given. */
export interface Call {
  /** Warnings, and errors that go along with a result. To fail without one, throw (`fail`). */
  readonly diagnostics: Diagnostics;
  /** Aborted when the user interrupts Terraform, the call is cancelled, or the time of `timeouts` is over. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Whether `defer` is understood; otherwise it is an error. */
  readonly deferralAllowed: boolean;
}

/** What calls that reach the remote system are given; `client` is what the provider's `configure` returned. */
export interface RemoteCall<C> extends Call {
  readonly client: C;
  /** Stored when the call succeeds. */
  readonly private: PrivateState;
}

export interface ValidateCall<S extends Schema> extends Call {
  readonly config: Config<S>;
}

export interface PlanCall<S extends Schema, C> extends RemoteCall<C> {
  readonly config: Config<S>;
  /** null when the resource is to be created. */
  readonly prior: State<S> | null;
  readonly plan: Planned<S>;
  /** The change at this path cannot be made in place. */
  requireReplace(path: AttributePath): void;
}

export interface PlanDeleteCall<S extends Schema, C> extends RemoteCall<C> {
  readonly prior: State<S>;
}

export interface CreateCall<S extends Schema, C> extends RemoteCall<C> {
  /** The only place where write-only values are. */
  readonly config: KnownConfig<S>;
  readonly plan: Plan<S>;
}

export interface ReadCall<S extends Schema, C> extends RemoteCall<C> {
  /** After an import only what `importState` returned is there, the rest is null. */
  readonly prior: Stored<S>;
}

export interface UpdateCall<S extends Schema, C> extends CreateCall<S, C> {
  readonly prior: State<S>;
}

export interface DeleteCall<S extends Schema, C> extends RemoteCall<C> {
  readonly prior: State<S>;
}

export interface ImportCall<C> extends RemoteCall<C> {
  readonly id: string;
}

/** A stored state of another version or of another type: plain values, exact numbers, every attribute that was stored. */
export type RawState = { readonly [name: string]: Value };

export interface MoveCall extends Call {
  /** For example `registry.terraform.io/hashicorp/null`. */
  readonly sourceProvider: string;
  readonly sourceType: string;
  readonly sourceVersion: number;
  readonly source: RawState;
  readonly private: PrivateState;
}

/**
 * A managed resource. Handlers are given and return plain objects that the schema describes; what they throw becomes an
 * error for the user (`Provider.renderError`), never a failure of the plugin.
 */
export interface Resource<S extends Schema = Schema, C = unknown> {
  /** With the provider's prefix: `example_thing`. */
  readonly typeName: string;
  readonly schema: S;
  /** What says which one it is. Enough to import it by, with or without an `importState`. */
  readonly identity?: Identity<S>;

  /** Rules that concern several attributes. Asked of every configuration, configured provider or not. */
  validate?(call: ValidateCall<S>): Awaitable<void>;
  /** Changes the plan of a create or an update (by returning another), warns, refuses, or asks for a replacement. */
  modifyPlan?(call: PlanCall<S, C>): Awaitable<Planned<S> | undefined>;
  /** Warns about or refuses a deletion while it is only planned. */
  planDelete?(call: PlanDeleteCall<S, C>): Awaitable<void>;

  /** Returns the state, also a partial one together with an error: it is then stored as tainted and not lost. */
  create(call: CreateCall<S, C>): Awaitable<State<S>>;
  /** The present state, or null when the resource is gone. A value that only looks different keeps its prior form. */
  read(call: ReadCall<S, C>): Awaitable<State<S> | null>;
  /** Absent when every change needs a replacement. */
  update?(call: UpdateCall<S, C>): Awaitable<State<S>>;
  /** A resource that is already gone counts as deleted. */
  delete(call: DeleteCall<S, C>): Awaitable<void>;

  /** What the import id says of the resource; `read` is called with it next. Absent when there is no import by id. */
  importState?(call: ImportCall<C>): Awaitable<Partial<State<S>>>;
  /** From a stored version to the next one; the last result must fit the present schema. */
  readonly upgrade?: { readonly [fromVersion: number]: (old: RawState) => RawState };
  /** For `moved` blocks from another type; undefined when that type cannot be moved here. */
  moveState?(call: MoveCall): Awaitable<Partial<State<S>> | undefined>;
}

/**
 * Which of a resource's own attributes say, for all its life, which one it is: what an `import` block can give instead
 * of an id, and what `terraform query` finds. Only strings, numbers, bools and lists of these.
 */
export interface Identity<S extends Schema = Schema> {
  /** Raised by one when the set of attributes changes, along with an upgrade. */
  readonly version?: number;
  readonly required: readonly (keyof S["attributes"] & string)[];
  /** Left out of an import they take the default of the schema, or are null. */
  readonly optional?: readonly (keyof S["attributes"] & string)[];
  /** From a stored version to the next one. */
  readonly upgrade?: { readonly [fromVersion: number]: (old: RawState) => RawState };
}

/** Declares resources of a provider whose `configure` returns a `C`, with models inferred from the schema. */
export function resourceFor<C>() {
  return <S extends Schema>(definition: Resource<S, C>): Resource<Schema, C> =>
    definition as unknown as Resource<Schema, C>;
}
