/** One thing the gateway needs in order to serve; throws or rejects when it is not there. */
export interface HealthCheck {
  readonly name: string;
  check(): Promise<void>;
}

export interface CheckResult {
  readonly name: string;
  readonly status: "ok" | "failed";
  /** How long the check took, in milliseconds. */
  readonly ms: number;
}

export interface HealthReport {
  readonly status: "ok" | "unavailable";
  readonly checks: readonly CheckResult[];
  readonly version: string;
}

const PATIENCE_MS = 2000;

/** Where the process is in its life, and whether it can serve. */
export class Health {
  #phase: "starting" | "serving" | "draining" = "starting";

  constructor(
    readonly version: string,
    private readonly checks: readonly HealthCheck[],
  ) {}

  serving(): void {
    if (this.#phase === "starting") this.#phase = "serving";
  }

  draining(): void {
    this.#phase = "draining";
  }

  /** The process runs its event loop; nothing else is asked, so that a slow database never restarts it. */
  live(): HealthReport {
    return this.#report([]);
  }

  /** Start-up is over. Stays true while draining. */
  started(): HealthReport {
    return this.#report([phase("started", this.#phase !== "starting")]);
  }

  /** New work may be sent here. */
  async ready(): Promise<HealthReport> {
    const lifecycle = [
      phase("started", this.#phase !== "starting"),
      phase("not-draining", this.#phase !== "draining"),
    ];
    return this.#report([...lifecycle, ...(await Promise.all(this.checks.map(run)))]);
  }

  #report(checks: readonly CheckResult[]): HealthReport {
    const failed = checks.some((check) => check.status === "failed");
    return { status: failed ? "unavailable" : "ok", checks, version: this.version };
  }
}

function phase(name: string, ok: boolean): CheckResult {
  return { name, status: ok ? "ok" : "failed", ms: 0 };
}

/** The cause of a failure stays out of the answer, which anyone may read; the log has it. */
async function run({ name, check }: HealthCheck): Promise<CheckResult> {
  const start = performance.now();
  const status = await withPatience(check()).then(
    () => "ok" as const,
    () => "failed" as const,
  );
  return { name, status, ms: Math.round(performance.now() - start) };
}

async function withPatience(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), PATIENCE_MS);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
