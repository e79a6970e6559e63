/** Finding a client's credentials in a request (RFC 6749 §2.3.1). Whether they are right is decided elsewhere. */
import { invalidClient, invalidRequest } from "./errors";
import type { Form } from "./form";

export interface Credentials {
  readonly clientId: string;
  readonly secret: string;
}

/** A client that signs means to be known by its signature: its secret must not let it in where that was not looked at. */
const ASSERTION = ["client_assertion", "client_assertion_type"];
const NO_ASSERTIONS =
  "Signed client assertions (RFC 7523) are not accepted here; send client_id and client_secret in the form, or by HTTP Basic.";

const BASIC = /^basic +([A-Za-z0-9+/_-]+=*) *$/i;

/**
 * What the request may mean, likeliest first: identity providers disagree on whether the parts of a Basic header are
 * percent-encoded. Basic and form together are accepted when they say the same, because SailPoint sends both.
 *
 * @throws HttpError 400 when they differ, 401 when there are none, and for a signed assertion (RFC 7523), whatever is beside it
 */
export function parseCredentials(authorization: string | undefined, form: Form): readonly Credentials[] {
  if (ASSERTION.some((name) => form.has(name))) throw invalidClient(NO_ASSERTIONS);
  const clientId = form.get("client_id");
  const secret = form.get("client_secret");
  if (authorization === undefined) {
    if (clientId === undefined || secret === undefined) throw invalidClient();
    return [{ clientId, secret }];
  }
  const basic = parseBasic(authorization);
  if (basic.length === 0) throw invalidClient();
  const agreeing = basic.filter(
    (one) => (clientId ?? one.clientId) === one.clientId && (secret ?? one.secret) === one.secret,
  );
  if (agreeing.length > 0) return agreeing;
  throw invalidRequest("The client credentials in the Authorization header and in the form differ.");
}

/** Both readings of a Basic header: percent-decoded as the RFC has it, then as it stands; none if it is malformed. */
export function parseBasic(authorization: string): readonly Credentials[] {
  const encoded = BASIC.exec(authorization)?.[1];
  if (encoded === undefined) return [];
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  if (colon < 0) return [];
  const raw = { clientId: text.slice(0, colon), secret: text.slice(colon + 1) };
  const decoded = { clientId: formDecode(raw.clientId), secret: formDecode(raw.secret) };
  if (decoded.clientId === undefined || decoded.secret === undefined) return [raw];
  const same = decoded.clientId === raw.clientId && decoded.secret === raw.secret;
  return same ? [raw] : [{ clientId: decoded.clientId, secret: decoded.secret }, raw];
}

/** Undefined where it is not percent-encoded UTF-8. */
function formDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
