/** What RFC 7644 defines and this service provider does not offer: told as 501, so that a client can tell it from a wrong address. */
import type { Endpoint } from "./call";
import { ScimError } from "./wire/scim-error";

const METHODS = ["get", "post", "put", "patch", "delete"] as const;

export function unsupportedEndpoints(): Endpoint[] {
  // RFC 7644 §3.11: a client that authenticates as itself is no user.
  return METHODS.map((method) =>
    unsupported(method, "/Me", "The caller is a client and has no User of its own."),
  );
}

function unsupported(method: Endpoint["method"], path: string, detail: string): Endpoint {
  return {
    method,
    path,
    handle: () => {
      throw new ScimError(501, detail);
    },
  };
}
