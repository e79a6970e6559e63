/** A gateway and the provider as users run them, and the terraform commands that a benchmark times. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeMirror } from "../../scripts/mirror";
import { startGateway } from "../../scripts/quickstart/gateway";
import { Terraform } from "../support/terraform";

const CLIENT_ID = "bench";

/** Garbage is collected as it is for users. */
const AS_SHIPPED = { GOGC: "100", GOMEMLIMIT: "off" };

/** Tells whoever waits what goes on. */
export type Say = (line: string) => void;

export interface TerraformWorld {
  /** Where the gateway is. */
  readonly endpoint: string;
  /**
   * A terraform that manages nothing yet, with the provider installed.
   * @param at where it looks for the gateway
   */
  terraform(configuration: string, at?: string): Promise<Terraform>;
  /** Requests answered so far, by `METHOD /route`, tokens and health aside. */
  requests(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

export async function createTerraformWorld(): Promise<TerraformWorld> {
  const directory = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
  const secret = randomBytes(32).toString("base64url");
  const cliConfig = readFileSync(makeMirror(directory), "utf8");
  const { endpoint, managementEndpoint, stop } = await startGateway(directory, {
    ROLLCALL_BOOTSTRAP_CLIENT_ID: CLIENT_ID,
    ROLLCALL_BOOTSTRAP_CLIENT_SECRET: secret,
  });
  const credentials = { ROLLCALL_CLIENT_ID: CLIENT_ID, ROLLCALL_CLIENT_SECRET: secret };
  const terraforms: Terraform[] = [];
  return {
    endpoint,
    async terraform(configuration, at = endpoint) {
      const environment = { ...credentials, ...AS_SHIPPED, ROLLCALL_ENDPOINT: at };
      const terraform = new Terraform({ cliConfig, environment });
      terraforms.push(terraform);
      terraform.write(configuration);
      await terraform.init();
      return terraform;
    },
    requests: async () => parseRequests(await (await fetch(`${managementEndpoint}/metrics`)).text()),
    async close() {
      for (const terraform of terraforms) terraform.dispose();
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function parseRequests(metrics: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, labels = "", count] of metrics.matchAll(/^rollcall_http_requests_total\{(.*)\} (\d+)$/gm)) {
    const { route = "", method } = Object.fromEntries(
      [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    if (!route.startsWith("/v1/")) continue;
    const key = `${method} ${route}`;
    counts.set(key, (counts.get(key) ?? 0) + Number(count));
  }
  return counts;
}

/** What was asked between two counts. */
export function between(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const differences = [...after].map(([key, count]) => [key, count - (before.get(key) ?? 0)] as const);
  return new Map(differences.filter(([, count]) => count > 0));
}

export function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** Seconds that it takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}
