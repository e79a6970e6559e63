/**
 * Owners are declared by name and bound to the user or list of that name once. A binding whose user is gone stays settled,
 * so that nobody inherits it by taking the name; it is no longer shown, until the owner is declared anew.
 */
import { Refusal } from "../domain/errors";
import type { AccessListConfig, Owner, RowKey } from "../domain/model";
import { canonicalUserName } from "../domain/title";
import { codeOf } from "./rows";
import type { KindCode } from "./schema";
import { onConflict, type Session } from "./session";
import type { Compiler } from "./statement";

/** An owner as the statements on lists return it. */
export type ShownOwner = Omit<Owner, "kind"> & { kind: KindCode };

interface Declared {
  list: number;
  kind: KindCode;
  nameKey: string;
  integration: string;
  name: string;
  description: string;
}

export function ownerStatements(sql: Compiler) {
  const bindings = (p: Declared) => {
    const user = sql.db
      .selectFrom("users")
      .select("key")
      .where("integration", "=", p.integration)
      .where("user_name_key", "=", p.nameKey);
    const list = sql.db
      .selectFrom("lists")
      .select("key")
      .where("integration", "=", p.integration)
      .where("name", "=", p.nameKey);
    return { user, list };
  };
  return {
    declareUser: sql.write((db, p: Declared) =>
      db.insertInto("owners").values({ ...declared(p), bound_user: bindings(p).user }),
    ),
    declareList: sql.write((db, p: Declared) =>
      db.insertInto("owners").values({ ...declared(p), bound_list: bindings(p).list }),
    ),
    settle: sql.write((db, p: { list: number }) =>
      db
        .updateTable("owners")
        .set({ settled: 1 })
        .where("list", "=", p.list)
        .where("settled", "=", 0)
        .where((eb) => eb.or([eb("bound_user", "is not", null), eb("bound_list", "is not", null)])),
    ),
    ownersOf: sql.read(
      (db, p: { list: number }) => db.selectFrom("owners").selectAll().where("list", "=", p.list),
      { turn: "names" },
    ),
    describe: sql.write(
      (db, p: { list: number; kind: KindCode; nameKey: string; name: string; description: string }) =>
        db
          .updateTable("owners")
          .set({ name: p.name, description: p.description })
          .where("list", "=", p.list)
          .where("kind", "=", p.kind)
          .where("name_key", "=", p.nameKey),
    ),
    dismiss: sql.write((db, p: { list: number; kind: KindCode; nameKey: string }) =>
      db
        .deleteFrom("owners")
        .where("list", "=", p.list)
        .where("kind", "=", p.kind)
        .where("name_key", "=", p.nameKey),
    ),
    bindWaiting: sql.write(
      (db, p: { integration: string; name: string; key: number }) =>
        db
          .updateTable("owners")
          .set({ bound_list: p.key, settled: 1 })
          .where("integration", "=", p.integration)
          .where("kind", "=", 1)
          .where("name_key", "=", p.name)
          .where("settled", "=", 0),
      { turn: "names" },
    ),
  };
}

const declared = (p: Declared) => ({
  list: p.list,
  kind: p.kind,
  name_key: p.nameKey,
  integration: p.integration,
  name: p.name,
  description: p.description,
  settled: 0,
});

export class Owners {
  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof ownerStatements>,
  ) {}

  /**
   * Makes these the owners of the list. One that is shown already keeps its binding; any other is bound now, or waits.
   * @throws Refusal `invalid-value` when two of them are the same
   */
  async declare(list: RowKey, integration: string, owners: readonly Owner[]): Promise<void> {
    const standing = new Map<string, ShownOwner>();
    for (const row of await this.session.all(this.on.ownersOf.with({ list }))) {
      const shown = row.settled === 0 || row.bound_user !== null || row.bound_list !== null;
      const kept = owners.some(
        (owner) => shown && codeOf(owner.kind) === row.kind && keyOf(owner) === row.name_key,
      );
      if (kept) standing.set(`${row.kind} ${row.name_key}`, row);
      else await this.session.run(this.on.dismiss.with({ list, kind: row.kind, nameKey: row.name_key }));
    }
    for (const owner of owners) await this.#declareOne(list, integration, owner, standing);
    await this.session.run(this.on.settle.with({ list }));
  }

  /** Binds a new list to the owners that were declared under its name and never bound. */
  async bindList(key: RowKey, { integration, name }: AccessListConfig): Promise<void> {
    await this.session.run(this.on.bindWaiting.with({ integration, name, key }));
  }

  async #declareOne(
    list: RowKey,
    integration: string,
    owner: Owner,
    standing: ReadonlyMap<string, ShownOwner>,
  ): Promise<void> {
    const { name, description } = owner;
    const kind = codeOf(owner.kind);
    const nameKey = keyOf(owner);
    const known = standing.get(`${kind} ${nameKey}`);
    if (known) {
      if (known.name === name && known.description === description) return;
      await this.session.run(this.on.describe.with({ list, kind, nameKey, name, description }));
      return;
    }
    const statement = kind === 0 ? this.on.declareUser : this.on.declareList;
    await onConflict(
      this.session.run(statement.with({ list, kind, nameKey, integration, name, description })),
      () => new Refusal("invalid-value", `the ${owner.kind} ${name} is named twice`, { field: "owners" }),
    );
  }
}

function keyOf({ kind, name }: Owner): string {
  return kind === "user" ? canonicalUserName(name) : name;
}
