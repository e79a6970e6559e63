/** Users and groups that refer to each other in a circle: created in one command, all of them or none. */
import type { Deps } from "./command";
import type { Push } from "./group-match";
import type { GroupDocument, Groups } from "./groups";
import { requireIntegration } from "./integrations";
import type { AccessList, Actor } from "./model";
import type { Writes } from "./store";
import type { UserDocument, Users } from "./users";

/** The id of another of the circle, by its place in it. */
export type IdAt = (place: number) => string;

/** What is to be created, as it reads once the ids of the others are known; `document` runs more than once. */
export type Creation =
  | { readonly type: "user"; document(idAt: IdAt): Promise<UserDocument> }
  | { readonly type: "group"; document(idAt: IdAt): Promise<GroupDocument> };

export interface Created {
  readonly id: string;
  /** Members that a group names, that do not exist, and that were passed over. */
  readonly passedOver: readonly string[];
}

/** One of a circle could not be created, and so none was. */
export class CircleFailure extends Error {
  override readonly name = "CircleFailure";

  constructor(
    /** Which of the circle. */
    readonly place: number,
    override readonly cause: unknown,
  ) {
    super("a circle of resources could not be created");
  }
}

/** A creation that is under way. */
interface Part {
  readonly creation: Creation;
  id: string;
  password?: string;
  list?: AccessList;
  passedOver: readonly string[];
}

/** The command that creates them. */
interface Within {
  readonly tx: Writes;
  readonly push: Push;
  readonly idAt: IdAt;
}

export class Circles {
  constructor(
    private readonly deps: Deps,
    private readonly users: Users,
    private readonly groups: Groups,
  ) {}

  /** @throws CircleFailure for the first that cannot be created */
  async create(name: string, creations: readonly Creation[], actor: Actor): Promise<readonly Created[]> {
    const parts: Part[] = creations.map((creation) => ({ creation, id: this.deps.newId(), passedOver: [] }));
    const idAt: IdAt = (place) => parts[place]?.id ?? "";
    let place = 0;
    const each = async (act: (part: Part) => Promise<void>) => {
      for (const [index, part] of parts.entries()) {
        place = index;
        await act(part);
      }
    };
    try {
      await each(async (part) => {
        const { creation } = part;
        if (creation.type !== "user") return;
        part.password = await this.users.checked(name, await creation.document(idAt));
      });
      await this.deps.store.write(async (tx) => {
        const integration = await requireIntegration(tx, name);
        // A list that is declared has its id already, and a user who refers to it must be told that one.
        const within = { tx, push: { integration, actor, now: this.deps.clock() }, idAt };
        await each((part) => this.link(part, within));
        await each((part) => this.insert(part, within));
        await each((part) => this.fill(part, within));
      });
    } catch (error) {
      throw new CircleFailure(place, error);
    }
    return parts.map(({ id, passedOver }) => ({ id, passedOver }));
  }

  private async link(part: Part, { tx, push, idAt }: Within): Promise<void> {
    if (part.creation.type !== "group") return;
    const document = await part.creation.document(idAt);
    part.list = await this.groups.linkIn(tx, push, document);
    part.id = part.list.group.id;
  }

  private async insert({ creation, id, password }: Part, { tx, push, idAt }: Within) {
    if (creation.type !== "user") return;
    const document = await creation.document(idAt);
    await this.users.createIn(tx, push.integration, { id, document, password }, push.actor);
  }

  private async fill(part: Part, { tx, push, idAt }: Within): Promise<void> {
    if (part.creation.type !== "group" || part.list === undefined) return;
    const { members } = await part.creation.document(idAt);
    part.passedOver = (await this.groups.fillIn(tx, push, part.list, members)).passedOver;
  }
}
