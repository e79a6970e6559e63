import { once } from "node:events";
import type { handleServerStreamingCall, handleUnaryCall } from "@grpc/grpc-js";
import type { Session } from "../framework/session";

/** One method of the protocol: decodes the request, has the framework do the work, encodes the response. */
export type Rpc<Request, Response> = (
  session: Session,
  request: Request,
  signal: AbortSignal,
) => Promise<Response>;

/** A method that answers with any number of events; `send` settles when the caller has room for another. */
export type StreamingRpc<Request, Event> = (
  session: Session,
  request: Request,
  signal: AbortSignal,
  send: (event: Event) => Promise<void>,
) => Promise<void>;

/** gRPC's INTERNAL; the number, so that the protocol needs no gRPC library at run time. */
const INTERNAL = 13;

/** The method as gRPC calls it. `signal` is aborted when the caller cancels. */
export function unary<Request, Response>(
  session: Session,
  rpc: Rpc<Request, Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    rpc(session, call.request, cancelSignal(call)).then(
      (response) => callback(null, response),
      (error: unknown) => callback({ code: INTERNAL, message: String(error) }),
    );
  };
}

/** The streaming method as gRPC calls it. */
export function streaming<Request, Event>(
  session: Session,
  rpc: StreamingRpc<Request, Event>,
): handleServerStreamingCall<Request, Event> {
  return (call) => {
    const signal = cancelSignal(call);
    const send = async (event: Event) => {
      signal.throwIfAborted();
      if (!call.write(event)) await once(call, "drain", { signal });
    };
    rpc(session, call.request, signal, send).then(
      () => call.end(),
      (error: unknown) => call.emit("error", { code: INTERNAL, details: String(error) }),
    );
  };
}

function cancelSignal(call: { on(event: "cancelled", listener: () => void): unknown }): AbortSignal {
  const cancelled = new AbortController();
  call.on("cancelled", () => cancelled.abort(new Error("the call was cancelled")));
  return cancelled.signal;
}
