import type { Value } from "../sdk/values/value";
import { isListValue, isObjectValue } from "../sdk/values/value";

/** What stands in the way of a move, or is left behind by it. */
export interface Finding {
  /** Where in the source, such as `spec.grants.scoped_roles`. */
  readonly field: string;
  readonly reason: string;
}

export interface Findings {
  /** Each of them forbids the move. */
  readonly refused: Finding[];
  /** The move is possible without them. */
  readonly left: Finding[];
}

/** How other providers spell a time that is not set. */
const UNSET_TIME = /^0001-/;

/**
 * An object in the stored state of another provider, read field by field. Whatever says something and is not read is refused
 * at the end, so that no restriction is lost because nobody here knows it.
 */
export class SourceObject {
  readonly #fields: Map<string, Value>;
  readonly #children: SourceObject[] = [];

  constructor(
    value: { readonly [name: string]: Value },
    readonly findings: Findings,
    private readonly path = "",
  ) {
    this.#fields = new Map(Object.entries(value));
  }

  /** `""` when nothing is said. */
  text(name: string): string {
    const value = this.#take(name);
    if (value === null || typeof value === "string") return value ?? "";
    return this.#misshapen(name, "a text", "");
  }

  /** 0 when nothing is said. */
  number(name: string): number {
    const value = this.#take(name);
    if (value === null || typeof value === "number") return value ?? 0;
    return this.#misshapen(name, "a number", 0);
  }

  /** An RFC 3339 time; null when none is set. */
  time(name: string): string | null {
    const text = this.text(name);
    if (text === "" || UNSET_TIME.test(text)) return null;
    return Number.isNaN(Date.parse(text)) ? this.#misshapen(name, "an RFC 3339 time", null) : text;
  }

  texts(name: string): string[] {
    const values = this.#list(name);
    const texts = values.filter((value) => typeof value === "string");
    return texts.length === values.length ? texts : this.#misshapen(name, "a list of texts", []);
  }

  textMap(name: string): { [key: string]: string } {
    const entries = Object.entries(this.#record(name)).map(([key, value]) => [key, value ?? ""] as const);
    const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === "string");
    return texts.length === entries.length ? Object.fromEntries(texts) : this.#misshapen(name, "texts", {});
  }

  /** An empty one when nothing is said. */
  object(name: string): SourceObject {
    return this.#child(this.#record(name), name);
  }

  objects(name: string): SourceObject[] {
    return this.#list(name).map((value, index) => {
      const at = `${name}[${index}]`;
      return this.#child(isObjectValue(value) ? value : this.#misshapen(at, "an object", {}), at);
    });
  }

  /** Passes over fields that Rollcall has no need of. */
  ignore(...names: readonly string[]): void {
    for (const name of names) this.#fields.delete(name);
  }

  /** Leaves a field behind; a warning says so where the field says something. */
  leave(name: string, reason: string): void {
    if (!saysNothing(this.#take(name))) this.findings.left.push({ field: this.#at(name), reason });
  }

  /** Forbids the move where the field says something. */
  refuseWhenSaid(name: string, reason: string): void {
    if (!saysNothing(this.#take(name))) this.refuse(name, reason);
  }

  refuse(name: string, reason: string): void {
    this.findings.refused.push({ field: this.#at(name), reason });
  }

  /** Refuses what was not read, here and below. */
  finish(): void {
    for (const [name, value] of this.#fields) {
      if (!saysNothing(value)) this.refuse(name, "This version of the provider does not know what it means.");
    }
    for (const child of this.#children) child.finish();
  }

  #take(name: string): Value {
    const value = this.#fields.get(name) ?? null;
    this.#fields.delete(name);
    return value;
  }

  #list(name: string): readonly Value[] {
    const value = this.#take(name) ?? [];
    return isListValue(value) ? value : this.#misshapen(name, "a list", []);
  }

  #record(name: string): { readonly [name: string]: Value } {
    const value = this.#take(name) ?? {};
    return isObjectValue(value) ? value : this.#misshapen(name, "an object", {});
  }

  #child(value: { readonly [name: string]: Value }, name: string): SourceObject {
    const child = new SourceObject(value, this.findings, this.#at(name));
    this.#children.push(child);
    return child;
  }

  #misshapen<T>(name: string, wanted: string, instead: T): T {
    this.refuse(name, `It should be ${wanted}.`);
    return instead;
  }

  #at(name: string): string {
    return this.path === "" ? name : `${this.path}.${name}`;
  }
}

/** Null, empty, zero and false, and objects and lists of nothing else. */
function saysNothing(value: Value): boolean {
  if (value === null || value === "" || value === 0 || value === false) return true;
  if (typeof value === "string") return UNSET_TIME.test(value);
  if (isListValue(value)) return value.length === 0;
  return isObjectValue(value) && Object.values(value).every(saysNothing);
}
