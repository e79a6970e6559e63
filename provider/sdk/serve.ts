import type { Provider } from "./framework/provider";
import { servePlugin } from "./plugin/serve";

/** What Terraform puts into the environment of the providers that it starts. */
const COOKIE = {
  name: "TF_PLUGIN_MAGIC_COOKIE",
  value: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
};

export const PROTOCOL_VERSION = 6;

/**
 * Runs this process as a provider: the whole of a provider's `main`. `load` is called after Terraform has been told where
 * to connect, so what it imports costs no waiting: `serveProvider("terraform-provider-x", () => import("./provider"))`.
 */
export function serveProvider(name: string, load: () => Promise<Provider>): Promise<void> {
  return servePlugin({
    name,
    cookie: COOKIE,
    protocolVersion: PROTOCOL_VERSION,
    logLevels: ["TF_LOG_PROVIDER", "TF_LOG"],
    async load(logger) {
      const [{ Session }, { providerService }, provider] = await Promise.all([
        import("./framework/session"),
        import("./protocol/service"),
        load(),
      ]);
      const session = new Session(provider, logger);
      return { services: [providerService(session)], end: () => session.end() };
    },
  });
}
