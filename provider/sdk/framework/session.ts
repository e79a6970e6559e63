import type { DataSource } from "./data-source";
import type { Diagnostic } from "./diagnostics";
import { DiagnosticError, Diagnostics } from "./diagnostics";
import type { EphemeralResource } from "./ephemeral-resource";
import type { ProviderFunction } from "./function";
import type { Log } from "./log";
import type { PrivateState } from "./private-state";
import type { Provider } from "./provider";
import type { Call, RemoteCall, Resource } from "./resource";

/** One provider at the service of one Terraform run: what it was configured with and whether it is to stop. */
export class Session {
  /** What `configure` returned. */
  client: unknown;
  readonly #stop = new AbortController();

  constructor(
    readonly provider: Provider,
    readonly log: Log,
  ) {}

  /** Asks everything that is under way to end. */
  stop(): void {
    this.#stop.abort(new Error("Terraform was interrupted"));
  }

  begin(cancelled: AbortSignal): SessionCall {
    return new SessionCall(this, AbortSignal.any([this.#stop.signal, cancelled]));
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
  throw new DiagnosticError([
    { severity: "error", summary: `Unknown ${kind}`, detail: `This provider has no ${kind} named ${name}.` },
  ]);
}

/** One call of a session. */
export class SessionCall implements Call {
  readonly diagnostics = new Diagnostics();

  constructor(
    readonly session: Session,
    readonly signal: AbortSignal,
  ) {}

  get log(): Log {
    return this.session.log;
  }

  /** The call as handlers see it. */
  local(): Call {
    return { diagnostics: this.diagnostics, signal: this.signal, log: this.log };
  }

  /** The call as handlers that reach the remote system see it. */
  remote(privateState: PrivateState): RemoteCall<unknown> {
    return { ...this.local(), client: this.session.client, private: privateState };
  }

  /** Does the work, if it is still wanted; what it throws becomes diagnostics and `undefined` is returned. */
  async attempt<T>(work: () => T | Promise<T>): Promise<T | undefined> {
    try {
      this.signal.throwIfAborted();
      return await work();
    } catch (error) {
      this.diagnostics.add(this.#render(error));
      return undefined;
    }
  }

  #render(error: unknown): readonly Diagnostic[] {
    if (error instanceof DiagnosticError) return error.diagnostics;
    const rendered = this.session.provider.renderError?.(error);
    if (rendered) return rendered;
    if (this.signal.aborted) {
      return [
        { severity: "error", summary: "Interrupted", detail: "The call was ended before it was done." },
      ];
    }
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    this.log.error("unexpected error", { error: stack ?? message });
    return [{ severity: "error", summary: "Unexpected error in the provider", detail: message }];
  }
}
