import type { Api, Json } from "./api";

let count = 0;

/** A declaration that nobody else has; what is given wins. */
export function declaration(more: Record<string, unknown> = {}): Record<string, Json> {
  count += 1;
  return { name: `list-${count}`, title: `List ${count}`, type: "scim", ...more };
}

export async function declareList(api: Api, more: Record<string, unknown> = {}): Promise<Json> {
  const answer = await api.post("/v1/access-lists", declaration(more));
  expect(answer.status).toBe(201);
  return answer.body;
}

export const path = (list: { name: string }) => `/v1/access-lists/${list.name}`;

/** What only the server moves, and so stays out of a declaration. */
const SERVER_MOVED = ["next_audit_date", "revision", "member_count", "created_at", "updated_at", "scim"];

export const declared = (view: Json) =>
  Object.fromEntries(Object.entries(view).filter(([field]) => !SERVER_MOVED.includes(field)));
