import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface WithholdingProxy {
  readonly url: string;
  /** Resolves when the gateway has answered so many POSTs to this path, and the answers are kept back. */
  withhold(path: string, answers?: number): Promise<void>;
  close(): Promise<void>;
}

export interface PassedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/**
 * Stands before a gateway and passes everything on, but for the answers that it is told to keep back.
 * @param watch is shown each request
 */
export async function startWithholdingProxy(
  target: string,
  watch?: (request: PassedRequest) => void,
): Promise<WithholdingProxy> {
  const withheld = new Map<string, (() => void)[]>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { host, connection, ...headers } = request.headers as Record<string, string>;
    const { method = "GET", url = "/" } = request;
    const body = chunks.length > 0 ? Buffer.concat(chunks) : undefined;
    watch?.({ method, path: url, body: body?.toString() ?? "" });
    const answer = await fetch(target + url, { method, headers, body });
    const text = await answer.text();
    const kept = method === "POST" ? withheld.get(url)?.shift() : undefined;
    if (kept) return kept();
    const {
      connection: _,
      "keep-alive": __,
      "content-length": ___,
      ...told
    } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, told).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    withhold: async (path, answers = 1) => {
      const resolvers: (() => void)[] = [];
      const each = Array.from(
        { length: answers },
        () => new Promise<void>((resolve) => resolvers.push(resolve)),
      );
      withheld.set(path, resolvers);
      await Promise.all(each);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
