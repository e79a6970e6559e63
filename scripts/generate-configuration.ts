/** Writes docs/configuration.md from the table of settings: `npx tsx scripts/generate-configuration.ts`. */
import { writeFileSync } from "node:fs";
import { configurationPage } from "../gateway/config/page";

writeFileSync("docs/configuration.md", configurationPage());
