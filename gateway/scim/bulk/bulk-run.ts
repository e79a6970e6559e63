/** The operations of one bulk, done one after another, each as the request that it stands for (RFC 7644 §3.7). */
import { CircleFailure } from "../../domain/circles";
import { pause } from "../../domain/pause";
import { preconditionOf } from "../../http/etag";
import type { Remark } from "../../http/surface";
import { idIn } from "../answer";
import type { Call } from "../call";
import { errorBody, outcomeOf } from "../wire/error";
import type { Reply } from "../wire/reply";
import { invalidValue, ScimError } from "../wire/scim-error";
import { createCircle } from "./bulk-circle";
import { circlesIn, type References } from "./bulk-circles";
import { referencesIn, resolveData, resolveText } from "./bulk-references";
import type { BulkOperation, BulkRequest } from "./bulk-request";
import { type BulkTargets, handlerOf, targetIn } from "./bulk-targets";

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

export class BulkRun {
  readonly #results: (BulkResult | undefined)[] = [];
  /** Which operation creates what is referred to by a bulkId. */
  readonly #creators = new Map<string, number>();
  /** By operation, those that create what it refers to. */
  #references: References = [];
  #circles: ReadonlyMap<number, readonly number[]> = new Map();
  /** What was created, by bulkId. */
  readonly #ids = new Map<string, string>();
  readonly #remarks: Remark[] = [];
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
    this.#references = await this.references();
    this.#circles = circlesIn(this.#references);
    for (const index of this.request.operations.keys()) await this.reach(index);
    return this.#results.filter((result) => result !== undefined);
  }

  private async references(): Promise<References> {
    const references: number[][] = [];
    for (const { path, data } of this.request.operations) {
      const bulkIds = await referencesIn(targetIn(path)?.id ?? "", data);
      references.push([...bulkIds].flatMap((bulkId) => this.#creators.get(bulkId) ?? []));
      await pause();
    }
    return references;
  }

  /** What was not done, for the administrator; complete when the results are. */
  get remarks(): readonly Remark[] {
    return this.#remarks;
  }

  /**
   * Does an operation unless it is done; before it, those that create what it refers to, wherever they stand. Those that
   * refer to each other are done together.
   */
  private async reach(index: number): Promise<void> {
    if (this.#results[index] !== undefined) return;
    const circle = this.#circles.get(index);
    for (const one of circle ?? [index]) {
      for (const creator of this.#references[one] ?? []) {
        if (circle === undefined || this.#circles.get(creator) !== circle) await this.reach(creator);
      }
    }
    if (this.isOver()) return;
    if (circle) await this.performCircle(circle);
    else this.#results[index] = await this.perform(index);
  }

  /** Nothing more is begun after too many errors, and when nobody waits for the answer. */
  private isOver(): boolean {
    return this.#errors >= this.request.failOnErrors || this.call.signal.aborted;
  }

  private async perform(index: number): Promise<BulkResult> {
    const operation = this.operation(index);
    try {
      return this.succeeded(index, await this.send(operation));
    } catch (error) {
      return this.failed(index, error);
    }
  }

  /** None of a circle is made where one of it cannot be. */
  private async performCircle(circle: readonly number[]): Promise<void> {
    const operations = circle.map((index) => this.operation(index));
    try {
      const replies = await createCircle(this.targets, this.call, operations, (bulkId) => this.idOf(bulkId));
      for (const [place, index] of circle.entries()) {
        const reply = replies[place];
        if (reply) this.#results[index] = this.succeeded(index, reply);
      }
    } catch (error) {
      const { place, cause } = error instanceof CircleFailure ? error : { place: 0, cause: error };
      const because = new ScimError(409, `bulkId:${operations[place]?.bulkId} was not created.`);
      for (const [other, index] of circle.entries()) {
        this.#results[index] = this.failed(index, other === place ? cause : because);
      }
    }
  }

  private operation(index: number): BulkOperation {
    const operation = this.request.operations[index];
    if (operation === undefined) throw new RangeError(`the bulk has no operation ${index}`);
    return operation;
  }

  private succeeded(index: number, { status, headers = {}, remarks = [] }: Reply): BulkResult {
    const operation = this.operation(index);
    for (const remark of remarks) this.remark(index, remark);
    const { bulkId } = operation;
    if (bulkId !== undefined && headers.Location) this.#ids.set(bulkId, idIn(headers.Location));
    const location = headers.Location ?? this.locationOf(operation);
    return { ...echoOf(operation), location, version: headers.ETag, status: String(status) };
  }

  private failed(index: number, error: unknown): BulkResult {
    const operation = this.operation(index);
    this.#errors += 1;
    this.remark(index, { failure: error });
    return { ...echoOf(operation), location: this.locationOf(operation), ...this.failureOf(error, index) };
  }

  private remark(index: number, remark: Remark): void {
    const { method, path, data } = this.operation(index);
    this.#remarks.push({ ...remark, part: { index, method, path, body: data } });
  }

  /** @throws what the same request alone would be refused with; ScimError 400 and 409 for what bulk alone knows */
  private async send(operation: BulkOperation): Promise<Reply> {
    const { target, handler } = handlerOf(operation);
    const resolve = (reference: string) => this.idOf(reference);
    return handler(this.targets[target.type], {
      ...this.call,
      id: resolveText(target.id ?? "", resolve),
      query: new URLSearchParams(),
      body: await resolveData(operation.data, resolve),
      precondition: preconditionOf(operation.version),
      hasVersion: () => false,
      preferred: undefined,
    });
  }

  /** @throws ScimError 400 for what no operation creates, 409 for what was not created */
  private idOf(bulkId: string): string {
    const id = this.#ids.get(bulkId);
    if (id !== undefined) return id;
    if (!this.#creators.has(bulkId)) throw invalidValue(`No operation creates bulkId:${bulkId}.`);
    throw new ScimError(409, `bulkId:${bulkId} was not created.`);
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

function echoOf({ method, bulkId }: BulkOperation): Pick<BulkResult, "method" | "bulkId"> {
  return bulkId === undefined ? { method } : { method, bulkId };
}
