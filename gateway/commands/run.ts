/** The life of a serving process: open, serve, drain, close. */
import { once } from "node:events";
import type { Config } from "../config/settings";
import { createLogger, type Logger } from "../ops/logger";
import { judgeNode, VERSION } from "../ops/version";
import { createGateway } from "../server";
import { open } from "../store/open";
import { addressFailure } from "./address-failure";
import { judgeDatabase, prepareConformance } from "./conformance";
import { databaseOf, prepareFolder } from "./database";
import { EXIT } from "./failure";
import { introduce } from "./introduction";

/**
 * Serves until the first SIGTERM or SIGINT.
 * @param conformance whether it is for suites, with a token that everyone knows
 * @throws Error when it cannot start
 */
export async function run(config: Config, conformance = false): Promise<void> {
  const warning = judgeNode(process.versions.node);
  const logger = createLogger(config.logLevel);
  if (warning) logger.warn(warning);
  endOnFault(logger);
  const stop = stopSignal();
  prepareFolder(config);
  const onLost = (error: Error) => logger.warn({ err: error }, "the database ended a connection");
  const store = await open({ ...databaseOf(config), onLost });
  try {
    await judgeDatabase(store, conformance);
    const gateway = createGateway(config, { store, logger, version: VERSION });
    try {
      const addresses = await gateway.listen().catch((error: unknown) => {
        throw addressFailure(error, config);
      });
      await introduce(gateway.services.clients, config, addresses, logger);
      if (conformance) await prepareConformance(gateway.services, store, addresses);
      logger.info({ ...addresses, version: VERSION }, "serving");
      logger.info({ signal: await stop }, "stopping: requests under way may finish");
    } finally {
      await gateway.close();
    }
  } finally {
    await store.close();
  }
  logger.info("stopped");
}

/** The first signal asks for a clean end; the second ends at once. */
async function stopSignal(): Promise<string> {
  const controller = new AbortController();
  const { signal } = controller;
  const wait = async (name: NodeJS.Signals) => {
    await once(process, name, { signal });
    return name;
  };
  const first = await Promise.race([wait("SIGTERM"), wait("SIGINT")]);
  for (const name of ["SIGTERM", "SIGINT"] as const) process.on(name, () => process.exit(EXIT.interrupted));
  return first;
}

/** A fault that nobody caught leaves the process in a state that nobody knows: say what it was and let it be restarted. */
function endOnFault(logger: Logger): void {
  process.on("uncaughtException", (error) => {
    logger.fatal({ err: error }, "uncaught fault");
    process.exit(EXIT.failed);
  });
}
