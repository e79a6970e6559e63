import type { AttributePath } from "../values/path";

/** What Terraform shows to its user: one line of what is wrong, then what to do about it, and where. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly path?: AttributePath;
}

/** Collects diagnostics during a call; errors collected here fail the call, together with what it returns. */
export class Diagnostics {
  #all: Diagnostic[] = [];

  get all(): readonly Diagnostic[] {
    return this.#all;
  }

  error(summary: string, detail: string, path?: AttributePath): void {
    this.#all.push({ severity: "error", summary, detail, path });
  }

  warning(summary: string, detail: string, path?: AttributePath): void {
    this.#all.push({ severity: "warning", summary, detail, path });
  }

  add(diagnostics: readonly Diagnostic[]): void {
    this.#all.push(...diagnostics);
  }

  /** What has been collected so far, which is then no longer here. */
  take(): readonly Diagnostic[] {
    const taken = this.#all;
    this.#all = [];
    return taken;
  }

  get hasErrors(): boolean {
    return this.#all.some(({ severity }) => severity === "error");
  }
}

/** Thrown to end a call with diagnostics and no result. */
export class DiagnosticError extends Error {
  override readonly name = "DiagnosticError";
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ summary, detail }) => `${summary}: ${detail}`).join("\n"));
  }
}

/**
 * Ends the call with one error.
 * @throws DiagnosticError always
 */
export function fail(summary: string, detail: string, path?: AttributePath): never {
  throw new DiagnosticError([{ severity: "error", summary, detail, path }]);
}
