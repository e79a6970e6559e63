/** What the client throws, as Terraform's user reads it: what is wrong, what to do, and at which attribute. */
import {
  ApiError,
  AuthenticationError,
  type FieldFault,
  InterruptedError,
  NoGatewayError,
  NotConfiguredError,
  UnreachableError,
} from "./client/errors";
import type { Diagnostic } from "./sdk/framework/diagnostics";
import { type AttributePath, type PathStep, renderPath } from "./sdk/values/path";

const WHICH_ENDPOINT =
  "So nothing is known about what the gateway holds, and nothing counts as gone. The provider's endpoint must be the root of " +
  "the gateway, which its public_url names: no path below it such as /v1, and not its port for health and metrics. If it is " +
  "the root, then the gateway may be older than this provider.";

const OTHER_VERSION = "The gateway is of another version";
/** How a gateway refuses a field that it has no word for. */
const UNKNOWN_FIELD = /^is not known here/;
/** What the first request is, which every gateway serves at its root. */
const FIRST = new Set(["POST /oauth2/token", "GET /v1/integrations/default"]);

/** Diagnostics for an error of the client; undefined for any other error. */
export function renderError(error: unknown): readonly Diagnostic[] | undefined {
  if (error instanceof ApiError) return renderApiError(error);
  if (error instanceof NoGatewayError) return [renderNoGateway(error)];
  if (error instanceof UnreachableError) {
    return [problem("The gateway cannot be reached", `${error.message} ${error.question}`)];
  }
  if (error instanceof AuthenticationError) {
    const refused = error.argument === "token" ? "token" : "client_id and client_secret";
    return [
      problem("The gateway refused the credentials", `${error.message} Check the provider's ${refused}.`),
    ];
  }
  if (error instanceof NotConfiguredError) {
    return [
      problem(
        "The provider is not configured yet",
        `${error.message} Apply first what it depends on (terraform apply -target=…), or give it a value that is known.`,
      ),
    ];
  }
  if (error instanceof InterruptedError) return [problem("Interrupted", error.message)];
  if (error instanceof RangeError) return [problem("Not a name", `${error.message}.`)];
  return undefined;
}

function renderNoGateway({ message, endpoint, unserved }: NoGatewayError): Diagnostic {
  const isOther = unserved !== undefined && !FIRST.has(unserved);
  const summary = isOther ? OTHER_VERSION : `No Rollcall gateway at ${endpoint}`;
  return problem(summary, `${message} ${WHICH_ENDPOINT}`);
}

function renderApiError(error: ApiError): Diagnostic[] {
  const summary = summaries[error.code] ?? byStatus(error.status);
  if (error.errors.length === 0) return [problem(summary, sentence(error.message, error))];
  return error.errors.map((fault) => {
    const path = attributePath(fault);
    if (path && UNKNOWN_FIELD.test(fault.detail)) return problem(OTHER_VERSION, unknownField(path), path);
    return problem(summary, sentence(fault.detail, error), path);
  });
}

const summaries: Readonly<Record<string, string>> = {
  "already-exists": "It exists already",
  "near-miss": "It exists already, in another spelling",
  "not-found": "It does not exist",
  "in-use": "It is in use",
  immutable: "It cannot be changed",
  stale: "It was changed elsewhere",
  cycle: "Lists cannot be nested like this",
  "wrong-type": "The list has another writer",
  frozen: "The list is frozen",
  forbidden: "The client may not do this",
  limit: "It is more than the gateway allows",
};

function byStatus(status: number): string {
  if (status === 403) return "The client may not do this";
  if (status === 429) return "The gateway asks for fewer requests";
  return status >= 500 ? "The gateway failed" : "The gateway refused the request";
}

function unknownField(path: AttributePath): string {
  return `The gateway knows no ${renderPath(path)}: it is older than this provider. Leave it out, or upgrade the gateway first.`;
}

/** The gateway's words as a sentence; where its log can tell more, with the id to look for. */
function sentence(words: string, { status, requestId }: ApiError): string {
  // The name of an attribute, such as expires_at, stays as it is written.
  const text = words.replace(/^[a-z]+(?=[\s,;:])/, capitalize).replace(/([^.!?])$/, "$1.");
  return requestId !== undefined && status >= 500 ? `${text} (Request ${requestId}.)` : text;
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Attributes whose children are named by the user. */
const MAPS = new Set(["labels", "traits", "trait_mapping", "users", "lists"]);

/**
 * The attribute that a JSON pointer into a body speaks of. It ends where a number comes, because owners are a set, whose
 * elements have no address.
 */
function attributePath({ pointer }: FieldFault): AttributePath | undefined {
  const path: PathStep[] = [];
  for (const token of pointer.split("/").slice(1)) {
    const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
    if (/^\d+$/.test(name)) break;
    const previous = path.at(-1);
    path.push(typeof previous === "string" && MAPS.has(previous) ? { key: name } : name);
  }
  return path.length > 0 ? path : undefined;
}

function problem(summary: string, detail: string, path?: AttributePath): Diagnostic {
  return { severity: "error", summary, detail, path };
}
