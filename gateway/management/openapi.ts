/** The OpenAPI 3.1 document: the operations as they are served, and in brief what the other surfaces offer. */
import { z } from "zod";
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiParameterObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from "zod-openapi";
import { tokenUrl } from "./addresses";
import { problem } from "./contract/problem";
import { OTHER_PATHS } from "./openapi-neighbours";
import type { Description } from "./operation";

export interface DocumentOptions {
  readonly publicUrl: string;
  readonly version: string;
}

const SCOPES = {
  scim: "Push users and groups of one integration.",
  "access:read": "Ask what a user may do.",
  "manage:read": "Read everything that can be managed.",
  manage: "Manage the gateway.",
};

const STATUS_TEXT = { 200: "Done.", 201: "Made.", 204: "Done; there is nothing to tell." };

/** @returns the document as a JSON object, the same for the same operations */
export function renderOpenApi(operations: readonly Description[], options: DocumentOptions): object {
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Rollcall gateway",
      version: options.version,
      description:
        "Access lists as code, membership by SCIM. Bodies and answers of the management API (`/v1`) are JSON; errors are RFC 9457 problem details.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: options.publicUrl }],
    tags: [...new Set(operations.map(({ tag }) => tag)), "OAuth", "SCIM", "Documents"].map((name) => ({
      name,
    })),
    paths: { ...describePaths(operations), ...OTHER_PATHS },
    components: {
      securitySchemes: {
        oauth: {
          type: "oauth2",
          flows: { clientCredentials: { tokenUrl: tokenUrl(options.publicUrl), scopes: SCOPES } },
        },
        scimToken: { type: "http", scheme: "bearer", description: "A SCIM token of the integration." },
        basic: {
          type: "http",
          scheme: "basic",
          description: "Id and secret of an OAuth client of the integration that may use them so.",
        },
      },
      responses: {
        Problem: {
          description: "A refusal, or a failure, with its reason.",
          content: { "application/problem+json": { schema: problem } },
        },
      },
    },
  });
}

function describePaths(operations: readonly Description[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return paths;
}

function describe(operation: Description): ZodOpenApiOperationObject {
  const { id, tag, summary, path, query, body, access } = operation;
  const names = path.match(/(?<=\{)\w+(?=\})/g) ?? [];
  return {
    operationId: id,
    tags: [tag],
    summary,
    security: access.map((scope) => ({ oauth: [scope] })),
    parameters: headersOf(operation),
    requestParams: {
      ...(names.length > 0
        ? { path: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }
        : {}),
      ...(query ? { query } : {}),
    },
    ...(body ? { requestBody: { required: true, content: { "application/json": { schema: body } } } } : {}),
    responses: {
      [String(operation.status)]: answerOf(operation),
      ...(operation.tagged && operation.method === "get"
        ? { "304": { description: "Unchanged since the entity tag that was sent." } }
        : {}),
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

function headersOf({ tagged, repeatable, method }: Description): ZodOpenApiParameterObject[] {
  const headers: [string, string][] = [];
  if (tagged && method === "get") headers.push(["If-None-Match", "An entity tag: 304 when it is current."]);
  if (tagged && (method === "put" || method === "delete")) {
    headers.push([
      "If-Match",
      "An entity tag: 412 when it is not current. Without it the write is unconditional.",
    ]);
  }
  if (repeatable) {
    headers.push([
      "Idempotency-Key",
      "For a day a repeated request under the same key answers with what the first one made, until that is changed.",
    ]);
  }
  return headers.map(([name, description]) => ({
    in: "header",
    name,
    description,
    schema: { type: "string" },
  }));
}

function answerOf({ status, result, tagged, repeatable }: Description): ZodOpenApiResponseObject {
  const headers = {
    ...(tagged && result
      ? {
          ETag: header(
            "Weak: moves with anything shown. If-Match compares the revision alone, which counts do not move.",
          ),
        }
      : {}),
    ...(status === 201 ? { Location: header("Where it is from now on.") } : {}),
    ...(repeatable ? { "Idempotent-Replayed": header("`true` when an earlier request made it.") } : {}),
  };
  return {
    description: STATUS_TEXT[status],
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(result ? { content: { "application/json": { schema: result } } } : {}),
  };
}

function header(description: string) {
  return { description, schema: { type: "string" as const } };
}
