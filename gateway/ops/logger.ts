import { type DestinationStream, destination, type Logger, type LoggerOptions, pino } from "pino";
import { redactRecord, redactText } from "./redact";

export type { Logger } from "pino";

export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * The gateway's log: one JSON object per line, levels as words, times in ISO 8601, secrets redacted.
 *
 * @param stream where the lines go; standard output when nothing is said, written in the background
 */
export function createLogger(level: LogLevel, stream?: DestinationStream): Logger {
  return pino(options(level), stream ?? background());
}

function options(level: LogLevel): LoggerOptions {
  return {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: redactRecord },
    // redactRecord has described errors already; pino's own serializer would look for an Error.
    serializers: { err: (described: unknown) => described },
    hooks: { logMethod: redactMessage },
  };
}

/** The same log, for records that hold no text of a client's or a driver's: looking for secrets in them costs a request dearly. */
export function withoutRedaction(logger: Logger): Logger {
  return logger.child({}, { formatters: { log: (record) => record } });
}

function redactMessage(this: Logger, args: Parameters<Logger["info"]>, method: Logger["info"]): void {
  const texts = args.map((arg) => (typeof arg === "string" ? redactText(arg) : arg));
  method.apply(this, texts as Parameters<Logger["info"]>);
}

/** How much of the log, in bytes, and how long, in milliseconds, waits in memory to be written at once. */
const BUFFER = 8_192;
const FLUSH = 100;

/** Standard output, off the request's path; what is still in memory at exit is written then. */
function background(): DestinationStream {
  const stream = destination({ dest: 1, sync: false, minLength: BUFFER, periodicFlush: FLUSH });
  process.once("exit", () => stream.flushSync());
  return stream;
}
