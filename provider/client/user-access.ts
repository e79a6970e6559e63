/** What a user may do. */
import type { UserAccessView } from "../../gateway/management/contract/user";
import { nullWhenGone } from "./collection";
import { segment } from "./endpoint";
import type { JsonObject } from "./problem";
import type { Session } from "./session";

export class UserAccess {
  readonly #session: () => Session;

  constructor(session: () => Session) {
    this.#session = session;
  }

  /** null when there is no such user. */
  byId(id: string, signal: AbortSignal): Promise<UserAccessView | null> {
    return this.#get(`/v1/users/${segment(id)}/access`, signal);
  }

  /** null when the integration has no user of this name. */
  byName(integration: string, userName: string, signal: AbortSignal): Promise<UserAccessView | null> {
    return this.#get(`/v1/users/access?${new URLSearchParams({ integration, userName })}`, signal);
  }

  #get(path: string, signal: AbortSignal): Promise<UserAccessView | null> {
    const isAnswer = ({ user }: JsonObject) => typeof user === "object";
    return nullWhenGone(this.#session().call<UserAccessView>({ method: "GET", path, isAnswer, signal }));
  }
}
