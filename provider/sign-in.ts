/** The first thing that a run asks of the gateway, so that what is wrong with the provider block is told once, and there. */
import type { RollcallClient } from "./client/client";
import { AuthenticationError, NoGatewayError } from "./client/errors";
import { renderError } from "./render-error";
import { DiagnosticError } from "./sdk/framework/diagnostics";
import type { AttributePath } from "./sdk/values/path";

/** How long it may take, in milliseconds. */
const PATIENCE = 5_000;

/**
 * Tells of an endpoint that is no gateway and of credentials that it refuses. That it is away is no fault yet: a plan may
 * need nothing of it.
 * @throws DiagnosticError
 */
export async function signIn(client: RollcallClient, signal: AbortSignal): Promise<void> {
  try {
    await client.signIn(AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]));
  } catch (error) {
    if (!(error instanceof AuthenticationError || error instanceof NoGatewayError)) return;
    const path = placeOf(error);
    throw new DiagnosticError((renderError(error) ?? []).map((diagnostic) => ({ ...diagnostic, path })));
  }
}

/** Terraform prints the line that it points at: never one that can hold a secret. */
function placeOf(error: AuthenticationError | NoGatewayError): AttributePath | undefined {
  if (error instanceof NoGatewayError) return ["endpoint"];
  return error.argument === "client_secret" ? ["client_id"] : undefined;
}
