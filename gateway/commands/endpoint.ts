/** The address of a running gateway, as a person writes it. */
import { isLoopback } from "../config/loopback";
import { CommandFailure, EXIT } from "./failure";

/**
 * The address without a trailing slash.
 * @throws CommandFailure when it is none, or when credentials would go over the network in the clear
 */
export function parseEndpoint(text: string, allowHttp: boolean): string {
  const fault = endpointFault(text, allowHttp);
  if (fault) throw new CommandFailure(`the endpoint ${fault}`, EXIT.usage);
  return text.replace(/\/+$/, "");
}

function endpointFault(text: string, allowHttp: boolean): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") {
    return `must be an address such as https://rollcall.example.com, not ${JSON.stringify(text)}`;
  }
  if (url.username || url.password) return "must not hold a user name or a password";
  if (url.search || url.hash) return "must be only the root of the gateway, without a query or a fragment";
  if (url.protocol === "http:" && !allowHttp && !isLoopback(url.hostname)) {
    return "would send the secret over plain http; use https, or say --allow-http where the network is trusted";
  }
  return undefined;
}
