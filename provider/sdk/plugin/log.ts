/**
 * hclog's JSON lines on standard error, which the host takes apart and shows by level. A line that is not exactly of
 * this form would be shown as raw text.
 */
const LEVELS = ["trace", "debug", "info", "warn", "error"] as const;
export type Level = (typeof LEVELS)[number];

type Fields = Readonly<Record<string, unknown>>;

/** Replaces what must not be shown. */
const MASK = "***";

export class Logger {
  readonly #secrets = new Set<string>();
  readonly #lowest: number;

  constructor(
    lowest: Level,
    readonly name: string,
    private readonly write: (line: string) => void,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.#lowest = LEVELS.indexOf(lowest);
  }

  /** From now on this text appears in no line. */
  mask(secret: string): void {
    if (secret !== "") this.#secrets.add(secret);
  }

  /** The text without the secrets in it. */
  masked(text: string): string {
    let masked = text;
    for (const secret of this.#secrets) masked = masked.replaceAll(secret, MASK);
    return masked;
  }

  trace(message: string, fields?: Fields): void {
    this.log("trace", message, fields);
  }

  debug(message: string, fields?: Fields): void {
    this.log("debug", message, fields);
  }

  info(message: string, fields?: Fields): void {
    this.log("info", message, fields);
  }

  warn(message: string, fields?: Fields): void {
    this.log("warn", message, fields);
  }

  error(message: string, fields?: Fields): void {
    this.log("error", message, fields);
  }

  log(level: Level, message: string, fields: Fields = {}): void {
    if (LEVELS.indexOf(level) < this.#lowest) return;
    // The host reads six decimals of a second, no more and no fewer.
    const timestamp = this.now().toISOString().replace("Z", "000Z");
    const line = { ...this.#render(fields), "@level": level, "@message": this.masked(message) };
    this.write(`${JSON.stringify({ ...line, "@module": this.name, "@timestamp": timestamp })}\n`);
  }

  #render(fields: Fields): Record<string, string> {
    const entries = Object.entries(fields).map(([key, value]) => {
      const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
      return [key, this.masked(text)] as const;
    });
    return Object.fromEntries(entries);
  }
}

/** The level that a host's environment asks for; errors only when it asks for nothing. */
export function readLevel(...wishes: readonly (string | undefined)[]): Level {
  const wish = wishes.find((one) => one)?.toLowerCase();
  if (wish === "json") return "trace";
  return LEVELS.find((level) => level === wish) ?? "error";
}

/** Sends what libraries print to the log: after the handshake nobody reads a plugin's standard output. */
export function routeConsole(target: Pick<Console, Level | "log">, logger: Logger): void {
  const print = (level: Level) => {
    return (...parts: readonly unknown[]) => logger.log(level, parts.map(String).join(" "));
  };
  target.log = print("info");
  for (const level of LEVELS) target[level] = print(level);
}
