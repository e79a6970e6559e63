/** Users and groups in one list: a query of the whole base URL (RFC 7644 §3.4.2.1, §3.4.3). */
import type { Groups } from "../domain/groups";
import type { AccessList, User } from "../domain/model";
import type { Page, PageRequest } from "../domain/query";
import type { Users } from "../domain/users";
import type { Call, Endpoint } from "./call";
import { PIECE, wantsMembers } from "./group-rendering";
import type { GroupEndpoints } from "./groups";
import { continuationOf, cursorOf, placeOf, progressOf } from "./list-page";
import { type ListRequest, parseListRequest } from "./list-request";
import { type ListHead, renderListHead } from "./list-response";
import { mergePages, type Origin } from "./merge";
import { GROUP } from "./schemas/resource-schema";
import { parseSearchRequest } from "./search-request";
import type { UserEndpoints } from "./users";
import type { Reply } from "./wire/reply";
import { ScimError } from "./wire/scim-error";

/** How far into a sorted list an index may reach; a cursor reaches everywhere. */
const DEEPEST = 10_000;

type Asked = readonly [users: ListRequest, groups: ListRequest];
type Loaded = readonly [users: Page<User>, groups: Page<AccessList>];

interface Found {
  readonly loaded: Loaded;
  /** Which of what was loaded is answered, in order. */
  readonly order: readonly Origin[];
  readonly head: ListHead;
}

export class RootSearch {
  constructor(
    private readonly services: { readonly users: Users; readonly groups: Groups },
    private readonly users: UserEndpoints,
    private readonly groups: GroupEndpoints,
  ) {}

  endpoints(): Endpoint[] {
    const handle = (call: Call) => this.search(call, parseSearchRequest(call.body));
    return [{ method: "post", path: "/.search", body: "json", handle }];
  }

  /** @throws ScimError 400 invalidFilter, invalidValue, invalidCursor, expiredCursor, tooMany */
  async search(call: Call, parameters: URLSearchParams): Promise<Reply> {
    const user = await this.users.schema(call);
    const asked: Asked = [
      parseListRequest(user, parameters, [GROUP]),
      parseListRequest(GROUP, parameters, [user]),
    ];
    const byCursor = asked[0].paging.cursor !== undefined;
    const found = byCursor ? await this.findByCursor(call, asked) : await this.findByIndex(call, asked);
    const groups = found.order.filter(({ walk }) => walk === 1);
    const members = groups.reduce(
      (sum, { index }) => sum + (found.loaded[1].items[index]?.memberCount ?? 0),
      0,
    );
    const long = wantsMembers(asked[1].projection) && members > PIECE;
    return { status: 200, body: this.render(call, asked, found), long };
  }

  private async findByIndex(call: Call, asked: Asked): Promise<Found> {
    const { startIndex, count } = asked[0].paging;
    const offset = startIndex - 1;
    const found = isSorted(asked)
      ? await this.findSorted(call, asked, offset, count)
      : await this.findInTurn(call, asked, offset, count);
    const totalResults = totalOf(found.loaded);
    return { ...found, head: { totalResults, startIndex, itemsPerPage: found.order.length } };
  }

  /** Every user, then every group. */
  private async findInTurn(call: Call, [asUsers, asGroups]: Asked, offset: number, count: number) {
    const users = await this.loadUsers(call, asUsers, { limit: count, offset });
    const rest = { limit: count - users.items.length, offset: Math.max(0, offset - users.total) };
    const loaded: Loaded = [users, await this.loadGroups(call, asGroups, rest)];
    return { loaded, order: mergePages(loaded, false, count) };
  }

  private async findSorted(call: Call, asked: Asked, offset: number, count: number) {
    if (offset + count > DEEPEST) {
      const detail = `A sorted list of everything reaches to ${DEEPEST} by startIndex; walk it by cursor.`;
      throw new ScimError(400, detail, "tooMany");
    }
    const page = { limit: offset + count };
    const loaded = await this.load(call, asked, [page, page]);
    return { loaded, order: mergePages(loaded, isDescending(asked), offset + count).slice(offset) };
  }

  private async findByCursor(call: Call, asked: Asked): Promise<Found> {
    const { count } = asked[0].paging;
    const before = progressOf(call, asked);
    const [users, groups] = asked;
    const loaded = await this.load(call, asked, [
      { limit: count, ...continuationOf(users, before[0]) },
      { limit: count, ...continuationOf(groups, before[1]) },
    ]);
    const order = mergePages(loaded, isDescending(asked), count);
    const head = { totalResults: totalOf(loaded), itemsPerPage: order.length };
    const taken = loaded.map((_, walk) => order.filter((origin) => origin.walk === walk).length);
    const isLast = loaded.every(
      ({ items, next }, walk) => next === undefined && taken[walk] === items.length,
    );
    if (isLast) return { loaded, order, head };
    const progress = loaded.map((page, walk) => ({
      total: page.total,
      place: placeOf(page, (taken[walk] ?? 0) - 1) ?? before[walk]?.place ?? null,
    }));
    return { loaded, order, head: { ...head, nextCursor: cursorOf(call, asked, progress) } };
  }

  private async load(
    call: Call,
    [asUsers, asGroups]: Asked,
    [users, groups]: readonly [PageRequest, PageRequest],
  ): Promise<Loaded> {
    return [await this.loadUsers(call, asUsers, users), await this.loadGroups(call, asGroups, groups)];
  }

  private loadUsers({ integration }: Call, { query, sort }: ListRequest, page: PageRequest) {
    return this.services.users.list(integration, query, sort, page);
  }

  private loadGroups({ integration }: Call, { query, sort }: ListRequest, page: PageRequest) {
    return this.services.groups.list(integration, query, sort, page);
  }

  private async *render(call: Call, [asUsers, asGroups]: Asked, found: Found): AsyncGenerator<string> {
    const { loaded, order, head } = found;
    const chosen = order.flatMap(({ walk, index }) => (walk === 0 ? (loaded[0].items[index] ?? []) : []));
    const users = (await this.users.renderAll(call, chosen, asUsers.projection)).values();
    yield renderListHead(head);
    for (const [position, { walk, index }] of order.entries()) {
      if (position > 0) yield ",";
      const group = loaded[1].items[index];
      if (walk === 0) yield users.next().value ?? "";
      else if (group) yield* this.groups.render(call, group, asGroups.projection);
    }
    yield "]}";
  }
}

function isSorted(asked: Asked): boolean {
  return asked.some(({ sort }) => sort !== null);
}

function isDescending(asked: Asked): boolean {
  return asked.some(({ sort }) => sort?.descending === true);
}

function totalOf(loaded: Loaded): number {
  return loaded[0].total + loaded[1].total;
}
