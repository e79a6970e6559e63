import type { Command } from "commander";
import { databaseOf, prepareFolder } from "./database";
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
      const { config } = settingsFrom(flags);
      prepareFolder(config);
      const { upgrade } = await import("../store/upgrade");
      const applied = await upgrade(databaseOf(config));
      print(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
    });
  withSettings(migrate.command("status"))
    .description("show what is applied and what is pending")
    .addHelpText("after", STATUS_EXAMPLE)
    .action(async (flags) => {
      const { schemaStatus } = await import("../store/upgrade");
      const status = await schemaStatus(databaseOf(settingsFrom(flags).config));
      for (const [state, names] of Object.entries(status)) {
        for (const name of names) print(`${name}  ${state}`);
      }
    });
}
