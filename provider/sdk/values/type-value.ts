import type { Dynamic, Value } from "./value";

/** The value of a type; `U` is what may stand in place of any part of it. */
export type TypeValue<T, U> = T extends { kind: "string" }
  ? string
  : T extends { kind: "number" }
    ? number
    : T extends { kind: "bool" }
      ? boolean
      : T extends { kind: "dynamic" }
        ? Dynamic
        : T extends { kind: "list" | "set"; element: infer E }
          ? (TypeValue<E, U> | U)[]
          : T extends { kind: "map"; element: infer E }
            ? { [key: string]: TypeValue<E, U> | U }
            : T extends { kind: "object"; attributes: infer A }
              ? { -readonly [K in keyof A]: TypeValue<A[K], U> | U | null }
              : Value;
