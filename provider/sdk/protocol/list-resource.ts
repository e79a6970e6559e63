import { complete } from "../framework/complete";
import { fail } from "../framework/diagnostics";
import type { Listed } from "../framework/list-resource";
import type { Resource } from "../framework/resource";
import type { Session, SessionCall } from "../framework/session";
import type { ObjectValue } from "../values/value";
import { encodeDiagnostics } from "./diagnostic";
import { decodeConfig, encodeObject } from "./dynamic-value";
import type { ListResource_Event, ListResource_Request } from "./generated/tfplugin6";
import { encodeIdentity } from "./identity";
import type { StreamingRpc } from "./rpc";

/** What is found, one event each, as fast as Terraform takes it; an error ends the list. */
export const listResource: StreamingRpc<ListResource_Request, ListResource_Event> = async (
  session,
  request,
  signal,
  send,
) => {
  const call = session.begin(signal);
  await call.attempt(async () => {
    for await (const event of events(session, call, request)) await send(event);
  });
  const rest = call.diagnostics.take();
  if (rest.some(({ severity }) => severity === "error")) {
    const diagnostic = encodeDiagnostics(rest);
    await send({ identity: undefined, displayName: "", resourceObject: undefined, diagnostic });
  } else {
    // Terraform takes a warning only along with something that was found.
    for (const { summary, detail } of rest) call.log.warn(summary, { detail });
  }
};

async function* events(
  session: Session,
  call: SessionCall,
  { typeName, config, limit, includeResourceObject }: ListResource_Request,
): AsyncIterable<ListResource_Event> {
  const lister = session.listResource(typeName);
  const resource = session.resource(typeName);
  const most = limit > 0 ? limit : Number.POSITIVE_INFINITY;
  const found = lister.list({
    ...call.local(),
    client: session.client,
    config: decodeConfig(lister.schema.attributes, config) as never,
    limit: most,
    includeResource: includeResourceObject,
  });
  let count = 0;
  for await (const one of found) {
    yield { ...encodeListed(resource, one, includeResourceObject), diagnostic: takeEncoded(call) };
    count += 1;
    if (count >= most) return;
  }
}

function encodeListed(
  resource: Resource,
  { displayName, state }: Listed,
  includeResource: boolean,
): Omit<ListResource_Event, "diagnostic"> {
  const { attributes } = resource.schema;
  const identity = encodeIdentity(resource, state as ObjectValue);
  if (!identity) {
    return fail(
      "Cannot list",
      `${displayName} was found without its identity. This is a bug in the provider; please report it.`,
    );
  }
  const whole = includeResource ? complete(attributes, state as ObjectValue) : undefined;
  return { identity, displayName, resourceObject: whole && encodeObject(attributes, whole) };
}

function takeEncoded(call: SessionCall): ListResource_Event["diagnostic"] {
  return encodeDiagnostics(call.diagnostics.take());
}
