import type { Numeric } from "../values/decimal";
import type { Type } from "../values/type";
import { types } from "../values/type";
import type { TypeValue } from "../values/type-value";
import type { Value } from "../values/value";
import type { Modifier } from "./modifiers";
import type { Validator } from "./validators";

export type Operation = "create" | "read" | "update" | "delete";

/** How long each operation may take when the user says nothing, such as `10m`. */
export type Limits = { readonly [O in Operation]?: string };

/** What every attribute can say of itself; `T` is its known value, `D` that of its default. */
export interface AttributeOptions<T, D = T> {
  /** Markdown; goes into the registry's documentation. */
  readonly description: string;
  readonly required?: boolean;
  readonly optional?: boolean;
  /** The provider fills it in when the configuration does not. Implied by `default` and `absentIsEmpty`. */
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  /** Reaches create and update in `config` only; never in a plan or a state. */
  readonly writeOnly?: boolean;
  /** What to use instead. */
  readonly deprecated?: string;
  /** Planned when the configuration says nothing. */
  readonly default?: D;
  /**
   * Absent, null and empty mean the same: a null in the configuration plans the empty value, never the prior one, so
   * removing it from the file removes what it held. The empty value of a nested object is what `{}` would plan.
   */
  readonly absentIsEmpty?: boolean;
  /** A computed attribute that is certain not to be null once it is known. */
  readonly notNull?: boolean;
  /** The text with which a computed string is certain to begin. */
  readonly prefix?: string;
  /** Null elements of a list, set or map are refused unless this is set. */
  readonly nullElements?: boolean;
  readonly validators?: readonly Validator<T>[];
  readonly modifiers?: readonly Modifier[];
  /** Set by `timeouts`. */
  readonly limits?: Limits;
}

type AnyOptions = AttributeOptions<never, Value> & { readonly exact?: boolean };

/** An attribute of a plain type. */
export type SimpleAttribute<T extends Type = Type, O = AnyOptions> = O & {
  readonly kind: "simple";
  readonly type: T;
};

export type NestingMode = "single" | "list" | "set" | "map";

/** An attribute that holds one object, or a list, set or map of them, with a schema of their own. */
export type NestedAttribute<
  M extends NestingMode = NestingMode,
  A extends { readonly [name: string]: unknown } = Attributes,
  O = AnyOptions,
> = O & { readonly kind: "nested"; readonly mode: M; readonly attributes: A };

export type Attribute = SimpleAttribute | NestedAttribute;
export type Attributes = { readonly [name: string]: Attribute };

/** The schema of a resource, a data source, an ephemeral resource or the provider block. */
export interface Schema<A extends Attributes = Attributes> {
  /** Of the stored state; raised by one with each incompatible change, along with an upgrade. */
  readonly version?: number;
  /** Markdown. */
  readonly description: string;
  readonly deprecated?: string;
  readonly attributes: A;
}

/** Declares a schema; the models of `framework/model.ts` are inferred from it. */
export function schema<const A extends Attributes>(definition: Schema<A>): Schema<A> {
  return definition;
}

function simple<T extends Type, O extends object>(type: T, options: O): SimpleAttribute<T, O> {
  return { ...options, kind: "simple", type };
}

function nested<M extends NestingMode, A extends Attributes, O extends object>(
  mode: M,
  attributes: A,
  options: O,
): NestedAttribute<M, A, O> {
  return { ...options, kind: "nested", mode, attributes };
}

type StringType = (typeof types)["string"];
type NumberType = (typeof types)["number"];
type BoolType = (typeof types)["bool"];
type NestedOptions = AttributeOptions<{ readonly [name: string]: Value }>;
type NestedListOptions = AttributeOptions<readonly { readonly [name: string]: Value }[]>;
type NestedMapOptions = AttributeOptions<{ readonly [key: string]: { readonly [name: string]: Value } }>;

/** Builds attributes: `attribute.string({ required: true, description: "…" })`. */
export const attribute = {
  string: <const O extends AttributeOptions<string>>(options: O): SimpleAttribute<StringType, O> =>
    simple(types.string, options),

  /** A number that a double holds exactly; other numbers are refused with a diagnostic. */
  number: <const O extends AttributeOptions<number>>(options: O): SimpleAttribute<NumberType, O> =>
    simple(types.number, options),

  /** A number of any size and precision: `number`, `bigint` or `Decimal`, whichever is exact. */
  bigNumber: <const O extends AttributeOptions<Numeric>>(options: O) =>
    simple(types.number, { ...options, exact: true as const }),

  bool: <const O extends AttributeOptions<boolean>>(options: O): SimpleAttribute<BoolType, O> =>
    simple(types.bool, options),

  /** Any type: `attribute.of(types.object({…}), {…})`; rather use the nested forms for objects. */
  of: <const T extends Type, const O extends AttributeOptions<TypeValue<T, never>>>(type: T, options: O) =>
    simple(type, options),

  list: <const E extends Type, const O extends AttributeOptions<TypeValue<E, never>[]>>(
    element: E,
    options: O,
  ) => simple(types.list(element), options),

  set: <const E extends Type, const O extends AttributeOptions<TypeValue<E, never>[]>>(
    element: E,
    options: O,
  ) => simple(types.set(element), options),

  map: <const E extends Type, const O extends AttributeOptions<{ [key: string]: TypeValue<E, never> }>>(
    element: E,
    options: O,
  ) => simple(types.map(element), options),

  /** One object. */
  nested: <const A extends Attributes, const O extends NestedOptions>(attributes: A, options: O) =>
    nested("single", attributes, options),

  nestedList: <const A extends Attributes, const O extends NestedListOptions>(attributes: A, options: O) =>
    nested("list", attributes, options),

  nestedSet: <const A extends Attributes, const O extends NestedListOptions>(attributes: A, options: O) =>
    nested("set", attributes, options),

  nestedMap: <const A extends Attributes, const O extends NestedMapOptions>(attributes: A, options: O) =>
    nested("map", attributes, options),
};

/** Whether the provider may fill the attribute in, which Terraform must be told. */
export function isComputed(attribute: Attribute): boolean {
  return Boolean(attribute.computed || attribute.absentIsEmpty || attribute.default !== undefined);
}
