import type { Log } from "./framework/log";
import type { Provider } from "./framework/provider";
import { Session } from "./framework/session";
import { serveReattach } from "./plugin/reattach";
import { providerService } from "./protocol/service";
import { PROTOCOL_VERSION } from "./serve";

const silent = () => {};
const SILENT: Log = { trace: silent, debug: silent, info: silent, warn: silent, error: silent, mask: silent };

export interface ReattachedProvider {
  /** Goes into the environment of terraform: it then needs neither `init` nor a lock file for this provider. */
  readonly environment: { readonly TF_REATTACH_PROVIDERS: string };
  close(): Promise<void>;
}

/**
 * Serves a provider in this process for tests and debuggers. `make` is called once for every terraform that connects.
 * @param address for example `registry.terraform.io/example/toy`
 */
export async function reattachProvider(
  address: string,
  make: () => Provider,
  log: Log = SILENT,
): Promise<ReattachedProvider> {
  const { config, close } = await serveReattach(PROTOCOL_VERSION, () => {
    const session = new Session(make(), log);
    return { services: [providerService(session)], end: () => session.end() };
  });
  return { environment: { TF_REATTACH_PROVIDERS: JSON.stringify({ [address]: config }) }, close };
}
