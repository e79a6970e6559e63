import type { z } from "zod";
import { nearest } from "../domain/nearest";
import { HttpError } from "./surface";

/** A body made to hurt gets an answer of reasonable length. */
const MOST_FAULTS = 50;
const LONGEST_FIELD = 64;

/** One fault in a body: where (RFC 6901, "" for the whole body) and what. */
export interface FieldFault {
  readonly pointer: string;
  readonly detail: string;
}

/** A body that was understood as JSON but breaks its contract; every fault is told at once. */
export class InvalidBody extends HttpError {
  constructor(readonly errors: readonly FieldFault[]) {
    super(400, describe(errors));
  }
}

/** Parses an untrusted body by its contract. @throws InvalidBody naming each fault */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = parse(schema, body);
  if (parsed.faults) throw new InvalidBody(parsed.faults);
  return parsed.value;
}

export type Parsed<T> =
  | { readonly value: T; readonly faults?: undefined }
  | { readonly faults: readonly FieldFault[] };

/** Parses an untrusted value by its contract, or tells each fault. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): Parsed<T> {
  const result = schema.safeParse(value, {
    error: ({ input }) => (input === undefined ? "is required" : null),
  });
  if (result.success) return { value: result.data };
  return { faults: result.error.issues.flatMap((issue) => faultsOf(issue, schema)).slice(0, MOST_FAULTS) };
}

function faultsOf(issue: z.core.$ZodIssue, schema: z.ZodType): FieldFault[] {
  if (issue.code === "invalid_key") {
    const [fault = issue] = issue.issues;
    return [{ pointer: pointerOf(issue.path), detail: fault.message }];
  }
  if (issue.code !== "unrecognized_keys") return [{ pointer: pointerOf(issue.path), detail: issue.message }];
  const known = knownFields(schema, issue.path);
  return issue.keys.slice(0, MOST_FAULTS).map((key) => ({
    pointer: pointerOf([...issue.path, key]),
    detail: `is not known here${hint(key, known)}`,
  }));
}

function hint(key: string, known: readonly string[]): string {
  const near = key.length > LONGEST_FIELD ? undefined : nearest(key, known);
  return near === undefined ? "" : `; did you mean ${near}?`;
}

/** The fields of the object to which a path leads through a contract. */
function knownFields(schema: z.core.$ZodType, [step, ...rest]: readonly PropertyKey[]): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if ("innerType" in def) return knownFields(def.innerType, step === undefined ? [] : [step, ...rest]);
  if (def.type === "object") {
    if (step === undefined) return Object.keys(def.shape);
    const field = def.shape[String(step)];
    return field ? knownFields(field, rest) : [];
  }
  if (def.type === "array" && step !== undefined) return knownFields(def.element, rest);
  return [];
}

function pointerOf(steps: readonly PropertyKey[]): string {
  return steps.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function describe(errors: readonly FieldFault[]): string {
  const [first] = errors;
  if (!first) return "The body is not valid.";
  const where = first.pointer === "" ? "The body" : first.pointer;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return `${where}: ${first.detail}${more}`;
}
