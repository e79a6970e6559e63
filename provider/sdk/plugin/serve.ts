import { writeSync } from "node:fs";
import type { Duplex } from "node:stream";
import type { Cookie } from "./handshake";
import { readHost, renderHandshake } from "./handshake";
import { listen } from "./listen";
import { Logger, readLevel, routeConsole } from "./log";
import { exitWithHost, leaveInterruptsToHost, reportCrashes } from "./process";
import type { Plugin } from "./services";
import { createSecureServer } from "./tls";

export interface PluginOptions {
  /** Names the program to a person who starts it by hand, and in the log. */
  readonly name: string;
  readonly cookie: Cookie;
  readonly protocolVersion: number;
  /** Names of the environment variables that set the level of the log, the first that is set counts. */
  readonly logLevels: readonly string[];
  /** Loads what the plugin is for; called when the host has been told where to connect. */
  load(logger: Logger): Promise<Plugin>;
}

const STDOUT = 1;
const STDERR = 2;

/** How long the answer to the host's good-bye has to leave. */
const FAREWELL_MS = 5;

/** Runs this process as a plugin until the host ends it. Started by hand, it says so and exits with 1. */
export async function servePlugin({
  name,
  cookie,
  protocolVersion,
  logLevels,
  load,
}: PluginOptions): Promise<void> {
  const host = readHost(process.env, cookie);
  if (!host) {
    writeSync(
      STDERR,
      `${name} is a plugin that Terraform starts by itself; it does nothing when it is run by hand.\n`,
    );
    process.exitCode = 1;
    return;
  }
  const write = (text: string) => process.stderr.write(text);
  const logger = new Logger(readLevel(...logLevels.map((one) => process.env[one])), name, write);
  reportCrashes(logger, (text) => writeSync(STDERR, text));
  routeConsole(console, logger);
  leaveInterruptsToHost();
  exitWithHost();

  let ready: (serve: (connection: Duplex) => void) => void = () => {};
  const serving = new Promise<(connection: Duplex) => void>((resolve) => {
    ready = resolve;
  });
  const { server, certificate } = createSecureServer(host.certificate, (connection) => {
    serving.then((serve) => serve(connection));
  });
  const { network, address, cleanUp } = await listen(server, host);
  process.on("exit", cleanUp);
  const answer = { network, address, protocolVersion, certificate: certificate?.certificate };
  writeSync(STDOUT, renderHandshake(answer, host));

  // The host connects while the rest loads.
  const [{ serveConnections }, { hostServices }, plugin] = await Promise.all([
    import("./connections"),
    import("./services"),
    load(logger),
  ]);
  const shutdown = async () => {
    await plugin.end();
    setTimeout(() => process.exit(0), FAREWELL_MS);
  };
  ready(serveConnections([...hostServices(shutdown), ...plugin.services]));
}
