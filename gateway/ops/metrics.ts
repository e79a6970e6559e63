import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Counts one kind of event, by labels in the order of the metric. */
export type Count = (...labels: string[]) => void;

/** What the gateway measures of itself, in Prometheus' terms. Labels are route templates and codes, never a client's text. */
export interface Metrics {
  readonly registry: Registry;
  /** A finished request of this route: what to call with status and seconds. */
  requestsOf(route: string, method: string): (code: number, seconds: number) => void;
  readonly tokenIssued: Count;
  /** By reason: the OAuth error code. */
  readonly tokenFailed: Count;
  /** By integration, endpoint (`Users`, `Groups`), operation (`create`, `read`, `list` …) and HTTP status. */
  readonly scimOperation: Count;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const build = new Gauge({
    name: "rollcall_build_info",
    help: "Always 1; the labels say what runs.",
    labelNames: ["version", "node"],
    registers,
  });
  build.set({ version, node: process.version }, 1);
  return {
    registry,
    requestsOf: requestMetrics(registry),
    tokenIssued: counter(registry, "rollcall_tokens_issued_total", "Access tokens issued.", ["grant"]),
    tokenFailed: counter(registry, "rollcall_token_failures_total", "Token requests refused.", ["reason"]),
    scimOperation: counter(registry, "rollcall_scim_operations_total", "SCIM requests by what they did.", [
      "integration",
      "resource",
      "operation",
      "code",
    ]),
  };
}

function counter(registry: Registry, name: string, help: string, labelNames: string[]): Count {
  const metric = new Counter({ name, help, labelNames, registers: [registry] });
  return (...labels) => metric.labels(...labels).inc();
}

function requestMetrics(registry: Registry): Metrics["requestsOf"] {
  const registers = [registry];
  const total = new Counter({
    name: "rollcall_http_requests_total",
    help: "HTTP requests answered.",
    labelNames: ["route", "method", "code"],
    registers,
  });
  const duration = new Histogram({
    name: "rollcall_http_request_seconds",
    help: "Time from the request's head to its answer.",
    labelNames: ["route", "method"],
    buckets: SECONDS,
    registers,
  });
  return (route, method) => {
    const observer = duration.labels(route, method);
    const counters = new Map<number, Counter.Internal>();
    return (code, seconds) => {
      observer.observe(seconds);
      const count = counters.get(code) ?? total.labels(route, method, String(code));
      counters.set(code, count);
      count.inc();
    };
  };
}
