/** Writes docs/openapi.json: `tsx scripts/generate-openapi.ts`. */
import { readFileSync, writeFileSync } from "node:fs";
import { renderOpenApi } from "../gateway/management/openapi";
import { type ManagementServices, managementOperations } from "../gateway/management/surface";

const publicUrl = "https://rollcall.example.com";
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

// Operations are described without being called, so no service is needed.
const operations = managementOperations({} as ManagementServices, publicUrl);
const document = renderOpenApi(operations, { publicUrl, version });
writeFileSync("docs/openapi.json", `${JSON.stringify(document, null, 2)}\n`);
