import type { Command } from "commander";
import { settingsFrom, withSettings } from "./settings";

const EXAMPLE = `
Example:
  $ rollcall serve
  $ ROLLCALL_PUBLIC_URL=https://rollcall.example.com rollcall serve --host 0.0.0.0 --trust-proxy 10.0.0.0/8
  $ rollcall serve --conformance

The first start makes a management client and shows its secret once.
Every setting is described in docs/configuration.md.
`;

export function serveCommand(program: Command): void {
  withSettings(program.command("serve"))
    .description("run the gateway until SIGTERM or SIGINT")
    .option(
      "--conformance",
      "for public SCIM suites: on this machine only, a database to throw away, unmatched groups create lists, a token that everyone knows",
    )
    .addHelpText("after", EXAMPLE)
    .action(async (flags) => {
      const loaded = settingsFrom(flags);
      // The other commands start faster without what serving needs.
      const { run } = await import("./run");
      if (!flags.conformance) return run(loaded.config);
      const { withConformance } = await import("./conformance");
      await withConformance(loaded, (config) => run(config, true));
    });
}
