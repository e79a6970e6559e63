import type { RequestContext } from "../http/surface";
import { invalidRequest } from "./errors";

/** The parameters of a request, each once. */
export type Form = ReadonlyMap<string, string>;

const SECRETS = ["client_secret", "client_assertion", "token"];

/**
 * The form's parameters. One without a value counts as absent, an unknown one is nobody's concern (RFC 6749 §3.2).
 * @throws HttpError 400 for a repeated parameter, and for secrets in the query, where every log on the way shows them
 */
export function parseForm(context: Pick<RequestContext, "body" | "query">): Form {
  const exposed = SECRETS.find((name) => context.query.has(name));
  if (exposed) throw invalidRequest(`${exposed} must not be in the query; send it in the form.`);
  const parameters = context.body instanceof URLSearchParams ? context.body : new URLSearchParams();
  const form = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (form.has(name)) throw invalidRequest("A parameter is repeated; each may be sent once.");
    form.set(name, value);
  }
  return new Map([...form].filter(([, value]) => value !== ""));
}

/** @throws HttpError 400 when it is absent */
export function requireParameter(form: Form, name: string): string {
  const value = form.get(name);
  if (value === undefined) throw invalidRequest(`The parameter ${name} is missing.`);
  return value;
}
