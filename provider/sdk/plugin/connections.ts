import type { Duplex } from "node:stream";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import type { Service } from "./services";

/** Messages may be as large as they have to be: a state is. Nobody asks for statistics of the calls. */
const OPTIONS = {
  "grpc.max_receive_message_length": -1,
  "grpc.max_send_message_length": -1,
  "grpc.enable_channelz": 0,
};

/** Speaks gRPC on connections that something else accepts, secures and checks. */
export function serveConnections(services: readonly Service[]): (connection: Duplex) => void {
  const server = new Server(OPTIONS);
  for (const { definition, implementation } of services) server.addService(definition, implementation);
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  return (connection) => injector.injectConnection(connection);
}
