import type { Command } from "commander";
import { type Loaded, loadConfig } from "../config/load";
import {
  defaultOf,
  isSecret,
  SETTING_NAMES,
  type SettingName,
  Settings,
  spellings,
} from "../config/settings";

/** Adds a flag for each setting, and `--config` for the file they can stand in. */
export function withSettings(command: Command): Command {
  command.option("--config <file>", "JSON file with settings (or ROLLCALL_CONFIG)");
  for (const name of SETTING_NAMES) {
    const { description = "" } = Settings.shape[name];
    if (isSecret(name))
      command.option(`${spellings(name).flag}-file <file>`, `A file that holds this: ${description}`);
    else command.option(`${spellings(name).flag} <value>`, description + defaultNote(name));
  }
  return command;
}

/** Said in words: a default of commander's would win over the environment and the file. */
function defaultNote(name: SettingName): string {
  const value = defaultOf(name);
  return value ? ` (default: ${value})` : "";
}

/** The settings for a command that was given these flags. @throws ConfigError */
export function settingsFrom(flags: Readonly<Record<string, unknown>>): Loaded {
  const { env } = process;
  const file = typeof flags.config === "string" ? flags.config : env.ROLLCALL_CONFIG;
  return loadConfig({ environment: env, flags, file: file === "" ? undefined : file });
}
