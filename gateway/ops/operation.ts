/** The operator's listener: health and metrics, on a port of its own that is never published. */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Health, HealthReport } from "./health";
import type { Metrics } from "./metrics";

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

type Page = () => Answer | Promise<Answer>;

export function operationListener(health: Health, metrics: Metrics): RequestListener {
  const pages = new Map<string, Page>([
    ["/health/live", () => healthAnswer(health.live())],
    ["/health/ready", async () => healthAnswer(await health.ready())],
    ["/health/started", () => healthAnswer(health.started())],
    [
      "/metrics",
      async () => ({
        status: 200,
        type: metrics.registry.contentType,
        text: await metrics.registry.metrics(),
      }),
    ],
  ]);
  return (request, response) => {
    answer(pages, request)
      .catch(() => problem(500, "Internal Server Error"))
      .then((page) => send(response, page));
  };
}

async function answer(pages: ReadonlyMap<string, Page>, request: IncomingMessage): Promise<Answer> {
  const [path = ""] = (request.url ?? "").split("?", 1);
  const page = pages.get(path);
  if (!page) return problem(404, "Not Found");
  if (request.method !== "GET" && request.method !== "HEAD") return problem(405, "Method Not Allowed");
  return page();
}

function healthAnswer(report: HealthReport): Answer {
  const status = report.status === "ok" ? 200 : 503;
  return { status, type: "application/json", text: JSON.stringify(report) };
}

function problem(status: number, title: string): Answer {
  return {
    status,
    type: "application/problem+json",
    text: JSON.stringify({ type: "about:blank", title, status }),
  };
}

function send(response: ServerResponse, { status, type, text }: Answer): void {
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": Buffer.byteLength(text),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...(status === 405 ? { Allow: "GET, HEAD" } : {}),
  });
  response.end(text);
}
