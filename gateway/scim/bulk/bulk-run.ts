/** The operations of one bulk, done one after another, each as the request that it stands for (RFC 7644 §3.7). */
import { preconditionOf } from "../../http/etag";
import type { Remark } from "../../http/surface";
import { idIn } from "../answer";
import type { Call, ResourceEndpoints } from "../call";
import { errorBody, outcomeOf } from "../wire/error";
import type { Reply } from "../wire/reply";
import { invalidValue, ScimError } from "../wire/scim-error";
import { referencesIn, resolveData, resolveText } from "./bulk-references";
import type { BulkOperation, BulkRequest } from "./bulk-request";

/** What an operation came to, as the answer tells it. */
export interface BulkResult {
  readonly method: string;
  readonly bulkId?: string;
  readonly location?: string;
  readonly version?: string;
  readonly status: string;
  /** The error of a failed operation. */
  readonly response?: object;
}

export type BulkTargets = Readonly<Record<"Users" | "Groups", ResourceEndpoints>>;

/** Where an operation goes. */
interface Target {
  readonly type: keyof BulkTargets;
  /** Undefined for the collection itself. */
  readonly id?: string;
}

const PATH = /^\/(Users|Groups)(?:\/([^/?#]+))?\/?$/;

type Handler = (endpoints: ResourceEndpoints, call: Call) => Promise<Reply>;

const ON_COLLECTION: Readonly<Record<string, Handler>> = { POST: (of, call) => of.create(call) };
const ON_RESOURCE: Readonly<Record<string, Handler>> = {
  PUT: (of, call) => of.replace(call),
  PATCH: (of, call) => of.patch(call),
  DELETE: (of, call) => of.remove(call),
};

export class BulkRun {
  readonly #results: (BulkResult | undefined)[] = [];
  /** Which operation creates what is referred to by a bulkId. */
  readonly #creators = new Map<string, number>();
  /** What was created, by bulkId. */
  readonly #ids = new Map<string, string>();
  readonly #remarks: Remark[] = [];
  readonly #underWay = new Set<number>();
  #errors = 0;

  constructor(
    private readonly targets: BulkTargets,
    private readonly call: Call,
    private readonly request: BulkRequest,
  ) {
    request.operations.forEach(({ method, bulkId }, index) => {
      if (method === "POST" && bulkId !== undefined) this.#creators.set(bulkId, index);
    });
  }

  /** @returns the results of all operations that were begun, in the order in which they were asked for */
  async results(): Promise<readonly BulkResult[]> {
    for (const index of this.request.operations.keys()) await this.reach(index);
    return this.#results.filter((result) => result !== undefined);
  }

  /** What was not done, for the administrator; complete when the results are. */
  get remarks(): readonly Remark[] {
    return this.#remarks;
  }

  /** Does an operation unless it is done; before it, those that create what it refers to, wherever they stand. */
  private async reach(index: number): Promise<void> {
    const operation = this.request.operations[index];
    if (operation === undefined || this.#results[index] !== undefined || this.#underWay.has(index)) return;
    this.#underWay.add(index);
    for (const bulkId of referencesIn(targetIn(operation.path)?.id ?? "", operation.data)) {
      const creator = this.#creators.get(bulkId);
      if (creator !== undefined) await this.reach(creator);
    }
    if (!this.isOver()) this.#results[index] = await this.perform(operation, index);
    this.#underWay.delete(index);
  }

  /** Nothing more is begun after too many errors, and when nobody waits for the answer. */
  private isOver(): boolean {
    return this.#errors >= this.request.failOnErrors || this.call.signal.aborted;
  }

  private async perform(operation: BulkOperation, index: number): Promise<BulkResult> {
    const { method, bulkId } = operation;
    const echo = bulkId === undefined ? { method } : { method, bulkId };
    try {
      const { status, headers = {}, remarks = [] } = await this.send(operation);
      for (const remark of remarks) this.remark(operation, index, remark);
      const location = headers.Location ?? this.locationOf(operation);
      if (bulkId !== undefined && headers.Location) this.#ids.set(bulkId, idIn(headers.Location));
      return { ...echo, location, version: headers.ETag, status: String(status) };
    } catch (error) {
      this.#errors += 1;
      this.remark(operation, index, { failure: error });
      return { ...echo, location: this.locationOf(operation), ...this.failureOf(error, index) };
    }
  }

  private remark({ method, path, data }: BulkOperation, index: number, remark: Remark): void {
    this.#remarks.push({ ...remark, part: { index, method, path, body: data } });
  }

  /** @throws what the same request alone would be refused with; ScimError 400, 405 and 409 for what bulk alone knows */
  private send(operation: BulkOperation): Promise<Reply> {
    const { method, path, bulkId, version, data } = operation;
    const target = targetIn(path);
    if (target === undefined)
      throw invalidValue("The path must be that of users or groups, or of one of them.");
    const handler = (target.id === undefined ? ON_COLLECTION : ON_RESOURCE)[method];
    if (handler === undefined) throw new ScimError(405, `${method} is not what can be done with ${path}.`);
    if (method === "POST" && !bulkId) throw invalidValue("An operation that creates must have a bulkId.");
    const resolve = (reference: string) => this.idOf(reference);
    return handler(this.targets[target.type], {
      ...this.call,
      id: resolveText(target.id ?? "", resolve),
      query: new URLSearchParams(),
      body: resolveData(data, resolve),
      precondition: preconditionOf(version),
      hasVersion: () => false,
      preferred: undefined,
    });
  }

  /** @throws ScimError 400 for what no operation creates, 409 for what was not created */
  private idOf(bulkId: string): string {
    const id = this.#ids.get(bulkId);
    if (id !== undefined) return id;
    const creator = this.#creators.get(bulkId);
    if (creator === undefined) throw invalidValue(`No operation creates bulkId:${bulkId}.`);
    const circular = this.#underWay.has(creator);
    const why = circular ? "refers back to this operation: neither can be first" : "was not created";
    throw new ScimError(409, `bulkId:${bulkId} ${why}.`);
  }

  /** Where the resource is that an operation changes, whether it succeeded or not. */
  private locationOf({ path, method }: BulkOperation): string | undefined {
    const { type, id } = targetIn(path) ?? {};
    if (type === undefined || id === undefined || method === "POST") return undefined;
    const [, bulkId] = /^bulkId:(.+)$/is.exec(id) ?? [];
    const known = bulkId === undefined ? id : this.#ids.get(bulkId);
    return known && `${this.call.base}/${type}/${encodeURIComponent(known)}`;
  }

  private failureOf(error: unknown, operation: number): Pick<BulkResult, "status" | "response"> {
    const { actor, log } = this.call;
    const { status, scimType, detail } = outcomeOf(error, actor.requestId);
    if (status >= 500) log.error({ err: error, operation }, "bulk operation failed");
    else log.info({ operation, status, scimType }, "bulk operation refused");
    return { status: String(status), response: errorBody(status, detail, scimType) };
  }
}

/** Undefined for a path that bulk does not serve. */
function targetIn(path: string): Target | undefined {
  const [, type, id] = PATH.exec(path) ?? [];
  if (type === undefined) return undefined;
  try {
    return { type: type as Target["type"], id: id && decodeURIComponent(id) };
  } catch {
    return undefined;
  }
}
