import type { ServerDuplexStream, ServerWritableStream, UntypedServiceImplementation } from "@grpc/grpc-js";
import type {
  ConnInfo,
  GRPCBrokerServer,
  GRPCControllerServer,
  GRPCStdioServer,
} from "./generated/go_plugin";
import { GRPCBrokerService, GRPCControllerService, GRPCStdioService } from "./generated/go_plugin";
import type { HealthServer } from "./generated/health";
import { HealthCheckResponse_ServingStatus, HealthService } from "./generated/health";

/** A gRPC service as it is registered with a server. */
export interface Service {
  readonly definition: Parameters<import("@grpc/grpc-js").Server["addService"]>[0];
  readonly implementation: UntypedServiceImplementation;
}

/** What a plugin does for its host. */
export interface Plugin {
  readonly services: readonly Service[];
  /** Does what is left to do when the host is done with the plugin, and never fails. A host that is killed says nothing. */
  end(): Promise<void>;
}

/** What a host expects of every plugin. `shutdown` is called when the host is done with it, and answered when it settles. */
export function hostServices(shutdown: () => Promise<void>): Service[] {
  const controller: GRPCControllerServer = {
    shutdown: (_, callback) => {
      shutdown().then(() => callback(null, {}));
    },
  };
  // The host opens these two at once and holds them until the end; nothing is ever sent.
  const stdio: GRPCStdioServer = { streamStdio: holdOpen };
  const broker: GRPCBrokerServer = {
    startStream: (stream: ServerDuplexStream<ConnInfo, ConnInfo>) => {
      stream.on("data", () => {});
      stream.on("end", () => stream.end());
    },
  };
  const serving = { status: HealthCheckResponse_ServingStatus.SERVING };
  const health: HealthServer = {
    check: (_, callback) => callback(null, serving),
    watch: (stream) => {
      stream.write(serving);
      holdOpen(stream);
    },
  };
  return [
    { definition: GRPCControllerService, implementation: controller },
    { definition: GRPCStdioService, implementation: stdio },
    { definition: GRPCBrokerService, implementation: broker },
    { definition: HealthService, implementation: health },
  ];
}

function holdOpen<Q, S>(stream: ServerWritableStream<Q, S>): void {
  stream.on("cancelled", () => stream.end());
}
