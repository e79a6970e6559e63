import type { handleUnaryCall } from "@grpc/grpc-js";
import type { Session } from "../framework/session";

/** One method of the protocol: decodes the request, has the framework do the work, encodes the response. */
export type Rpc<Request, Response> = (
  session: Session,
  request: Request,
  signal: AbortSignal,
) => Promise<Response>;

/** gRPC's INTERNAL; the number, so that the protocol needs no gRPC library at run time. */
const INTERNAL = 13;

/** The method as gRPC calls it. `signal` is aborted when the caller cancels. */
export function unary<Request, Response>(
  session: Session,
  rpc: Rpc<Request, Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    const cancelled = new AbortController();
    call.on("cancelled", () => cancelled.abort(new Error("the call was cancelled")));
    rpc(session, call.request, cancelled.signal).then(
      (response) => callback(null, response),
      (error: unknown) => callback({ code: INTERNAL, message: String(error) }),
    );
  };
}
