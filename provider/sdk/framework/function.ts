import type { Type } from "../values/type";
import type { TypeValue } from "../values/type-value";
import type { Value } from "../values/value";

export interface Parameter<T extends Type = Type> {
  readonly name: string;
  readonly type: T;
  /** Markdown. */
  readonly description: string;
  readonly allowNull?: boolean;
}

/** Thrown by a function whose argument is not what it takes; `argument` counts from 0. */
export class FunctionError extends Error {
  override readonly name = "FunctionError";
  constructor(
    message: string,
    readonly argument?: number,
  ) {
    super(message);
  }
}

type Arguments<P extends readonly Parameter[]> = {
  [I in keyof P]: TypeValue<P[I]["type"], never> | (P[I] extends { allowNull: true } ? null : never);
};

/** A pure function of the configuration language: `provider::example::name(…)`. Works without a configured provider. */
export interface ProviderFunction<P extends readonly Parameter[] = readonly Parameter[]> {
  readonly name: string;
  readonly summary: string;
  /** Markdown. */
  readonly description: string;
  readonly parameters: P;
  /** Any number of further arguments. */
  readonly variadic?: Parameter;
  readonly returns: Type;
  /** @throws FunctionError */
  call(arguments_: Arguments<P>, variadic: readonly Value[]): Value;
}

/** Declares a function whose arguments are typed by its parameters. */
export function providerFunction<const P extends readonly Parameter[]>(
  definition: ProviderFunction<P>,
): ProviderFunction {
  return definition as unknown as ProviderFunction;
}
