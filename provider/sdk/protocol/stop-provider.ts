import type { StopProvider_Request, StopProvider_Response } from "./generated/tfplugin6";
import type { Rpc } from "./rpc";

/** The user interrupted Terraform; what is under way ends with a diagnostic. */
export const stopProvider: Rpc<StopProvider_Request, StopProvider_Response> = async (session) => {
  session.stop();
  return { Error: "" };
};
