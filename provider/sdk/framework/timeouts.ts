import { equalValues } from "../values/equal";
import { types } from "../values/type";
import type { ObjectValue } from "../values/value";
import { isObjectValue } from "../values/value";
import { parseDuration } from "./duration";
import type { Attributes, Limits, NestedAttribute, Operation, Schema, SimpleAttribute } from "./schema";
import { attributeType } from "./schema-type";
import type { Validator } from "./validators";

interface LimitOptions {
  readonly optional: true;
  readonly description: string;
}

type LimitAttributes<L extends Limits> = {
  readonly [O in keyof L]: SimpleAttribute<(typeof types)["string"], LimitOptions>;
};

/** `setTimeout` takes no more: 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

const duration: Validator<string> = {
  description: "a duration",
  check: (text) => {
    const milliseconds = parseDuration(text);
    return milliseconds !== undefined && milliseconds > 0 && milliseconds <= LONGEST_MS
      ? undefined
      : "must be a duration above zero and below 24 days, such as 30s, 10m or 1h30m";
  },
};

/**
 * The attribute `timeouts`, under which users limit how long operations may take: `timeouts: timeouts({ create: "10m" })`.
 * The SDK ends a call's signal in time and says why; a change of nothing else reaches no handler.
 */
export function timeouts<const L extends Limits>(
  limits: L,
): NestedAttribute<"single", LimitAttributes<L>, LimitOptions & { readonly limits: L }> {
  const entries = Object.entries(limits).map(([operation, limit]) => {
    const description = `How long ${DOING[operation as Operation]} may take, such as \`90s\` or \`1h30m\`. Defaults to \`${limit}\`.`;
    return [
      operation,
      { kind: "simple", type: types.string, optional: true, description, validators: [duration] },
    ] as const;
  });
  return {
    kind: "nested",
    mode: "single",
    optional: true,
    limits,
    description: "How long operations may take before they are given up.",
    attributes: Object.fromEntries(entries) as unknown as LimitAttributes<L>,
  };
}

const DOING: Readonly<Record<Operation, string>> = {
  create: "creating",
  read: "reading",
  update: "updating",
  delete: "deleting",
};

/** The time that an operation has. */
export class Deadline {
  constructor(
    readonly operation: Operation,
    readonly text: string,
    readonly milliseconds: number,
  ) {}

  get explanation(): string {
    const { operation } = this;
    return `${operation[0]?.toUpperCase()}${DOING[operation].slice(1)} took longer than ${this.text}. timeouts.${operation} gives it more time.`;
  }
}

/** The time that the operation has by `value` (a plan or a state) or else by default; undefined when it is not limited. */
export function deadlineFor(
  { attributes }: Schema,
  operation: Operation,
  value: ObjectValue | null,
): Deadline | undefined {
  const limits = limitsIn(attributes);
  if (!limits) return undefined;
  const chosen = isObjectValue(value?.timeouts) ? value.timeouts[operation] : null;
  const text = typeof chosen === "string" ? chosen : limits[operation];
  const milliseconds = text === undefined ? undefined : parseDuration(text);
  return text === undefined || milliseconds === undefined
    ? undefined
    : new Deadline(operation, text, milliseconds);
}

/** Whether nothing but `timeouts` differs, which concerns nobody but this provider. */
export function differOnlyInTimeouts(attributes: Attributes, one: ObjectValue, other: ObjectValue): boolean {
  if (!limitsIn(attributes)) return false;
  const differing = Object.entries(attributes).filter(
    ([name, attribute]) => !equalValues(attributeType(attribute), one[name] ?? null, other[name] ?? null),
  );
  return differing.length === 1 && differing[0]?.[0] === "timeouts";
}

function limitsIn({ timeouts: attribute }: Attributes): Limits | undefined {
  return attribute?.limits;
}
