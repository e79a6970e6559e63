/** Where the gateway is: its address as a user writes it. */

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** What is wrong with an endpoint, or undefined: says it in words for the one who wrote it. */
export function endpointFault(endpoint: string, allowHttp: boolean): string | undefined {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) {
    return `must be an address such as https://rollcall.example.com, not ${JSON.stringify(endpoint)}`;
  }
  if (url.username || url.password) return "must not hold a user name or a password";
  if (url.search || url.hash) return "must be only the root of the gateway, without a query or a fragment";
  if (url.protocol === "http:" && !allowHttp && !LOOPBACK.test(url.hostname)) {
    return "would send credentials over plain http; use https, or set allow_http = true where the network is trusted";
  }
  return undefined;
}

/** The path below which the gateway's own paths lie, without a trailing slash: empty for a gateway at the root. */
export function basePath(endpoint: URL): string {
  return endpoint.pathname.replace(/\/+$/, "");
}

/**
 * One segment of a path. Whatever the text holds, it stays one segment.
 * @throws RangeError for a text that no encoding keeps from being read as a step within the path
 */
export function segment(text: string): string {
  if (text === "" || text === "." || text === "..")
    throw new RangeError(`${JSON.stringify(text)} is not a name`);
  return encodeURIComponent(text);
}
