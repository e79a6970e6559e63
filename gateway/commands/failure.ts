import { CommanderError } from "commander";
import { ConfigError } from "../config/load";

/** What the process exits with; scripts rely on them. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  conflict: 4,
  unavailable: 5,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A command that could not do what it was asked; the message is for the person at the terminal. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";

  constructor(
    message: string,
    readonly exitCode: ExitCode = EXIT.failed,
  ) {
    super(message);
  }
}

/** Tells the person what went wrong, on standard error. @returns the exit code */
export function reportFailure(error: unknown): number {
  // Commander has printed its own message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof ConfigError) {
    printError(
      error.faults.length === 1 ? "a setting is wrong" : `${error.faults.length} settings are wrong`,
    );
    for (const fault of error.faults) process.stderr.write(`  ${fault}\n`);
    return EXIT.usage;
  }
  printError(error instanceof Error ? error.message : String(error));
  return error instanceof CommandFailure ? error.exitCode : EXIT.failed;
}

function printError(message: string): void {
  process.stderr.write(`rollcall: ${message}\n`);
}
