/** `/Groups` (RFC 7644 §3): access lists of type scim. */
import type { Response } from "express";
import { type Groups, NO_MEMBERS } from "../domain/groups";
import type { AccessList } from "../domain/model";
import { sendEmpty } from "../http/json";
import { isMinimal, locationOf, sendMinimal, sendScim, setResourceHeaders } from "./answer";
import type { Call, Endpoint } from "./call";
import { parseGroup } from "./group";
import { parseGroupPatch } from "./group-patch";
import { PIECE, renderGroup, wantsMembers } from "./group-rendering";
import { pageOf, parseListRequest } from "./list-request";
import { listResponseHead } from "./list-response";
import { type Projection, parseProjection } from "./projection";
import { GROUP } from "./schemas/resource-schema";
import { collect, streamScim } from "./stream";

/** With more members than this, a group is not the answer to its own PATCH. */
const LARGE = 1_000;

interface Answer {
  readonly status: number;
  readonly list: AccessList;
  readonly projection: Projection | undefined;
}

export class GroupEndpoints {
  constructor(private readonly groups: Groups) {}

  endpoints(): Endpoint[] {
    const one = "/Groups/:id";
    return [
      { method: "get", path: "/Groups", handle: (call, response) => this.list(call, response) },
      {
        method: "post",
        path: "/Groups",
        body: "json",
        handle: (call, response) => this.create(call, response),
      },
      { method: "get", path: one, handle: (call, response) => this.read(call, response) },
      { method: "put", path: one, body: "json", handle: (call, response) => this.replace(call, response) },
      { method: "patch", path: one, body: "json", handle: (call, response) => this.patch(call, response) },
      { method: "delete", path: one, handle: (call, response) => this.remove(call, response) },
    ];
  }

  private async list(call: Call, response: Response): Promise<void> {
    const { query, sort, paging, projection } = parseListRequest(GROUP, call.query);
    const { items, total } = await this.groups.list(call.integration, query, sort, pageOf(paging));
    const head = listResponseHead(items.length, total, paging.startIndex);
    const members = wantsMembers(projection) ? items.reduce((sum, list) => sum + list.memberCount, 0) : 0;
    await this.send(call, response, 200, this.renderAll(call, head, items, projection), members);
  }

  private async create(call: Call, response: Response): Promise<void> {
    const projection = parseProjection(GROUP, call.query);
    const list = await this.groups.create(call.integration, parseGroup(call.body), call.actor);
    response.setHeader("Location", locationOf(call.base, "Group", list.group.id));
    await this.answer(call, response, { status: 201, list, projection });
  }

  private async read(call: Call, response: Response): Promise<void> {
    const projection = parseProjection(GROUP, call.query);
    const list = await this.groups.find(call.integration, call.id);
    if (call.hasVersion(list.version)) {
      setResourceHeaders(response, locationOf(call.base, "Group", list.group.id), list.version);
      sendEmpty(response, 304);
      return;
    }
    await this.answer(call, response, { status: 200, list, projection });
  }

  private async replace(call: Call, response: Response): Promise<void> {
    const projection = parseProjection(GROUP, call.query);
    const { members, ...names } = parseGroup(call.body);
    const change = { ...names, members: { set: members, add: NO_MEMBERS, remove: [] } };
    const list = await this.groups.change(call, change);
    await this.answer(call, response, { status: 200, list, projection }, call.preferred === "minimal");
  }

  /** A big group is not answered with all its members unless the client asks for that. */
  private async patch(call: Call, response: Response): Promise<void> {
    const projection = parseProjection(GROUP, call.query);
    const change = parseGroupPatch(call.id, call.body);
    const { config } = await this.groups.integration(call.integration);
    const list = await this.groups.change(call, change);
    const large = wantsMembers(projection) && list.memberCount > LARGE;
    const minimal = isMinimal(call, config.patchResponse, large);
    await this.answer(call, response, { status: 200, list, projection }, minimal);
  }

  private async remove(call: Call, response: Response): Promise<void> {
    await this.groups.remove(call);
    sendEmpty(response, 204);
  }

  private async answer(
    call: Call,
    response: Response,
    { status, list, projection }: Answer,
    minimal = false,
  ): Promise<void> {
    setResourceHeaders(response, locationOf(call.base, "Group", list.group.id), list.version);
    if (minimal) {
      sendMinimal(call, response);
      return;
    }
    const members = wantsMembers(projection) ? list.memberCount : 0;
    await this.send(call, response, status, this.render(call, list, projection), members);
  }

  private render(
    { base }: Call,
    list: AccessList,
    projection: Projection | undefined,
  ): AsyncGenerator<string> {
    return renderGroup(base, list, projection, (of, after, limit) => this.groups.members(of, after, limit));
  }

  private async *renderAll(
    call: Call,
    head: string,
    lists: readonly AccessList[],
    projection: Projection | undefined,
  ): AsyncGenerator<string> {
    yield head;
    for (const [index, list] of lists.entries()) {
      if (index > 0) yield ",";
      yield* this.render(call, list, projection);
    }
    yield "]}";
  }

  /** An answer that fits one piece is sent whole, with its length. */
  private async send(
    call: Call,
    response: Response,
    status: number,
    pieces: AsyncIterable<string>,
    members: number,
  ): Promise<void> {
    if (members > PIECE) await streamScim(response, status, pieces, call.signal);
    else sendScim(response, status, await collect(pieces));
  }
}
