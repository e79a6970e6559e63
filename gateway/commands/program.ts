import { Command } from "commander";
import { VERSION } from "../ops/version";
import { clientCommand } from "./client";
import { configCommand } from "./config";
import { exportCommand } from "./export";
import { lockCommand } from "./lock";
import { migrateCommand } from "./migrate";
import { scimCommand } from "./scim";
import { serveCommand } from "./serve";
import { tokenCommand } from "./token";

const EXAMPLE = `
Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 not found, 4 conflict, 5 unavailable (try again).

Example:
  $ rollcall serve
`;

/** The command line, each command with its help and an example. */
export function createProgram(): Command {
  const program = new Command("rollcall")
    .description("Access lists as code, membership by SCIM: the gateway.")
    .version(VERSION, "--version", "print the version")
    .helpOption("--help", "print help")
    .addHelpText("after", EXAMPLE)
    .showSuggestionAfterError()
    .showHelpAfterError("(add --help for what is possible)")
    .exitOverride();
  for (const add of [
    serveCommand,
    migrateCommand,
    clientCommand,
    tokenCommand,
    lockCommand,
    scimCommand,
    exportCommand,
    configCommand,
  ])
    add(program);
  return program;
}
