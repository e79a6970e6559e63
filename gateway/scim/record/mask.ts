/**
 * What may be shown of a request to an administrator: the names of attributes and the shape of it stay, values that could
 * be personal or secret are hidden. Whatever is not known to be harmless is hidden.
 */
import { isObject, memberOf } from "../wire/json";
import { maskFilter, maskPath } from "./mask-text";

export const HIDDEN = "***";

const NAME = /^[\w$.:/-]{1,120}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const WORD = /^[a-z]{1,20}$/i;

/** Attributes that refer to resources, by the ids that this service provider has given them. */
const REFERENCES = new Set(["members", "manager", "groups"]);

/** By attribute, in lower case: which texts give nothing away. */
const HARMLESS: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    schemas: /^urn:[\w:./-]{1,120}$/i,
    op: /^(add|remove|replace)$/i,
    method: /^(POST|PUT|PATCH|DELETE)$/i,
    type: WORD,
    active: /^(true|false)$/i,
    primary: /^(true|false)$/i,
    attributes: NAME,
    excludedattributes: NAME,
    sortby: NAME,
    sortorder: WORD,
    id: UUID,
  }),
);

/** How much of an array, and of an object, is shown. */
const ELEMENTS = 10;
const MEMBERS = 50;
/** How many values of a body are looked at. */
const VALUES = 5_000;
const LONGEST_DETAIL = 1_000;

interface Place {
  /** The attribute, in lower case, and the one that it is part of. */
  readonly name: string;
  readonly parent: string;
  /** Whether it stands in what is about a Group, whose displayName is the title of an access list. */
  readonly group: boolean;
}

export class Mask {
  /** Every text that was hidden, so that it is hidden where it comes again; and those that were shown. */
  readonly #hidden = new Set<string>();
  readonly #shown = new Set<string>();
  #left = VALUES;

  /** @param group whether the request is about a Group */
  constructor(private readonly group: boolean) {}

  body(body: unknown): unknown {
    return this.#value(body, { name: "", parent: "", group: this.group });
  }

  filter(filter: string): string {
    return maskFilter(filter, this.hide);
  }

  /** Remembers that the text is to be hidden, also where it comes again. @returns what stands in its place */
  readonly hide = (text: string): string => {
    this.#hidden.add(text);
    return HIDDEN;
  };

  /** Hides an id unless this service provider could have given it. */
  id(id: string): string {
    return UUID.test(id) ? id : this.hide(id);
  }

  /** The detail of an error, without what was hidden in the request. */
  detail(detail: string): string {
    let masked = detail
      .slice(0, LONGEST_DETAIL)
      .replaceAll("\0", "")
      .replace(/[^\s"'<>(),;]+@[^\s"'<>(),;]+/g, HIDDEN);
    for (const text of this.#hidden) {
      if (text.length > 1 && masked.includes(text)) masked = replaceWhole(masked, text);
    }
    // Of a body that was not looked at whole, only what was seen to be harmless is quoted.
    if (this.#left > 0) return masked;
    return masked.replace(/"([^"]*)"/g, (quoted, text: string) =>
      this.#shown.has(text) ? quoted : `"${HIDDEN}"`,
    );
  }

  #value(value: unknown, place: Place): unknown {
    this.#left -= 1;
    if (Array.isArray(value)) return this.#array(value, place);
    if (isObject(value)) return this.#object(value, place);
    if (value === null || typeof value === "boolean") return value;
    const text = String(value);
    if (typeof value === "string" && place.name === "path") return this.#path(text);
    if (typeof value === "string" && place.name === "filter") return this.filter(text);
    if (!this.#isHarmless(text, place)) return this.hide(text);
    this.#shown.add(text);
    return value;
  }

  /** What is not shown is looked at all the same: an error may quote it. */
  #array(values: readonly unknown[], place: Place): unknown[] {
    const shown: unknown[] = [];
    for (const value of values) {
      if (this.#left <= 0) break;
      const masked = this.#value(value, place);
      if (shown.length < ELEMENTS) shown.push(masked);
    }
    const rest = values.length - shown.length;
    return rest > 0 ? [...shown, `and ${rest} more`] : shown;
  }

  #object(object: Readonly<Record<string, unknown>>, { name: parent, group: outer }: Place): object {
    const shown: [string, unknown][] = [];
    const path = memberOf(object, "path");
    const group = outer || (parent === "operations" && isOnGroups(path, memberOf(object, "method")));
    for (const [key, value] of Object.entries(object)) {
      if (this.#left <= 0) break;
      const pointed = key.toLowerCase() === "value" && typeof path === "string";
      const place = pointed ? target(path) : { name: lastOf(key), parent };
      const masked = this.#value(value, { ...place, group });
      if (shown.length < MEMBERS) shown.push([this.#name(key), masked]);
    }
    return Object.fromEntries(shown);
  }

  /** The name of a member; in a PatchOp without paths it may be a whole path. */
  #name(name: string): string {
    return NAME.test(name) ? name : this.#path(name);
  }

  #path(path: string): string {
    if (path.startsWith("/")) return maskPath(path, this.hide);
    return NAME.test(path) ? path : this.filter(path);
  }

  #isHarmless(text: string, { name, parent, group }: Place): boolean {
    if (name === "displayname") return group && !REFERENCES.has(parent);
    if (REFERENCES.has(name)) return UUID.test(text);
    if (name === "value" && REFERENCES.has(parent)) return UUID.test(text);
    return HARMLESS.get(name)?.test(text) ?? false;
  }
}

/** What the path of an operation points to: `emails[type eq "work"].value` is the value of emails. */
function target(path: string): Omit<Place, "group"> {
  const [name = "", parent = ""] = path
    .replace(/\[.*\]/g, "")
    .toLowerCase()
    .split(/[.:]/)
    .reverse();
  return { name, parent };
}

/** Whether an operation of a bulk is about a Group. */
export function isOnGroups(path: unknown, method: unknown): boolean {
  return typeof method === "string" && typeof path === "string" && /^\/Groups(\/|$)/.test(path);
}

function lastOf(name: string): string {
  return target(name).name;
}

/**
 * Replaces the text where it stands by itself and not as a part of a word. A limit that an error tells is the service
 * provider's own, also where a value of the request reads alike.
 */
function replaceWhole(text: string, part: string): string {
  const literal = part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const limit = /^\d+$/.test(part) ? "(?<!may (?:hold|name) at most )" : "";
  return text.replace(new RegExp(`${limit}(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, "gu"), HIDDEN);
}
