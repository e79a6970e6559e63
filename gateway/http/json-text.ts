/** Reads untrusted JSON text, however much of it: others have their turn while a large body is read. */
import { isUtf8 } from "node:buffer";
import { pause } from "../domain/pause";
import { JsonWalk } from "./json-walk";
import { KIB } from "./limits";
import { HttpError } from "./surface";

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** How many bytes are read before others may have a turn. */
const PIECE = 64 * KIB;

/**
 * @param bytes the whole body, as it came
 * @param piece how many of them are read at a time, about
 * @throws HttpError 400 when it is not JSON in UTF-8, nests deeper than 32, holds more than any request needs, names a
 *   member `__proto__`, or names one twice in an object: what was meant would be a guess
 */
export async function parseJson(bytes: Buffer, piece = PIECE): Promise<unknown> {
  const text = bytes.subarray(0, 3).equals(BOM) ? bytes.subarray(3) : bytes;
  if (!isUtf8(text)) throw new HttpError(400, "The body is not UTF-8.");
  const walk = new JsonWalk(text, piece);
  for (let until = piece; until < text.length; until += piece) {
    walk.to(until);
    await pause();
  }
  walk.to(text.length);
  return walk.value();
}
