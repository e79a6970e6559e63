import { type EventEmitter, once } from "node:events";
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

const CANCELLED = new Error("the call was cancelled");

/** The method as gRPC calls it. `signal` is aborted when the caller cancels. */
export function unary<Request, Response>(
  session: Session,
  rpc: Rpc<Request, Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    whileWanted(session, call, (signal) => rpc(session, call.request, signal)).then(
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
    // An interrupt ends the work, and how it ended can still be said; not so when the caller is gone.
    const gone = new AbortController();
    call.once("cancelled", () => gone.abort(CANCELLED));
    const send = async (event: Event) => {
      gone.signal.throwIfAborted();
      if (!call.write(event)) await once(call, "drain", { signal: gone.signal });
    };
    whileWanted(session, call, (signal) => rpc(session, call.request, signal, send)).then(
      () => call.end(),
      (error: unknown) => call.emit("error", { code: INTERNAL, details: String(error) }),
    );
  };
}

/** Does the work with a signal that ends when the caller cancels, or when everything is to stop. */
async function whileWanted<T>(
  session: Session,
  call: EventEmitter,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const wanted = session.enter();
  const cancel = () => wanted.abort(CANCELLED);
  call.once("cancelled", cancel);
  try {
    return await work(wanted.signal);
  } finally {
    // gRPC calls every call cancelled when its stream is closed, also after the answer.
    call.off("cancelled", cancel);
    session.leave(wanted);
  }
}
