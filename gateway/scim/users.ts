/** `/Users` (RFC 7644 §3). */
import type { Response } from "express";
import type { Groups } from "../domain/groups";
import type { User, UserGroup } from "../domain/model";
import type { Users } from "../domain/users";
import { sendEmpty } from "../http/json";
import { isMinimal, locationOf, sendMinimal, sendScim, setResourceHeaders } from "./answer";
import type { Call, Endpoint } from "./call";
import { pageOf, parseListRequest } from "./list-request";
import { renderListResponse } from "./list-response";
import { parseUserPatch, patchUser } from "./patch";
import { type Projection, parseProjection } from "./projection";
import { parseUser } from "./resource";
import { USER } from "./schemas/resource-schema";
import { renderUser, versionOf } from "./user-rendering";

interface Answer {
  readonly status: number;
  readonly user: User;
  readonly projection: Projection | undefined;
  /** Undefined where they are no part of the answer. */
  readonly groups?: readonly UserGroup[];
}

export class UserEndpoints {
  constructor(
    private readonly users: Users,
    private readonly groups: Pick<Groups, "integration">,
  ) {}

  endpoints(): Endpoint[] {
    const one = "/Users/:id";
    return [
      { method: "get", path: "/Users", handle: (call, response) => this.list(call, response) },
      {
        method: "post",
        path: "/Users",
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
    const { query, sort, paging, projection } = parseListRequest(USER, call.query);
    const { items, total } = await this.users.list(call.integration, query, sort, pageOf(paging));
    const groups = wantsGroups(projection) ? await this.users.groupsOf(items) : undefined;
    const resources = items.map((user) =>
      renderUser(call.base, user, groups && (groups.get(user.key) ?? []), projection),
    );
    sendScim(response, 200, renderListResponse(resources, total, paging.startIndex));
  }

  private async create(call: Call, response: Response): Promise<void> {
    const projection = parseProjection(USER, call.query);
    const user = await this.users.create(call.integration, parseUser(call.body), call.actor);
    response.setHeader("Location", locationOf(call.base, "User", user.id));
    await this.answer(call, response, { status: 201, user, projection });
  }

  private async read(call: Call, response: Response): Promise<void> {
    const projection = parseProjection(USER, call.query);
    const user = await this.users.find(call.integration, call.id);
    const groups = await this.groupsOf(user, projection);
    const known = call.hasVersion(versionOf(user, groups));
    this.send(call, response, { status: known ? 304 : 200, user, projection, groups });
  }

  private async replace(call: Call, response: Response): Promise<void> {
    const projection = parseProjection(USER, call.query);
    // Checked before the write; what it means for `active` is known only beside the present user.
    parseUser(call.body);
    const user = await this.users.update(call, (present) => parseUser(call.body, present.active));
    await this.answer(call, response, { status: 200, user, projection }, call.preferred === "minimal");
  }

  private async patch(call: Call, response: Response): Promise<void> {
    const projection = parseProjection(USER, call.query);
    const patch = parseUserPatch(call.body);
    const { config } = await this.groups.integration(call.integration);
    const user = await this.users.update(call, (present) =>
      patchUser(present.id, JSON.parse(present.profile), patch),
    );
    const minimal = isMinimal(call, config.patchResponse, false);
    await this.answer(call, response, { status: 200, user, projection }, minimal);
  }

  private async remove(call: Call, response: Response): Promise<void> {
    await this.users.remove(call);
    sendEmpty(response, 204);
  }

  private async answer(call: Call, response: Response, answer: Answer, minimal = false): Promise<void> {
    const { user, projection } = answer;
    if (minimal) this.send(call, response, { ...answer, status: 204 });
    else this.send(call, response, { ...answer, groups: await this.groupsOf(user, projection) });
  }

  private send(call: Call, response: Response, { status, user, projection, groups }: Answer): void {
    setResourceHeaders(response, locationOf(call.base, "User", user.id), versionOf(user, groups));
    if (status === 204) sendMinimal(call, response);
    else if (status === 304) sendEmpty(response, status);
    else sendScim(response, status, renderUser(call.base, user, groups, projection));
  }

  private async groupsOf(
    user: User,
    projection: Projection | undefined,
  ): Promise<readonly UserGroup[] | undefined> {
    if (!wantsGroups(projection)) return undefined;
    return (await this.users.groupsOf([user])).get(user.key) ?? [];
  }
}

function wantsGroups(projection: Projection | undefined): boolean {
  return projection?.wants("groups") ?? true;
}
