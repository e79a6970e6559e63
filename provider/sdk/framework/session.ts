import type { Action } from "./action";
import type { DataSource } from "./data-source";
import { Deferral, type DeferralReason } from "./deferral";
import type { Diagnostic } from "./diagnostics";
import { DiagnosticError, Diagnostics } from "./diagnostics";
import type { EphemeralResource } from "./ephemeral-resource";
import type { ProviderFunction } from "./function";
import type { ListResource } from "./list-resource";
import type { Log } from "./log";
import type { PrivateState } from "./private-state";
import type { Provider } from "./provider";
import type { Call, RemoteCall, Resource } from "./resource";
import type { Deadline } from "./timeouts";

/** One provider at the service of one Terraform run: what it was configured with and whether it is to stop. */
export class Session {
  /** What `configure` returned. */
  client: unknown;
  readonly #stop = new AbortController();
  readonly #underway = new Set<AbortController>();

  constructor(
    readonly provider: Provider,
    readonly log: Log,
  ) {}

  /** Asks everything that is under way to end. */
  stop(): void {
    this.#stop.abort(new Error("Terraform was interrupted"));
    for (const call of this.#underway) call.abort(this.#stop.signal.reason);
  }

  /** A call comes in; what is returned ends its signal, as `stop` does until `leave`. */
  enter(): AbortController {
    const call = new AbortController();
    this.#underway.add(call);
    return call;
  }

  /** The call has been answered. */
  leave(call: AbortController): void {
    this.#underway.delete(call);
  }

  /** Terraform is done. What the provider still has to say may fail: it is nobody's concern any more. */
  async end(): Promise<void> {
    if (this.client === undefined || this.#stop.signal.aborted) return;
    try {
      await this.provider.end?.(this.client);
    } catch (error) {
      this.log.warn("the provider's end failed", { error: String(error) });
    }
  }

  begin(cancelled: AbortSignal, deferralAllowed = false): SessionCall {
    const signal = this.#stop.signal.aborted ? this.#stop.signal : cancelled;
    return new SessionCall(this, signal, new Diagnostics(), deferralAllowed);
  }

  /** @throws DiagnosticError when the provider has none of that name */
  resource(typeName: string): Resource {
    return pick("resource", this.provider.resources, typeName);
  }

  /** @throws DiagnosticError when the provider has none of that name */
  dataSource(typeName: string): DataSource {
    return pick("data source", this.provider.dataSources, typeName);
  }

  /** @throws DiagnosticError when the provider has none of that name */
  ephemeralResource(typeName: string): EphemeralResource {
    return pick("ephemeral resource", this.provider.ephemeralResources, typeName);
  }

  /** @throws DiagnosticError when the provider has none of that name */
  listResource(typeName: string): ListResource {
    return pick("list resource", this.provider.listResources, typeName);
  }

  /** @throws DiagnosticError when the provider has none of that name */
  action(typeName: string): Action {
    return pick("action", this.provider.actions, typeName);
  }

  function(name: string): ProviderFunction | undefined {
    return this.provider.functions?.find((one) => one.name === name);
  }
}

function pick<T extends { readonly typeName: string }>(
  kind: string,
  all: readonly T[] | undefined,
  name: string,
): T {
  const found = all?.find(({ typeName }) => typeName === name);
  if (found) return found;
  throw new DiagnosticError([problem(`Unknown ${kind}`, `This provider has no ${kind} named ${name}.`)]);
}

/** One call of a session. */
export class SessionCall implements Call {
  /** Set when the call was left for a later round. */
  deferred: DeferralReason | undefined;

  constructor(
    readonly session: Session,
    readonly signal: AbortSignal,
    readonly diagnostics: Diagnostics,
    readonly deferralAllowed: boolean,
  ) {}

  get log(): Log {
    return this.session.log;
  }

  /** The call as handlers see it. */
  local(): Call {
    const { diagnostics, signal, log, deferralAllowed } = this;
    return { diagnostics, signal, log, deferralAllowed };
  }

  /** The call as handlers that reach the remote system see it. */
  remote(privateState: PrivateState): RemoteCall<unknown> {
    return { ...this.local(), client: this.session.client, private: privateState };
  }

  /**
   * Does the work with a signal that ends also when its time is over.
   * @throws DiagnosticError when the work failed and its time was over; otherwise what the work throws
   */
  async within<T>(deadline: Deadline | undefined, work: (signal: AbortSignal) => T | Promise<T>): Promise<T> {
    if (!deadline) return work(this.signal);
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(deadline), deadline.milliseconds);
    try {
      return await work(AbortSignal.any([this.signal, over.signal]));
    } catch (error) {
      if (!over.signal.aborted || error instanceof DiagnosticError) throw error;
      throw new DiagnosticError([problem("Timed out", deadline.explanation)]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Does the work, if it is still wanted; what it throws becomes diagnostics and `undefined` is returned. */
  async attempt<T>(work: () => T | Promise<T>): Promise<T | undefined> {
    try {
      this.signal.throwIfAborted();
      return await work();
    } catch (error) {
      this.report(error);
      return undefined;
    }
  }

  /** Makes diagnostics of what was thrown, or notes that the call is deferred. */
  report(error: unknown): void {
    if (error instanceof Deferral && this.deferralAllowed) this.deferred = error.reason;
    else this.diagnostics.add(this.#render(error));
  }

  #render(error: unknown): readonly Diagnostic[] {
    if (error instanceof DiagnosticError) return error.diagnostics;
    if (error instanceof Deferral) return [problem("Not possible yet", error.message)];
    const rendered = this.session.provider.renderError?.(error);
    if (rendered) return rendered;
    if (this.signal.aborted) {
      return [problem("Interrupted", "The call was ended before it was done.")];
    }
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    this.log.error("unexpected error", { error: stack ?? message });
    return [problem("Unexpected error in the provider", message)];
  }
}

function problem(summary: string, detail: string): Diagnostic {
  return { severity: "error", summary, detail };
}
