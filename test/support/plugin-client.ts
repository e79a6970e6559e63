import type { MethodDefinition } from "@grpc/grpc-js";
import { Client, credentials } from "@grpc/grpc-js";
import { ProviderService } from "../../provider/sdk/protocol/generated/tfplugin6";
import type { ReattachedProvider } from "../../provider/sdk/reattach";

type Methods = typeof ProviderService;
type Request<K extends keyof Methods> = ReturnType<Methods[K]["requestDeserialize"]>;
type Response<K extends keyof Methods> = ReturnType<Methods[K]["responseDeserialize"]>;

/** Calls a provider over gRPC as Terraform does: for what only a newer Terraform than the one at hand asks. */
export class PluginClient {
  readonly #client: Client;

  constructor({ environment }: ReattachedProvider) {
    const [config] = Object.values(JSON.parse(environment.TF_REATTACH_PROVIDERS)) as {
      Addr: { String: string };
    }[];
    this.#client = new Client(`unix:${config?.Addr.String}`, credentials.createInsecure());
  }

  /** What is left out of the request is as it is when nothing comes over the wire. */
  call<K extends keyof Methods>(method: K, request: Partial<Request<K>>): Promise<Response<K>> {
    const { path, requestSerialize, responseDeserialize, whole } = definition(method, request);
    return new Promise((resolve, reject) => {
      this.#client.makeUnaryRequest(path, requestSerialize, responseDeserialize, whole, (error, answer) =>
        error ? reject(error) : resolve(answer as Response<K>),
      );
    });
  }

  /** Events as they come. `cancel` after so many of them. */
  async stream<K extends "listResource" | "invokeAction">(
    method: K,
    request: Partial<Request<K>>,
    cancelAfter = Number.POSITIVE_INFINITY,
  ): Promise<Response<K>[]> {
    const { path, requestSerialize, responseDeserialize, whole } = definition(method, request);
    const call = this.#client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, whole);
    const events: Response<K>[] = [];
    for await (const event of call) {
      events.push(event);
      if (events.length >= cancelAfter) break;
    }
    call.cancel();
    return events;
  }

  close(): void {
    this.#client.close();
  }
}

function definition(method: keyof Methods, request: object) {
  const found = ProviderService[method] as unknown as MethodDefinition<object, unknown>;
  const nothing = found.requestDeserialize(Buffer.alloc(0));
  return { ...found, whole: { ...nothing, ...request } };
}
