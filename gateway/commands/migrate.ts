import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Command } from "commander";
import { print } from "./output";
import { settingsFrom, withSettings } from "./settings";

const UP_EXAMPLE = `
Stop the gateway and take a backup before. All of it is applied, or nothing.

Example:
  $ rollcall migrate up --database /var/lib/rollcall/rollcall.sqlite
`;

const STATUS_EXAMPLE = `
Example:
  $ rollcall migrate status
`;

export function migrateCommand(program: Command): void {
  const migrate = program.command("migrate").description("bring the database to this version's schema");
  withSettings(migrate.command("up"))
    .description("apply what the database lacks")
    .addHelpText("after", UP_EXAMPLE)
    .action(async (flags) => {
      const file = settingsFrom(flags).config.database;
      process.umask(0o077);
      mkdirSync(dirname(file), { recursive: true });
      const { upgrade } = await import("../store/upgrade");
      const applied = await upgrade({ file });
      print(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
    });
  withSettings(migrate.command("status"))
    .description("show what is applied and what is pending")
    .addHelpText("after", STATUS_EXAMPLE)
    .action(async (flags) => {
      const { schemaStatus } = await import("../store/upgrade");
      const status = await schemaStatus({ file: settingsFrom(flags).config.database });
      for (const [state, names] of Object.entries(status)) {
        for (const name of names) print(`${name}  ${state}`);
      }
    });
}
