/** The types a Terraform value can have, in the form that schemas, codecs and the plan walk share. */
export type Type =
  | { readonly kind: "string" | "number" | "bool" | "dynamic" }
  | { readonly kind: "list" | "set" | "map"; readonly element: Type }
  | { readonly kind: "tuple"; readonly elements: readonly Type[] }
  | { readonly kind: "object"; readonly attributes: { readonly [name: string]: Type } };

/** Builds types: `types.set(types.string)`, `types.map(types.set(types.string))`. */
export const types = {
  string: { kind: "string" },
  number: { kind: "number" },
  bool: { kind: "bool" },
  dynamic: { kind: "dynamic" },
  list: <const E extends Type>(element: E) => ({ kind: "list", element }) as const,
  set: <const E extends Type>(element: E) => ({ kind: "set", element }) as const,
  map: <const E extends Type>(element: E) => ({ kind: "map", element }) as const,
  tuple: <const E extends readonly Type[]>(elements: E) => ({ kind: "tuple", elements }) as const,
  object: <const A extends { readonly [name: string]: Type }>(attributes: A) =>
    ({ kind: "object", attributes }) as const,
} as const;

/** The type constraint as Terraform writes it in JSON: `"string"`, `["set","string"]`, `["object",{"a":"bool"}]`. */
export function renderType(type: Type): unknown {
  switch (type.kind) {
    case "list":
    case "set":
    case "map":
      return [type.kind, renderType(type.element)];
    case "tuple":
      return ["tuple", type.elements.map(renderType)];
    case "object":
      return ["object", mapValues(type.attributes, renderType)];
    default:
      return type.kind;
  }
}

/**
 * Reads a type constraint from its JSON form, already parsed.
 * @throws TypeError when it is none
 */
export function parseType(json: unknown): Type {
  if (json === "string" || json === "number" || json === "bool" || json === "dynamic") return { kind: json };
  if (Array.isArray(json) && json.length >= 2) {
    const [kind, of] = json as [unknown, unknown];
    if (kind === "list" || kind === "set" || kind === "map") return { kind, element: parseType(of) };
    if (kind === "tuple" && Array.isArray(of)) return { kind, elements: of.map(parseType) };
    if (kind === "object" && typeof of === "object" && of !== null) {
      return { kind, attributes: mapValues(of as Record<string, unknown>, parseType) };
    }
  }
  throw new TypeError(`${JSON.stringify(json)} is not a type constraint`);
}

function mapValues<A, B>(
  record: { readonly [name: string]: A },
  change: (value: A) => B,
): { [name: string]: B } {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
