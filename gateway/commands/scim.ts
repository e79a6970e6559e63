import { setTimeout } from "node:timers/promises";
import { type Command, InvalidArgumentError } from "commander";
import type { PageView } from "../management/contract/page";
import type { ScimRequestView } from "../management/contract/scim-request";
import { Api, type Connection, withConnection } from "./api";
import { print } from "./output";

const LOG_EXAMPLE = `
Oldest first, one line a request; values that could be personal or secret are masked. With --json each line is an object
that also holds the masked body of a request that was refused. A bulk that was answered may have operations that failed, and a
push members that were passed over: the line says which, and --refused shows it too.

Example:
  $ rollcall scim log --refused
  $ rollcall scim log --integration workforce --follow
  $ rollcall scim log --refused --json | jq .body
`;

/** Milliseconds between two looks. */
const PAUSE = 2_000;
const LARGEST_PAGE = 200;

interface Flags extends Connection {
  readonly integration: string;
  readonly refused?: boolean;
  readonly follow?: boolean;
  readonly limit: number;
  readonly json?: boolean;
}

export function scimCommand(program: Command): void {
  const scim = program.command("scim").description("what identity providers ask of a running gateway");
  withConnection(scim.command("log"))
    .description("show the last requests of an integration, and why they were refused")
    .option("--integration <name>", "whose base URL they were sent to", "default")
    .option("--refused", "only those that were refused, in whole or in part")
    .option("--limit <number>", "how many", parseCount, 50)
    .option("--follow", "go on with those that come, until interrupted")
    .option("--json", "write each as a JSON object on a line of its own")
    .addHelpText("after", LOG_EXAMPLE)
    .action(log);
}

async function log(flags: Flags): Promise<void> {
  let api = await Api.connect(flags);
  let last = show(await load(api, flags, { most: flags.limit }), flags, 0);
  while (flags.follow) {
    await setTimeout(PAUSE);
    // A token ends; what it was given for goes on.
    const fresh = await load(api, flags, { after: last }).catch(async () => {
      api = await Api.connect(flags);
      return load(api, flags, { after: last });
    });
    last = show(fresh, flags, last);
  }
}

/** Newest first: at most so many, those that came after a sequence. */
async function load(
  api: Api,
  { integration, refused }: Flags,
  { after = 0, most = Number.POSITIVE_INFINITY }: { after?: number; most?: number },
): Promise<ScimRequestView[]> {
  const query = new URLSearchParams({ limit: String(Math.min(most, LARGEST_PAGE)) });
  if (refused) query.set("outcome", "refused");
  const path = `/v1/integrations/${encodeURIComponent(integration)}/requests`;
  const requests: ScimRequestView[] = [];
  for (;;) {
    const page = await api.call<PageView<ScimRequestView>>("GET", `${path}?${query}`);
    const fresh = page.items.filter(({ sequence }) => sequence > after);
    requests.push(...fresh);
    if (fresh.length < page.items.length || page.next_cursor === null || requests.length >= most) break;
    query.set("cursor", page.next_cursor);
  }
  return requests.slice(0, most);
}

/** @returns the sequence of the last that was shown, or `last` when none was */
function show(requests: readonly ScimRequestView[], { json }: Flags, last: number): number {
  for (const request of requests.toReversed()) print(json ? JSON.stringify(request) : lineOf(request));
  return requests[0]?.sequence ?? last;
}

function lineOf(request: ScimRequestView): string {
  const { time, client, method, path, filter, status, duration_ms } = request;
  const asked = `${method} ${path}${filter === null ? "" : ` filter ${filter}`}`;
  const line = `${time}  ${status}  ${duration_ms} ms  ${client ?? "-"}  ${asked}${reasonOf(request)}`;
  // Paths and names come from outside: nothing in them may move the cursor or forge a line.
  return line.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, "?");
}

function reasonOf({ scim_type, detail }: ScimRequestView): string {
  if (detail === null) return "";
  return `  ${scim_type === null ? "" : `${scim_type}: `}${detail}`;
}

function parseCount(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number from 1 to 999999.");
}
