import type { Command } from "commander";
import { settingsFrom, withSettings } from "./settings";

const EXAMPLE = `
Example:
  $ rollcall serve
  $ ROLLCALL_PUBLIC_URL=https://rollcall.example.com rollcall serve --host 0.0.0.0 --trust-proxy 10.0.0.0/8

The first start makes a management client and shows its secret once.
Every setting is described in docs/configuration.md.
`;

export function serveCommand(program: Command): void {
  withSettings(program.command("serve"))
    .description("run the gateway until SIGTERM or SIGINT")
    .addHelpText("after", EXAMPLE)
    .action(async (flags) => {
      const { config } = settingsFrom(flags);
      // The other commands start faster without what serving needs.
      const { run } = await import("./run");
      await run(config);
    });
}
