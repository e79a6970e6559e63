import type { DeferralReason } from "../framework/deferral";
import type { SessionCall } from "../framework/session";
import type { ClientCapabilities, Deferred } from "./generated/tfplugin6";
import { Deferred_Reason as Reason } from "./generated/tfplugin6";

const REASONS: Readonly<Record<DeferralReason, Reason>> = {
  unknown: Reason.UNKNOWN,
  "resource-config-unknown": Reason.RESOURCE_CONFIG_UNKNOWN,
  "provider-config-unknown": Reason.PROVIDER_CONFIG_UNKNOWN,
  "absent-prerequisite": Reason.ABSENT_PREREQ,
};

export function encodeDeferred({ deferred }: SessionCall): Deferred | undefined {
  return deferred && { reason: REASONS[deferred] };
}

export function deferralAllowed(capabilities: ClientCapabilities | undefined): boolean {
  return capabilities?.deferralAllowed ?? false;
}
