/** The command line. */
import { Command } from "commander";
import { clientCommand } from "./commands/client";
import { configCommand } from "./commands/config";
import { reportFailure } from "./commands/failure";
import { lockCommand } from "./commands/lock";
import { migrateCommand } from "./commands/migrate";
import { serveCommand } from "./commands/serve";
import { VERSION } from "./ops/version";

const EXAMPLE = `
Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 not found, 4 conflict, 5 unavailable (try again).

Example:
  $ rollcall serve
`;

function createProgram(): Command {
  const program = new Command("rollcall")
    .description("Access lists as code, membership by SCIM: the gateway.")
    .version(VERSION, "--version", "print the version")
    .helpOption("--help", "print help")
    .addHelpText("after", EXAMPLE)
    .showSuggestionAfterError()
    .showHelpAfterError("(add --help for what is possible)")
    .exitOverride();
  for (const add of [serveCommand, migrateCommand, clientCommand, lockCommand, configCommand]) add(program);
  return program;
}

async function main(): Promise<void> {
  try {
    await createProgram().parseAsync();
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}

void main();
