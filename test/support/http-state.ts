import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface HttpState {
  readonly url: string;
  /** What was stored, each at a path of its own. */
  readonly states: readonly string[];
  close(): Promise<void>;
}

/** Keeps states for terraform's backend `http`, without locks. */
export async function startHttpState(): Promise<HttpState> {
  const states = new Map<string, string>();
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const state = states.get(path);
    if (request.method === "POST") states.set(path, text);
    const isUnknown = request.method === "GET" && state === undefined;
    response.writeHead(isUnknown ? 404 : 200).end(request.method === "GET" ? state : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get states() {
      return [...states.values()];
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
