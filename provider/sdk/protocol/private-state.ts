import type { Json } from "../framework/private-state";
import { PrivateState } from "../framework/private-state";

/** Private notes from their bytes; bytes that another provider wrote hold nothing for this one. */
export function decodePrivate(bytes: Uint8Array): PrivateState {
  if (bytes.length === 0) return new PrivateState();
  try {
    const notes: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    return new PrivateState(Object.entries(typeof notes === "object" && notes !== null ? notes : {}));
  } catch {
    return new PrivateState();
  }
}

export function encodePrivate(notes: PrivateState): Buffer {
  const entries = [...notes.entries()];
  return entries.length === 0 ? Buffer.alloc(0) : encodeJson(Object.fromEntries(entries));
}

export function encodeJson(value: Json | undefined): Buffer {
  return value === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(value));
}

/** @throws SyntaxError when the bytes are not what `encodeJson` made */
export function decodeJson(bytes: Uint8Array | undefined): Json {
  return bytes?.length ? (JSON.parse(Buffer.from(bytes).toString("utf8")) as Json) : null;
}
