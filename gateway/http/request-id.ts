import { randomUUID } from "node:crypto";
import { REQUEST_ID_CHARACTERS } from "./limits";

const SAFE = /^[\w.:=+/-]+$/;

/** The caller's own id where it is short and safe to print, so that both sides' logs can be joined; a fresh one otherwise. */
export function requestId(header: string | string[] | undefined): string {
  if (typeof header !== "string" || header.length > REQUEST_ID_CHARACTERS || !SAFE.test(header)) {
    return randomUUID();
  }
  return header;
}
