import { JsonText } from "../../../gateway/http/json-text";

/** Reads a text that arrives in chunks of so many bytes, and is parsed in pieces of as many; whole, when none is given. */
export function readJson(text: string, piece?: number): unknown {
  const bytes = Buffer.from(text);
  const reader = new JsonText(bytes.length, piece);
  const chunk = piece ?? bytes.length + 1;
  for (let at = 0; at < bytes.length; at += chunk) reader.add(Buffer.from(bytes.subarray(at, at + chunk)));
  return reader.value();
}
