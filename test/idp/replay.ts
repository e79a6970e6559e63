/**
 * Replays what an identity provider sends, step by step. A sequence is data: requests as they are documented or were
 * recorded, each with what the client needs to get back.
 */
import { type Answer, type Json, PATCH_OP_URN } from "../gateway/scim/service";
import type { Authentication, IdentityProvider } from "./identity-provider";

export interface Sequence {
  readonly name: string;
  /** Where the requests come from. */
  readonly source: string;
  /** How the requests authenticate; with an access token when nothing is said. */
  readonly authentication?: Authentication;
  /** Titles of the access lists that are declared before. */
  readonly lists?: readonly string[];
  readonly steps: readonly Step[];
}

export interface Step {
  readonly name: string;
  readonly method: string;
  /** Below the base URL, or below the gateway's; `{{name}}` stands for what an earlier step captured, here and in every string. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The path is the gateway's own, such as the token endpoint's; a body is text. */
  readonly root?: boolean;
  /** Send the request without the token. */
  readonly anonymous?: boolean;
  readonly body?: Json;
  readonly status: number;
  /** What the body must hold; `{{any}}` stands for any value that is there, and null for a member that is not. */
  readonly expect?: Json;
  /** Names for later steps, each with the way to its value: `Resources.0.id`. */
  readonly capture?: Readonly<Record<string, string>>;
}

type Variables = Map<string, string>;

/** Runs a step and checks its answer. */
export async function replay(client: IdentityProvider, step: Step, variables: Variables): Promise<void> {
  const path = fill(step.path, variables, encodeURIComponent);
  const body = step.body === undefined ? undefined : fillAll(step.body, variables);
  const headers = fillAll({ ...step.headers, ...(step.anonymous ? { Authorization: "" } : {}) }, variables);
  const answer = await (step.root ? client.root : client).send(step.method, path, body, headers);
  check(answer, step, variables);
  for (const [name, way] of Object.entries(step.capture ?? {})) {
    variables.set(name, String(follow(answer.body, way.split("."))));
  }
}

function check({ status, headers, text, body }: Answer, step: Step, variables: Variables): void {
  expect({ status, text: status === step.status ? "" : text }).toEqual({ status: step.status, text: "" });
  if (status === 204) expect(text).toBe("");
  else
    expect(headers.get("content-type")).toMatch(
      step.root ? /^application\/json\b/ : /^application\/scim\+json\b/,
    );
  if (step.expect === undefined) return;
  const expected = fillAll(step.expect, variables);
  expect(body).toMatchObject(expectation(expected));
  for (const way of absences(expected))
    expect({ way, value: follow(body, way) }).toEqual({ way, value: undefined });
}

/** The matcher of all that must be there. */
function expectation(value: Json): Json {
  if (value === "{{any}}") return expect.anything();
  if (Array.isArray(value)) return value.map(expectation);
  if (typeof value !== "object") return value;
  const present = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(present.map(([name, member]) => [name, expectation(member)]));
}

/** The ways to all that must not be there. */
function absences(value: Json, way: readonly string[] = []): string[][] {
  if (value === null) return [[...way]];
  if (typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, member]) => absences(member, [...way, name]));
}

function fillAll(value: Json, variables: Variables): Json {
  if (typeof value === "string") return fill(value, variables);
  if (Array.isArray(value)) return value.map((one) => fillAll(one, variables));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, fillAll(member, variables)]),
  );
}

function fill(text: string, variables: Variables, encode = (value: string) => value): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    if (name === "any") return whole;
    if (name === "PatchOp") return PATCH_OP_URN;
    const value = variables.get(name);
    if (value === undefined) throw new Error(`no step captured ${name}`);
    return encode(value);
  });
}

function follow(body: Json, way: readonly string[]): unknown {
  return way.reduce((value, name) => value?.[name], body);
}
