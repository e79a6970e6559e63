import { sql as raw } from "kysely";
import type { ScimRequest } from "../domain/model";
import type { Page, PageRequest } from "../domain/query";
import type { ScimRequestReads, ScimRequestSelection, ScimRequestWrites } from "../domain/scim-request-store";
import { fromJson, type Row } from "./rows";
import type { ScimRequestsTable } from "./schema";
import type { Session } from "./session";
import { bounded, type Compiler } from "./statement";

type NewRow = Omit<Row<ScimRequestsTable>, "sequence">;

interface Selected {
  integration: string;
  least: number;
  most: number;
  leastRefused: number;
  mostRefused: number;
}

const ANY_STATUS = [0, 999] as const;

/** By outcome, the least and the greatest of what `REFUSED` may be. */
const OUTCOMES = { done: [0, 0], refused: [1, 1], any: [0, 1] } as const;

/** 1 for what was refused in whole or in part. */
const REFUSED = raw<number>`case when status >= 400 or detail is not null then 1 else 0 end`;

export function scimRequestStatements(sql: Compiler) {
  const selected = (p: Selected) =>
    sql.db
      .selectFrom("scim_requests")
      .where("integration", "=", p.integration)
      .where("status", ">=", p.least)
      .where("status", "<=", p.most)
      .where(REFUSED, ">=", p.leastRefused)
      .where(REFUSED, "<=", p.mostRefused);
  return {
    page: sql.read((_, p: Selected & { before: number; limit: number }) =>
      selected(p)
        .selectAll()
        .where("sequence", "<", p.before)
        .orderBy("sequence", "desc")
        .limit(bounded(p.limit)),
    ),
    count: sql.read((_, p: Selected) => selected(p).select((eb) => eb.fn.countAll<number>().as("total"))),
    integration: sql.read((db, p: { name: string }) =>
      db.selectFrom("integrations").select("name").where("name", "=", p.name),
    ),
    append: sql.quiet((db, p: NewRow) =>
      db.insertInto("scim_requests").values({
        integration: p.integration,
        known: p.known,
        time: p.time,
        client: p.client,
        method: p.method,
        path: p.path,
        filter: p.filter,
        status: p.status,
        scim_type: p.scim_type,
        detail: p.detail,
        duration: p.duration,
        request_id: p.request_id,
        body: p.body,
      }),
    ),
    /** Drops what is older than the newest `most`. */
    trim: sql.quiet((db, p: { integration: string; known: number; most: number }) =>
      db
        .deleteFrom("scim_requests")
        .where("integration", "=", p.integration)
        .where("known", "=", p.known)
        .where("sequence", "<=", (eb) =>
          eb
            .selectFrom("scim_requests as kept")
            .select("kept.sequence")
            .where("kept.integration", "=", p.integration)
            .where("kept.known", "=", p.known)
            .orderBy("kept.sequence", "desc")
            .limit(bounded(1))
            .offset(p.most),
        ),
    ),
  };
}

export class ScimRequests implements ScimRequestReads, ScimRequestWrites {
  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof scimRequestStatements>,
  ) {}

  async page(
    { integration, status: [least, most] = ANY_STATUS, outcome }: ScimRequestSelection,
    { limit, after = Number.MAX_SAFE_INTEGER }: PageRequest,
  ): Promise<Page<ScimRequest>> {
    const [leastRefused, mostRefused] = OUTCOMES[outcome ?? "any"];
    const selected = { integration, least, most, leastRefused, mostRefused };
    const [rows, [count]] = await this.session.together([
      this.on.page.with({ ...selected, before: after, limit: limit + 1 }),
      this.on.count.with(selected),
    ]);
    const items = rows.slice(0, limit).map(requestOf);
    const total = count?.total ?? 0;
    const last = items.at(-1);
    return rows.length > limit && last ? { items, total, next: last.sequence } : { items, total };
  }

  async append(
    requests: readonly Omit<ScimRequest, "sequence">[],
    most: { readonly known: number; readonly strangers: number },
  ): Promise<void> {
    const integrations = await this.#existing(new Set(requests.map(({ integration }) => integration)));
    const kept = requests.filter(({ integration }) => integrations.has(integration));
    for (const request of kept) await this.session.run(this.on.append.with(rowOf(request)));
    for (const integration of integrations) {
      await this.session.run(this.on.trim.with({ integration, known: 1, most: most.known }));
      await this.session.run(this.on.trim.with({ integration, known: 0, most: most.strangers }));
    }
  }

  async #existing(names: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const existing = new Set<string>();
    for (const name of names) {
      if (await this.session.first(this.on.integration.with({ name }))) existing.add(name);
    }
    return existing;
  }
}

function rowOf({ known, scimType, requestId, body, ...request }: Omit<ScimRequest, "sequence">): NewRow {
  return {
    ...request,
    known: known ? 1 : 0,
    scim_type: scimType,
    request_id: requestId,
    body: body === null ? null : JSON.stringify(body),
  };
}

function requestOf({ known, scim_type, request_id, body, ...row }: Row<ScimRequestsTable>): ScimRequest {
  return {
    ...row,
    known: known === 1,
    scimType: scim_type,
    requestId: request_id,
    body: body === null ? null : fromJson(body),
  };
}
