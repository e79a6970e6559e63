/** The toy provider, served as a plugin and asked over gRPC. */
import { encodeObject } from "../../../../provider/sdk/protocol/dynamic-value";
import { reattachProvider } from "../../../../provider/sdk/reattach";
import type { ObjectValue } from "../../../../provider/sdk/values/value";
import { PluginClient } from "../../../support/plugin-client";
import { ToyStore, toyProvider } from "../toy-provider";

export const toy = toyProvider(new ToyStore());

/** What a Terraform says that allows everything there is. */
export const DEFERRAL = {
  deferralAllowed: true,
  writeOnlyAttributesAllowed: true,
  storePlannedPrivate: true,
  computedBlocksAllowed: true,
};

export interface ServedToy {
  readonly store: ToyStore;
  readonly client: PluginClient;
  close(): Promise<void>;
}

/** Configured with nothing. */
export async function serveToy(): Promise<ServedToy> {
  const store = new ToyStore();
  const served = await reattachProvider("registry.terraform.io/example/toy", () => toyProvider(store));
  const client = new PluginClient(served);
  await configureToy(client, {});
  return {
    store,
    client,
    close: async () => {
      client.close();
      await served.close();
    },
  };
}

export function configureToy(client: PluginClient, config: ObjectValue) {
  return client.call("configureProvider", {
    terraformVersion: "1.14.0",
    config: encodeObject(toy.schema.attributes, { endpoint: null, token: null, ...config }),
  });
}
