import type { Command } from "commander";
import { createProgram } from "../../../gateway/commands/program";

/** The command and all below it, each under its whole name. */
function walk(command: Command, parents = ""): [string, Command][] {
  const name = `${parents}${command.name()}`;
  return [[name, command], ...command.commands.flatMap((child) => walk(child, `${name} `))];
}

function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  return text;
}

const commands = walk(createProgram());

test.each(commands)("%s says what it is for", (_, command) => {
  expect(command.description()).toMatch(/\S/);
});

test.each(commands.filter(([, command]) => command.commands.length === 0))(
  "%s shows an example of itself",
  (name, command) => {
    const [, example = ""] = helpOf(command).split("Example:");
    expect(example).toContain(`$ ${name}`.replace("$ rollcall", "rollcall"));
  },
);

test.each(commands.filter(([, command]) => command.commands.length === 0))(
  "%s describes each of its flags",
  (_, command) => {
    for (const option of command.options)
      expect([option.flags, option.description]).toEqual([option.flags, expect.stringMatching(/\S/)]);
  },
);

test("rollcall serve says what counts where nothing is set", () => {
  const help = helpOf(new Map(commands).get("rollcall serve") as Command);
  expect(help).toMatch(/--port <value> .* \(default: 8080\)\n/);
  expect(help).not.toMatch(/--tls-cert-file .*default/);
});
