import type { Response } from "express";

/**
 * Answers with JSON without express's own serialising and ETag hashing.
 *
 * @param json a string is taken as JSON already rendered; anything else is serialised
 * @param type the media type, without parameters: JSON is UTF-8 by definition (RFC 8259 §8.1)
 */
export function sendJson(
  response: Response,
  status: number,
  json: string | object,
  type = "application/json",
): void {
  const text = typeof json === "string" ? json : JSON.stringify(json);
  response.statusCode = status;
  response.setHeader("Content-Type", type);
  response.setHeader("Content-Length", Buffer.byteLength(text));
  response.end(text);
}

/** Answers without a body, as 204 and 304 do. */
export function sendEmpty(response: Response, status: number): void {
  response.statusCode = status;
  if (status !== 204 && status !== 304) response.setHeader("Content-Length", 0);
  response.end();
}
