/**
 * The TypeScript types of the values that a schema describes. All are plain objects with every attribute present:
 *
 *   Config       what the user wrote: null where nothing, Unknown where it depends on what is not yet known
 *   KnownConfig  the same at apply, when everything is known
 *   Planned      what a plan holds: each value may still be unknown
 *   Plan         what create and update are given: only what the provider computes is unknown
 *   State        what is stored: nothing is unknown
 */
import type { Numeric } from "../values/decimal";
import type { TypeValue } from "../values/type-value";
import type { Unknown } from "../values/unknown";
import type { Value } from "../values/value";
import type { Schema } from "./schema";

type Moment = "config" | "known-config" | "planned" | "plan" | "state";

export type Config<S extends Schema> = ObjectAt<S["attributes"], "config">;
export type KnownConfig<S extends Schema> = ObjectAt<S["attributes"], "known-config">;
export type Planned<S extends Schema> = ObjectAt<S["attributes"], "planned">;
export type Plan<S extends Schema> = ObjectAt<S["attributes"], "plan">;
export type State<S extends Schema> = ObjectAt<S["attributes"], "state">;

/** A stored state of which an import may have filled in only a part. */
export type Stored<S extends Schema> = { [K in keyof State<S>]: State<S>[K] | null };

type ObjectAt<A, M extends Moment> = { -readonly [K in keyof A]: AttributeAt<A[K], M> };

type AttributeAt<A, M extends Moment> = A extends { writeOnly: true }
  ? M extends "config" | "known-config"
    ? Present<A, M> | NullAt<A, M> | UnknownAt<A, M>
    : null
  : Present<A, M> | NullAt<A, M> | UnknownAt<A, M>;

type Present<A, M extends Moment> = A extends { kind: "nested"; mode: infer N; attributes: infer I }
  ? N extends "single"
    ? ObjectAt<I, M>
    : N extends "map"
      ? { [key: string]: ObjectAt<I, M> | Anywhere<M> }
      : (ObjectAt<I, M> | Anywhere<M>)[]
  : A extends { exact: true }
    ? Numeric
    : A extends { type: infer T }
      ? TypeValue<T, Anywhere<M>>
      : Value;

/** Config and plan may hold an unknown at any depth. */
type Anywhere<M extends Moment> = M extends "config" | "planned" ? Unknown : never;

type NullAt<A, M extends Moment> = A extends { required: true }
  ? never
  : M extends "config" | "known-config"
    ? null
    : A extends { absentIsEmpty: true } | { notNull: true }
      ? never
      : A extends { default: infer D }
        ? undefined extends D
          ? null
          : never
        : null;

type UnknownAt<A, M extends Moment> = M extends "config" | "planned"
  ? Unknown
  : M extends "plan"
    ? A extends { absentIsEmpty: true }
      ? never
      : A extends { computed: true }
        ? Unknown
        : never
    : never;
