/** The executable that Terraform starts. */
import { serveProvider } from "./sdk/serve";

declare const ROLLCALL_VERSION: string | undefined;

/** Set when the program is bundled. */
const VERSION = typeof ROLLCALL_VERSION === "string" ? ROLLCALL_VERSION : "0.0.0-unbundled";

serveProvider("terraform-provider-rollcall", async () => {
  const { rollcallProvider } = await import("./provider");
  return rollcallProvider(VERSION);
});
