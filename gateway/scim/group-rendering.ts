/** Groups as a client reads them: in pieces, so that one of a hundred thousand members needs no more memory than one. */
import type { AccessList, Member } from "../domain/model";
import type { MemberPosition } from "../domain/store";
import type { JsonObject } from "../domain/traits";
import { locationOf, metaOf } from "./answer";
import type { Projection } from "./resource/projection";
import { GROUP } from "./schemas/resource-schema";

/** Members in one piece of text. */
export const PIECE = 1_000;

/** The next members of a group, after a position. */
export type ReadMembers = (
  list: AccessList,
  after: MemberPosition | null,
  limit: number,
) => Promise<readonly Member[]>;

/** The group as pieces of JSON text; members are read only where they are part of the answer. */
export async function* renderGroup(
  base: string,
  list: AccessList,
  projection: Projection | undefined,
  read: ReadMembers,
): AsyncGenerator<string> {
  const head = JSON.stringify(project(headOf(base, list), projection));
  if (!wantsMembers(projection)) {
    yield head;
    return;
  }
  yield `${head.slice(0, -1)},"members":[`;
  let separator = "";
  for await (const members of chunks(list, read)) {
    const rendered = members.map((member) => renderMember(base, member));
    const projected = project({ members: rendered }, projection).members;
    const text = JSON.stringify(projected ?? []).slice(1, -1);
    if (text === "") continue;
    yield separator + text;
    separator = ",";
  }
  yield "]}";
}

export function wantsMembers(projection: Projection | undefined): boolean {
  return projection?.wants("members") ?? true;
}

async function* chunks(list: AccessList, read: ReadMembers): AsyncGenerator<readonly Member[]> {
  let after: MemberPosition | null = null;
  for (;;) {
    const members: readonly Member[] = await read(list, after, PIECE);
    if (members.length > 0) yield members;
    const last = members.at(-1);
    if (last === undefined || members.length < PIECE) return;
    after = { kind: last.kind, key: last.key };
  }
}

function project(document: JsonObject, projection: Projection | undefined): JsonObject {
  return projection ? projection.apply(document) : document;
}

function headOf(base: string, { config, group, version, createdAt, updatedAt }: AccessList): JsonObject {
  const meta = metaOf(base, "Group", { id: group.id, version, createdAt, updatedAt });
  return {
    schemas: [GROUP.base.id],
    id: group.id,
    ...(group.externalId === null ? {} : { externalId: group.externalId }),
    displayName: config.title,
    meta: { ...meta },
  };
}

function renderMember(base: string, { kind, id, display }: Member): JsonObject {
  const type = kind === "user" ? "User" : "Group";
  return { value: id, $ref: locationOf(base, type, id), type, display };
}
