import type { Command } from "commander";
import type { LockInput, LockView } from "../management/contract/lock";
import { Api, type Connection, withConnection } from "./api";
import { type Format, print, printObject, printRows, withFormat } from "./output";

const LOCKS = "/v1/locks";

const ADD_EXAMPLE = `
A locked person holds nothing from the next request on, whatever the identity provider says.

Example:
  $ rollcall lock add --user alice@example.com --reason "laptop stolen"
`;

const LIST_EXAMPLE = `
Example:
  $ rollcall lock list --user alice@example.com
`;

const REMOVE_EXAMPLE = `
Example:
  $ rollcall lock remove 0190c2f4-9a53-7cc1-a3b6-3f6f1f2a9c11
`;

type Flags = Connection & { format: Format };
type Person = { user?: string; integration?: string };

export function lockCommand(program: Command): void {
  const lock = program.command("lock").description("locks of a running gateway: who is kept out");
  withFormat(withConnection(lock.command("list")))
    .description("show the locks, those made by deprovisioning among them")
    .option("--user <userName>", "only this person's")
    .option("--integration <name>", "only this integration's")
    .addHelpText("after", LIST_EXAMPLE)
    .action(list);
  withFormat(withConnection(lock.command("add")))
    .description("keep a person out")
    .requiredOption("--user <userName>", "the person")
    .requiredOption("--reason <text>", "why, for those who come after")
    .option("--integration <name>", "the integration the person belongs to")
    .option("--expires-at <time>", "RFC 3339 time at which the lock ends by itself")
    .addHelpText("after", ADD_EXAMPLE)
    .action(add);
  withConnection(lock.command("remove"))
    .description("let the person in again")
    .argument("<lock-id>")
    .addHelpText("after", REMOVE_EXAMPLE)
    .action(remove);
}

async function list(flags: Flags & Person): Promise<void> {
  const api = await Api.connect(flags);
  // A mistyped name must not read as if nobody were kept out.
  if (flags.integration) await api.call("GET", `/v1/integrations/${encodeURIComponent(flags.integration)}`);
  const locks = await api.list<LockView>(LOCKS, { userName: flags.user, integration: flags.integration });
  printRows(
    locks,
    ["id", "integration", "user_name", "source", "reason", "created_by", "expires_at"],
    flags.format,
  );
}

async function add(flags: Flags & Person & { reason: string; expiresAt?: string }): Promise<void> {
  const { user = "", reason, integration, expiresAt: expires_at } = flags;
  const api = await Api.connect(flags);
  const wanted: LockInput = { user_name: user, reason, integration, expires_at };
  printObject(await api.call<LockView>("POST", LOCKS, wanted), flags.format);
}

async function remove(id: string, flags: Connection): Promise<void> {
  const api = await Api.connect(flags);
  await api.call("DELETE", `${LOCKS}/${encodeURIComponent(id)}`);
  print("The lock is lifted.");
}
