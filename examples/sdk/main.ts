import { serveProvider } from "../../provider/sdk/serve";

serveProvider("terraform-provider-notes", async () => (await import("./provider")).notesProvider);
