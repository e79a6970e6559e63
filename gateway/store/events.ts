import type { Event, EventTarget } from "../domain/model";
import type { Page, PageRequest } from "../domain/query";
import type { EventReads, EventSelection, EventWrites } from "../domain/store";
import { fromJson, type Row } from "./rows";
import type { EventsTable } from "./schema";
import type { Session } from "./session";
import { bounded, type Compiler, isAbsent } from "./statement";

interface Selected {
  action: string | null;
  targetType: string | null;
  targetId: string | null;
  integration: string | null;
}

export function eventStatements(sql: Compiler) {
  const selected = (p: Selected) =>
    sql.db
      .selectFrom("events")
      .where((eb) => eb.or([isAbsent(p.action), eb("action", "=", p.action)]))
      .where((eb) => eb.or([isAbsent(p.targetType), eb("target_type", "=", p.targetType)]))
      .where((eb) => eb.or([isAbsent(p.targetId), eb("target_id", "=", p.targetId)]))
      .where((eb) => eb.or([isAbsent(p.integration), eb("integration", "=", p.integration)]));
  return {
    page: sql.read((_, p: Selected & { after: number; limit: number; offset: number }) =>
      selected(p)
        .selectAll()
        .where("sequence", ">", p.after)
        .orderBy("sequence")
        .limit(bounded(p.limit))
        .offset(p.offset),
    ),
    count: sql.read((_, p: Selected) => selected(p).select((eb) => eb.fn.countAll<number>().as("total"))),
    append: sql.event((db, p: Omit<Row<EventsTable>, "sequence">) =>
      db.insertInto("events").values({
        time: p.time,
        actor: p.actor,
        action: p.action,
        target_type: p.target_type,
        target_id: p.target_id,
        integration: p.integration,
        delta: p.delta,
        request_id: p.request_id,
      }),
    ),
  };
}

export class Events implements EventReads, EventWrites {
  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof eventStatements>,
  ) {}

  async page(selection: EventSelection, { limit, after = 0, offset = 0 }: PageRequest): Promise<Page<Event>> {
    const { action = null, targetType = null, targetId = null, integration = null } = selection;
    const selected = { action, targetType, targetId, integration };
    const [rows, [count]] = await this.session.together([
      this.on.page.with({ ...selected, after, offset, limit: limit + 1 }),
      this.on.count.with(selected),
    ]);
    const items = rows.slice(0, limit).map(eventOf);
    const total = count?.total ?? 0;
    const last = items.at(-1);
    return rows.length > limit && last ? { items, total, next: last.sequence } : { items, total };
  }

  async append({ time, actor, action, target, delta, requestId }: Omit<Event, "sequence">): Promise<void> {
    await this.session.run(
      this.on.append.with({
        time,
        actor,
        action,
        target_type: target.type,
        target_id: target.id,
        integration: target.integration,
        delta: JSON.stringify(delta),
        request_id: requestId,
      }),
    );
  }
}

function eventOf(row: Row<EventsTable>): Event {
  return {
    sequence: row.sequence,
    time: row.time,
    actor: row.actor,
    action: row.action,
    target: { type: row.target_type as EventTarget, id: row.target_id, integration: row.integration },
    delta: fromJson(row.delta),
    requestId: row.request_id,
  };
}
