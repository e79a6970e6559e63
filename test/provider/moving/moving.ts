import { DiagnosticError, Diagnostics } from "../../../provider/sdk/framework/diagnostics";
import { PrivateState } from "../../../provider/sdk/framework/private-state";
import type { MoveCall, RawState } from "../../../provider/sdk/framework/resource";
import { TELEPORT_ADDRESS } from "../../support/teleport-provider";

const silent = () => {};
const log = { trace: silent, debug: silent, info: silent, warn: silent, error: silent, mask: silent };

export interface Moved<T> {
  readonly state: T | undefined;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** Moves a stored state, and collects what is said of it. */
export function moveWith<T>(
  move: (call: MoveCall) => T | undefined,
  sourceType: string,
  source: RawState,
  sourceProvider = TELEPORT_ADDRESS,
): Moved<T> {
  const diagnostics = new Diagnostics();
  const { signal } = new AbortController();
  let state: T | undefined;
  try {
    state = move({
      sourceProvider,
      sourceType,
      sourceVersion: 0,
      source,
      private: new PrivateState(),
      diagnostics,
      signal,
      log,
      deferralAllowed: false,
    });
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
  }
  const said = (severity: string) =>
    diagnostics.all.filter((one) => one.severity === severity).map(({ detail }) => detail);
  return { state, errors: said("error"), warnings: said("warning") };
}
