/** What an endpoint answers, apart from the connection on which it is sent: an operation of a bulk has none of its own. */
import type { Response } from "express";
import { sendEmpty, sendJson } from "../../http/json";
import type { Remark } from "../../http/surface";
import { SCIM_MEDIA_TYPE } from "./media-type";
import { collect, streamScim } from "./stream";

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON text, whole or in pieces that are made when they are sent; undefined where the answer has none. */
  readonly body?: string | AsyncIterable<string>;
  /** Whether the pieces are sent one by one; else they are sent whole, with their length. */
  readonly long?: boolean;
  /** What was asked for and not done; not part of the answer, but of what an administrator is shown. */
  readonly remarks?: readonly Remark[];
}

/** An answer without more to say than its body. */
export function jsonReply(status: number, json: string | object): Reply {
  return { status, body: typeof json === "string" ? json : JSON.stringify(json) };
}

export async function sendReply(reply: Reply, response: Response, signal: () => AbortSignal): Promise<void> {
  const { status, headers = {}, body, long = false } = reply;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (body === undefined) sendEmpty(response, status);
  else if (typeof body === "string") sendJson(response, status, body, SCIM_MEDIA_TYPE);
  else if (!long) sendJson(response, status, await collect(body), SCIM_MEDIA_TYPE);
  else await streamScim(response, status, response.req.method === "HEAD" ? NOTHING : body, signal());
}

const NOTHING: AsyncIterable<string> = {
  async *[Symbol.asyncIterator]() {},
};
