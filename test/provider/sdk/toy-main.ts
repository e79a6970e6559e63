import { serveProvider } from "../../../provider/sdk/serve";

serveProvider("terraform-provider-toy", async () => {
  const { ToyStore, toyProvider } = await import("./toy-provider");
  return toyProvider(new ToyStore());
});
