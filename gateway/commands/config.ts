import type { Command } from "commander";
import { isSecret, SETTING_NAMES, spellings } from "../config/settings";
import { redactText } from "../ops/redact";
import { type Format, print, printRows, withFormat } from "./output";
import { settingsFrom, withSettings } from "./settings";

const PRINT_EXAMPLE = `
Example:
  $ ROLLCALL_PORT=9000 rollcall config print
`;

const CHECK_EXAMPLE = `
Example:
  $ rollcall config check --config /etc/rollcall.json && systemctl restart rollcall
`;

export function configCommand(program: Command): void {
  const config = program.command("config").description("look at the settings without starting");
  withFormat(withSettings(config.command("print")))
    .description("show each setting, its value and where it came from; secrets masked")
    .addHelpText("after", PRINT_EXAMPLE)
    .action((flags) => printSettings(flags));
  withSettings(config.command("check"))
    .description("tell every fault in the settings; exit code 2 when there is one")
    .addHelpText("after", CHECK_EXAMPLE)
    .action((flags) => {
      settingsFrom(flags);
      print("The settings are fine.");
    });
}

function printSettings(flags: Record<string, unknown> & { format: Format }): void {
  const { config, sources } = settingsFrom(flags);
  const rows = SETTING_NAMES.map((name) => ({
    setting: spellings(name).file,
    value: isSecret(name) && config[name] !== undefined ? "********" : maskUserinfo(config[name]),
    source: sources[name],
  }));
  printRows(rows, ["setting", "value", "source"], flags.format);
}

function maskUserinfo(value: unknown): unknown {
  return typeof value === "string" ? redactText(value) : value;
}
