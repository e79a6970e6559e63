/** What a user is told when another has what is to be created, so that two workspaces over one gateway find each other. */
import type { EventView } from "../../gateway/management/contract/event";
import type { MemberView } from "../../gateway/management/contract/member";
import type { RollcallClient } from "../client/client";
import { ApiError } from "../client/errors";

/** How many makers a message tells. */
const SHOWN = 5;

export interface Creating {
  /** As events call it. */
  readonly type: "access-list" | "integration";
  readonly name: string;
  readonly client: RollcallClient;
  readonly signal: AbortSignal;
}

/** The result of `create`. Where the name is taken, the error also tells which client took it. */
export async function tellingMaker<T>(creating: Creating, create: () => Promise<T>): Promise<T> {
  try {
    return await create();
  } catch (error) {
    const taken = error instanceof ApiError && error.code === "already-exists" && isOfName(error);
    throw taken ? await withMaker(error, creating) : error;
  }
}

function isOfName({ errors }: ApiError): boolean {
  return errors.some(({ pointer }) => pointer === "/name");
}

/** The error as it is where the gateway does not say who it was. */
async function withMaker(error: ApiError, creating: Creating): Promise<ApiError> {
  try {
    const made = await lastCreation(creating);
    if (!made) return error;
    const maker = await describeClient(made.actor, creating);
    return error.adding(tellOf(made, maker, creating.client.clientId));
  } catch {
    return error;
  }
}

async function lastCreation({ type, name, client, signal }: Creating): Promise<EventView | undefined> {
  const matching = { action: `${type}.created`, target_type: type, target_id: name };
  let last: EventView | undefined;
  for await (const event of client.events.list(matching, signal)) last = event;
  return last;
}

/** `rc_2a1b (platform)`; the id alone of a client that is gone. */
async function describeClient(id: string, { client, signal }: Creating): Promise<string> {
  const found = await client.oauthClients.read(id, signal);
  return found && found.name !== id ? `${id} (${found.name})` : id;
}

function tellOf({ actor, time }: EventView, maker: string, own: string | undefined): string {
  if (actor === own)
    return `The OAuth client ${maker}, which this run uses too, made it at ${time}: does another block or workspace declare it?`;
  return `The OAuth client ${maker} made it at ${time}; this run uses ${describeSelf(own)}. Does another workspace declare it?`;
}

/** Who declared the members, and who asks now. */
export function tellMakers(members: readonly MemberView[], { clientId }: RollcallClient): string {
  const makers = [...new Set(members.map(({ added_by }) => added_by))].slice(0, SHOWN).join(", ");
  return `Declared by ${makers}; this run uses ${describeSelf(clientId)}. Does another block or workspace declare it?`;
}

function describeSelf(clientId: string | undefined): string {
  return clientId === undefined ? "a token" : `the client ${clientId}`;
}
