import { writeFileSync } from "node:fs";
import type { Command } from "commander";
import type { AccessListView } from "../management/contract/access-list";
import type { IntegrationView } from "../management/contract/integration";
import type { MemberView } from "../management/contract/member";
import type { OAuthClientView } from "../management/contract/oauth-client";
import type { ScimTokenView } from "../management/contract/scim-token";
import { Api, type Connection, withConnection } from "./api";
import { type Held, renderDeclarations } from "./declarations";
import { CommandFailure, EXIT } from "./failure";
import { print } from "./output";

const EXAMPLE = `
Writes an import block and a resource block for each integration, access list, OAuth client and SCIM token, and for the
members of each static list. Secrets are not part of it. A client with the scope manage:read is enough.

A configuration beside it says where the provider comes from. Then "terraform plan" shows imports and no changes, but for
lists that SCIM made: these are declared from then on.

Example:
  $ rollcall export --output access.tf && terraform plan
  $ rollcall export --integration okta > okta.tf
`;

type Flags = Connection & { integration?: string; output?: string };

export function exportCommand(program: Command): void {
  withConnection(program.command("export"))
    .description("write what a running gateway holds as Terraform configuration, with import blocks")
    .option("--integration <name>", "only this integration and what belongs to it")
    .option("--output <file>", "a new file to write to, instead of standard output")
    .addHelpText("after", EXAMPLE)
    .action(exportHeld);
}

async function exportHeld(flags: Flags): Promise<void> {
  const api = await Api.connect(flags);
  const text = renderDeclarations(await load(api, flags.integration));
  if (flags.output === undefined) process.stdout.write(text);
  else write(text, flags.output);
}

async function load(api: Api, integration: string | undefined): Promise<Held> {
  const isWanted = (one: { readonly integration: string | null }) =>
    integration === undefined || one.integration === integration;
  const integrations =
    integration === undefined
      ? await api.list<IntegrationView>("/v1/integrations")
      : [await api.call<IntegrationView>("GET", `/v1/integrations/${encodeURIComponent(integration)}`)];
  const lists = await api.list<AccessListView>("/v1/access-lists", { integration });
  return {
    integrations,
    lists,
    members: await loadMembers(api, lists),
    clients: (await api.list<OAuthClientView>("/v1/oauth-clients")).filter(isWanted).sort(byName),
    tokens: (await api.list<ScimTokenView>("/v1/scim-tokens")).filter(isWanted).sort(byName),
  };
}

/** Their ids are random, and would show what is the same in another order. */
function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

async function loadMembers(api: Api, lists: readonly AccessListView[]): Promise<Held["members"]> {
  const members = new Map<string, readonly MemberView[]>();
  for (const { name, type } of lists) {
    if (type !== "static") continue;
    members.set(name, await api.list<MemberView>(`/v1/access-lists/${encodeURIComponent(name)}/members`));
  }
  return members;
}

/** What was written before may have been edited since: it is never overwritten. */
function write(text: string, file: string): void {
  try {
    writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw new CommandFailure(`${file} is there already`, EXIT.conflict);
    throw new CommandFailure(`${file} cannot be written (${code})`);
  }
  print(`Written to ${file}.`);
}
