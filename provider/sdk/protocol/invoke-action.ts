import { encodeDiagnostics } from "./diagnostic";
import { decodeConfig } from "./dynamic-value";
import type { InvokeAction_Event, InvokeAction_Request } from "./generated/tfplugin6";
import type { StreamingRpc } from "./rpc";

/** Any number of messages on the way, then the end, which says whether it went well. */
export const invokeAction: StreamingRpc<InvokeAction_Request, InvokeAction_Event> = async (
  session,
  request,
  signal,
  send,
) => {
  const call = session.begin(signal);
  let sent: Promise<void> = Promise.resolve();
  const progress = (message: string) => {
    sent = sent.then(() => send({ type: { $case: "progress", value: { message } } }));
    // The call has ended early; that is reported where it ends.
    sent.catch(() => {});
  };
  await call.attempt(async () => {
    const action = session.action(request.actionType);
    const config = decodeConfig(action.schema.attributes, request.config) as never;
    await action.invoke({ ...call.local(), client: session.client, config, progress });
  });
  await sent;
  const diagnostics = encodeDiagnostics(call.diagnostics.all);
  await send({ type: { $case: "completed", value: { diagnostics } } });
};
