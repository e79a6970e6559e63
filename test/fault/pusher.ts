/** SCIM requests as the gateway serves them, but without a connection: a push of many operations, in one PATCH or in a bulk. */
import { Circles } from "../../gateway/domain/circles";
import type { Deps } from "../../gateway/domain/command";
import { Groups } from "../../gateway/domain/groups";
import type { Actor } from "../../gateway/domain/model";
import { Users } from "../../gateway/domain/users";
import { bulkEndpoint } from "../../gateway/scim/bulk/bulk";
import type { Call } from "../../gateway/scim/call";
import { GroupEndpoints } from "../../gateway/scim/groups";
import { UserEndpoints } from "../../gateway/scim/users";

const MESSAGES = "urn:ietf:params:scim:api:messages:2.0";
const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

export class Pusher {
  private readonly users: UserEndpoints;
  private readonly groups: GroupEndpoints;
  private readonly bulk: ReturnType<typeof bulkEndpoint>;

  constructor(
    deps: Deps,
    private readonly actor: Actor,
  ) {
    const [users, groups] = [new Users(deps), new Groups(deps)];
    this.users = new UserEndpoints(users, groups);
    this.groups = new GroupEndpoints(groups);
    const circles = new Circles(deps, users, groups);
    this.bulk = bulkEndpoint({ Users: this.users, Groups: this.groups, circles });
  }

  /** One value in three attributes, by three operations. */
  async patchUser(id: string, value: string): Promise<void> {
    const operations = ["title", "nickName", "userType"].map((path) => ({ op: "replace", path, value }));
    await this.users.patch(this.callOf({ schemas: [`${MESSAGES}:PatchOp`], Operations: operations }, id));
  }

  /** Makes one user the only member, and names the group after them. */
  async pass(groupId: string, { id, name }: { id: string; name: string }): Promise<void> {
    const operations = [
      { op: "remove", path: "members" },
      { op: "replace", path: "externalId", value: name },
      { op: "add", path: "members", value: [{ value: id }] },
    ];
    await this.groups.patch(
      this.callOf({ schemas: [`${MESSAGES}:PatchOp`], Operations: operations }, groupId),
    );
  }

  /** Two users, each the other's manager, and both put into the group. @throws Error for an operation that failed */
  async addCouple(groupId: string, names: readonly [string, string]): Promise<void> {
    const [one, other] = names;
    const create = (userName: string, manager: string) => ({
      method: "POST",
      path: "/Users",
      bulkId: userName,
      data: {
        schemas: [USER, ENTERPRISE],
        userName,
        [ENTERPRISE]: { manager: { value: `bulkId:${manager}` } },
      },
    });
    const join = names.map((name) => ({ op: "add", path: "members", value: [{ value: `bulkId:${name}` }] }));
    const into = { schemas: [`${MESSAGES}:PatchOp`], Operations: join };
    const Operations = [
      create(one, other),
      create(other, one),
      { method: "PATCH", path: `/Groups/${groupId}`, data: into },
    ];
    const { body } = await this.bulk.handle(
      this.callOf({ schemas: [`${MESSAGES}:BulkRequest`], Operations }),
    );
    const results: { status: string }[] = JSON.parse(String(body)).Operations;
    if (results.some(({ status }) => Number(status) >= 300)) throw new Error(String(body));
  }

  private callOf(body: unknown, id = ""): Call {
    const nothing = () => undefined;
    return {
      integration: "default",
      base: "https://gateway.example/scim/v2",
      actor: this.actor,
      now: Date.now(),
      id,
      query: new URLSearchParams(),
      body,
      signal: new AbortController().signal,
      log: { info: nothing, error: nothing } as unknown as Call["log"],
      precondition: undefined,
      hasVersion: () => false,
      preferred: "minimal",
    };
  }
}
