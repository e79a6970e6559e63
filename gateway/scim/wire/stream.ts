/** Long answers, written piece by piece: memory stays flat, and other requests are served between two pieces. */
import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import type { Response } from "express";
import { SCIM_MEDIA_TYPE } from "./media-type";

/** Ends quietly when the client goes away; what `pieces` throws leaves the answer cut off and is thrown on. */
export async function streamScim(
  response: Response,
  status: number,
  pieces: AsyncIterable<string>,
  signal: AbortSignal,
): Promise<void> {
  response.statusCode = status;
  response.setHeader("Content-Type", SCIM_MEDIA_TYPE);
  for await (const piece of pieces) {
    if (!response.write(piece)) await drained(response, signal);
    if (signal.aborted) {
      response.destroy();
      return;
    }
    await setImmediate();
  }
  response.end();
}

async function drained(response: Response, signal: AbortSignal): Promise<void> {
  try {
    await once(response, "drain", { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

export async function collect(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}
