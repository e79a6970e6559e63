/** `/Groups` (RFC 7644 §3): access lists of type scim. */
import { type GroupOutcome, type Groups, NO_MEMBERS } from "../domain/groups";
import type { AccessList } from "../domain/model";
import { isMinimal, locationOf, minimalReply, resourceReply, type Standing } from "./answer";
import { type Call, type Endpoint, resourceEndpoints } from "./call";
import { PIECE, renderGroup, wantsMembers } from "./group-rendering";
import { loadPage } from "./list-page";
import { parseListRequest } from "./list-request";
import { type ListHead, renderListHead } from "./list-response";
import { parseGroupPatch } from "./patch/group-patch";
import { parseGroup } from "./resource/group";
import { type Projection, parseProjection } from "./resource/projection";
import { GROUP } from "./schemas/resource-schema";
import type { Reply } from "./wire/reply";

/** With more members than this, a group is not the answer to its own PATCH. */
const LARGE = 1_000;

/**
 * Bytes that a PATCH of a single membership needs at most. Identity providers send one for each, in parallel, and some send
 * none again that was refused for its rate.
 */
const MEMBERSHIP = 2_048;

export class GroupEndpoints {
  constructor(private readonly groups: Groups) {}

  endpoints(): Endpoint[] {
    return resourceEndpoints("/Groups", this).map((endpoint) =>
      endpoint.method === "patch" ? { ...endpoint, unlimitedBytes: MEMBERSHIP } : endpoint,
    );
  }

  async list(call: Call): Promise<Reply> {
    const request = parseListRequest(GROUP, call.query);
    const { query, sort, projection } = request;
    const { items, head } = await loadPage(call, request, (page) =>
      this.groups.list(call.integration, query, sort, page),
    );
    const members = wantsMembers(projection) ? items.reduce((sum, list) => sum + list.memberCount, 0) : 0;
    return { status: 200, body: this.renderAll(call, head, items, projection), long: members > PIECE };
  }

  async create(call: Call): Promise<Reply> {
    const projection = parseProjection(GROUP, call.query);
    const list = await this.groups.create(call.integration, await parseGroup(call.body), call.actor);
    return remarked(this.answer(call, 201, list, projection, call.preferred === "minimal"), list);
  }

  async read(call: Call): Promise<Reply> {
    const projection = parseProjection(GROUP, call.query);
    const list = await this.groups.find(call.integration, call.id);
    if (call.hasVersion(list.version)) return resourceReply(304, standingOf(call, list));
    return this.answer(call, 200, list, projection, false);
  }

  async replace(call: Call): Promise<Reply> {
    const projection = parseProjection(GROUP, call.query);
    const { members, namesNobody, ...names } = await parseGroup(call.body);
    const replaced = { ...names, members: { set: members, add: NO_MEMBERS, remove: [] } };
    const change = namesNobody ? names : replaced;
    const list = await this.groups.change(call, change);
    return remarked(this.answer(call, 200, list, projection, call.preferred === "minimal"), list);
  }

  /** A big group is not answered with all its members unless the client asks for that. */
  async patch(call: Call): Promise<Reply> {
    const projection = parseProjection(GROUP, call.query);
    const change = await parseGroupPatch(call.id, call.body);
    const { config } = await this.groups.integration(call.integration);
    const list = await this.groups.change(call, change);
    const large = wantsMembers(projection) && list.memberCount > LARGE;
    const minimal = isMinimal(call, config.patchResponse, large);
    return remarked(this.answer(call, 200, list, projection, minimal), list);
  }

  async remove(call: Call): Promise<Reply> {
    await this.groups.remove(call);
    return { status: 204 };
  }

  private answer(
    call: Call,
    status: 200 | 201,
    list: AccessList,
    projection: Projection | undefined,
    minimal: boolean,
  ): Reply {
    const standing = standingOf(call, list);
    if (minimal) return minimalReply(call, status, standing);
    const long = wantsMembers(projection) && list.memberCount > PIECE;
    return { ...resourceReply(status, standing, this.render(call, list, projection)), long };
  }

  /** The group as pieces of JSON text. */
  render({ base }: Call, list: AccessList, projection: Projection | undefined): AsyncGenerator<string> {
    return renderGroup(base, list, projection, (of, after, limit) => this.groups.members(of, after, limit));
  }

  private async *renderAll(
    call: Call,
    head: ListHead,
    lists: readonly AccessList[],
    projection: Projection | undefined,
  ): AsyncGenerator<string> {
    yield renderListHead(head);
    for (const [index, list] of lists.entries()) {
      if (index > 0) yield ",";
      yield* this.render(call, list, projection);
    }
    yield "]}";
  }
}

/** The answer, with what of the push was not done. */
function remarked(reply: Reply, { passedOver }: GroupOutcome): Reply {
  return passedOver.length === 0 ? reply : { ...reply, remarks: [{ passedOver }] };
}

function standingOf({ base }: Call, { group, version }: AccessList): Standing {
  return { location: locationOf(base, "Group", group.id), version };
}
