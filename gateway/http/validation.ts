import type { z } from "zod";
import { HttpError } from "./surface";

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
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new InvalidBody(result.error.issues.map(fault));
}

function fault(issue: z.core.$ZodIssue): FieldFault {
  const steps = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
  return { pointer: pointerOf(steps), detail: issue.message };
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
