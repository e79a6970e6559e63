import type { Attribute, NestingMode, Schema } from "../framework/schema";
import { isComputed } from "../framework/schema";
import { renderType } from "../values/type";
import type { Schema_Attribute, Schema_Object, Schema as WireSchema } from "./generated/tfplugin6";
import { Schema_Object_NestingMode, StringKind } from "./generated/tfplugin6";

const MODES: Record<NestingMode, Schema_Object_NestingMode> = {
  single: Schema_Object_NestingMode.SINGLE,
  list: Schema_Object_NestingMode.LIST,
  set: Schema_Object_NestingMode.SET,
  map: Schema_Object_NestingMode.MAP,
};

export function encodeSchema({ version = 0, description, deprecated, attributes }: Schema): WireSchema {
  return {
    version,
    block: {
      version,
      attributes: Object.entries(attributes).map(([name, one]) => encodeAttribute(name, one)),
      blockTypes: [],
      description,
      descriptionKind: StringKind.MARKDOWN,
      deprecated: deprecated !== undefined,
      deprecationMessage: deprecated ?? "",
      computed: false,
    },
  };
}

function encodeAttribute(name: string, attribute: Attribute): Schema_Attribute {
  return {
    name,
    type: attribute.kind === "simple" ? encodeType(attribute.type) : Buffer.alloc(0),
    nestedType: attribute.kind === "nested" ? encodeNested(attribute) : undefined,
    description: attribute.description,
    required: attribute.required ?? false,
    optional: attribute.optional ?? false,
    computed: isComputed(attribute),
    sensitive: attribute.sensitive ?? false,
    descriptionKind: StringKind.MARKDOWN,
    deprecated: attribute.deprecated !== undefined,
    writeOnly: attribute.writeOnly ?? false,
    deprecationMessage: attribute.deprecated ?? "",
  };
}

function encodeNested({ mode, attributes }: Extract<Attribute, { kind: "nested" }>): Schema_Object {
  return {
    attributes: Object.entries(attributes).map(([name, one]) => encodeAttribute(name, one)),
    nesting: MODES[mode],
    minItems: 0,
    maxItems: 0,
  };
}

export function encodeType(type: Parameters<typeof renderType>[0]): Buffer {
  return Buffer.from(JSON.stringify(renderType(type)));
}
