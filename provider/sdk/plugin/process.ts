import type { Logger } from "./log";

/** How often to look whether the host is still there. */
const PARENT_POLL_MS = 2000;

/** What a Go program exits with after a panic. */
const CRASHED = 2;

/** Shows the user a stack trace: the host prints whatever follows a line that begins with "panic: ". */
export function reportCrashes(logger: Logger, write: (text: string) => void): void {
  const crash = (error: unknown) => {
    const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
    write(logger.masked(`panic: ${message}\n\n${stack}\n`));
    process.exit(CRASHED);
  };
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
}

/** The terminal sends an interrupt to plugins too; the host decides what becomes of them and says so by a call. */
export function leaveInterruptsToHost(): void {
  process.on("SIGINT", () => {});
  process.once("SIGTERM", () => process.exit(0));
}

/** A host that is killed cannot say good-bye. */
export function exitWithHost(): void {
  const host = process.ppid;
  setInterval(() => {
    if (process.ppid !== host) process.exit(0);
  }, PARENT_POLL_MS).unref();
}
