/**
 * The agreement between a go-plugin host and the plugin that it starts: the host puts a cookie and its certificate into
 * the environment, the plugin answers with one line on standard output.
 */
export interface Cookie {
  readonly name: string;
  readonly value: string;
}

/** What the host says of itself. */
export interface Host {
  /** PEM of the only client certificate to accept; undefined when the host wants no TLS. */
  readonly certificate: string | undefined;
  /** Where the host wants Unix sockets. */
  readonly socketFolder: string | undefined;
  /** For TCP listeners. */
  readonly ports: { readonly min: number; readonly max: number };
  readonly multiplexes: boolean;
}

/** Where a plugin listens, in the words of the handshake. */
export interface Address {
  readonly network: "unix" | "tcp";
  readonly address: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What the host says, or undefined when no host started this process. */
export function readHost(environment: Environment, cookie: Cookie): Host | undefined {
  if (environment[cookie.name] !== cookie.value) return undefined;
  return {
    certificate: environment.PLUGIN_CLIENT_CERT || undefined,
    socketFolder: environment.PLUGIN_UNIX_SOCKET_DIR || undefined,
    ports: { min: port(environment.PLUGIN_MIN_PORT), max: port(environment.PLUGIN_MAX_PORT) },
    multiplexes: Boolean(environment.PLUGIN_MULTIPLEX_GRPC),
  };
}

/** go-plugin's own protocol, which has never changed. */
const CORE_PROTOCOL = 1;

export interface Answer extends Address {
  /** Version of the protocol that the plugin's service speaks. */
  readonly protocolVersion: number;
  /** DER of the certificate that the plugin will show. */
  readonly certificate?: Buffer;
}

/** The line that tells the host how to reach the plugin, with its newline. */
export function renderHandshake(answer: Answer, host: Host): string {
  const certificate = answer.certificate?.toString("base64").replaceAll("=", "") ?? "";
  const fields = [CORE_PROTOCOL, answer.protocolVersion, answer.network, answer.address, "grpc", certificate];
  // A host that can multiplex reads one field more.
  if (host.multiplexes) fields.push("false");
  return `${fields.join("|")}\n`;
}

function port(text: string | undefined): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 && value < 65536 ? value : 0;
}
