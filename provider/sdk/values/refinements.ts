import { MsgpackReader } from "./msgpack-reader";
import { MsgpackWriter } from "./msgpack-writer";
import type { Refinements } from "./unknown";
import { Unknown, unknown } from "./unknown";

/** Extension types that cty writes for unknown values. */
const PLAIN = 0;
const REFINED = 12;

/** Keys of the map inside a refined unknown. */
const IS_NULL = 1;
const PREFIX = 2;

/** cty refuses longer ones. */
const MAX_PREFIX_BYTES = 256;

/** An unknown value from its extension; what it says beyond null-ness and prefix is passed over. */
export function decodeUnknown(type: number, data: Uint8Array): Unknown {
  return type === REFINED ? new Unknown(decodeRefinements(new MsgpackReader(data))) : unknown;
}

function decodeRefinements(reader: MsgpackReader): Refinements {
  let notNull: boolean | undefined;
  let prefix: string | undefined;
  for (let pairs = reader.map() ?? 0; pairs > 0; pairs -= 1) {
    const key = reader.number();
    if (key === IS_NULL) notNull = reader.bool() === false;
    else if (key === PREFIX) prefix = reader.string();
    else reader.skipValue();
  }
  return { ...(notNull && { notNull }), ...(prefix && { prefix }) };
}

/** Writes an unknown value, refined when something is certain of it. */
export function encodeUnknown(writer: MsgpackWriter, { refinements }: Unknown): void {
  const prefix =
    refinements.prefix && Buffer.byteLength(refinements.prefix) <= MAX_PREFIX_BYTES ? refinements.prefix : "";
  const notNull = refinements.notNull || prefix !== "";
  if (!notNull) {
    writer.extension(PLAIN, Buffer.of(0));
    return;
  }
  const map = new MsgpackWriter();
  map.mapHeader(prefix ? 2 : 1);
  map.integer(IS_NULL);
  map.bool(false);
  if (prefix) {
    map.integer(PREFIX);
    map.string(prefix);
  }
  writer.extension(REFINED, map.finish());
}
