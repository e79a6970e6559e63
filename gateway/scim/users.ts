/** `/Users` (RFC 7644 §3). */
import type { Groups } from "../domain/groups";
import type { User, UserGroup } from "../domain/model";
import type { Users } from "../domain/users";
import { isMinimal, locationOf, minimalReply, resourceReply, type Standing } from "./answer";
import { type Call, type Endpoint, resourceEndpoints } from "./call";
import { loadPage } from "./list-page";
import { parseListRequest } from "./list-request";
import { renderListResponse } from "./list-response";
import { parseUserPatch, patchUser } from "./patch/patch";
import { type Projection, parseProjection } from "./resource/projection";
import { parseUser } from "./resource/resource";
import type { ResourceSchema } from "./schemas/resource-schema";
import { userSchemaOf } from "./schemas/user-schema";
import { isPlain, renderUser, versionOf } from "./user-rendering";
import { jsonReply, type Reply } from "./wire/reply";

export class UserEndpoints {
  constructor(
    private readonly users: Users,
    private readonly groups: Pick<Groups, "integration">,
  ) {}

  endpoints(): Endpoint[] {
    return resourceEndpoints("/Users", this);
  }

  async list(call: Call): Promise<Reply> {
    const request = parseListRequest(await this.schema(call), call.query);
    const { query, sort, projection } = request;
    const { items, head } = await loadPage(call, request, (page) =>
      this.users.list(call.integration, query, sort, page),
    );
    return jsonReply(200, renderListResponse(await this.renderAll(call, items, projection), head));
  }

  /** Each user as JSON text. */
  async renderAll(
    { base }: Call,
    users: readonly User[],
    projection: Projection | undefined,
  ): Promise<string[]> {
    const groups = wantsGroups(projection) ? await this.users.groupsOf(users) : undefined;
    return users.map((user) => renderUser(base, user, groups && (groups.get(user.key) ?? []), projection));
  }

  async create(call: Call): Promise<Reply> {
    const schema = await this.schema(call);
    const projection = parseProjection(schema, call.query);
    const user = await this.users.create(call.integration, parseUser(schema, call.body), call.actor);
    return this.answer(call, 201, user, projection, call.preferred === "minimal");
  }

  async read(call: Call): Promise<Reply> {
    const user = await this.users.find(call.integration, call.id);
    // Read most of all: the integration is not looked up where nothing depends on it.
    const whole = call.query.size === 0 && isPlain(user);
    const projection = whole ? undefined : parseProjection(await this.schema(call), call.query);
    const groups = await this.groupsOf(user, projection);
    const standing = standingOf(call, user, groups);
    if (call.hasVersion(standing.version)) return resourceReply(304, standing);
    return resourceReply(200, standing, renderUser(call.base, user, groups, projection));
  }

  async replace(call: Call): Promise<Reply> {
    const schema = await this.schema(call);
    const projection = parseProjection(schema, call.query);
    // Checked before the write; what it means beside the present user is known only there.
    parseUser(schema, call.body);
    const user = await this.users.update(call, (present) =>
      parseUser(schema, call.body, JSON.parse(present.profile)),
    );
    return this.answer(call, 200, user, projection, call.preferred === "minimal");
  }

  async patch(call: Call): Promise<Reply> {
    const { config } = await this.groups.integration(call.integration);
    const schema = userSchemaOf(config);
    const projection = parseProjection(schema, call.query);
    const patch = parseUserPatch(call.body);
    const user = await this.users.update(call, (present) =>
      patchUser(schema, present.id, JSON.parse(present.profile), patch),
    );
    const minimal = isMinimal(call, config.patchResponse, false);
    return this.answer(call, 200, user, projection, minimal);
  }

  async remove(call: Call): Promise<Reply> {
    await this.users.remove(call);
    return { status: 204 };
  }

  /** What a User of the caller's integration is made of. */
  async schema({ integration }: Call): Promise<ResourceSchema> {
    return userSchemaOf((await this.groups.integration(integration)).config);
  }

  private async answer(
    call: Call,
    status: 200 | 201,
    user: User,
    projection: Projection | undefined,
    minimal: boolean,
  ): Promise<Reply> {
    if (minimal) return minimalReply(call, status, standingOf(call, user, undefined));
    const groups = await this.groupsOf(user, projection);
    const body = renderUser(call.base, user, groups, projection);
    return resourceReply(status, standingOf(call, user, groups), body);
  }

  /** The scim lists that the user is in; undefined where they are no part of the answer. */
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

function standingOf({ base }: Call, user: User, groups: readonly UserGroup[] | undefined): Standing {
  return { location: locationOf(base, "User", user.id), version: versionOf(user, groups) };
}
