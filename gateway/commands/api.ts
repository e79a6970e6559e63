/** The management API of a running gateway, as the command line calls it. */
import { readFileSync } from "node:fs";
import type { Command } from "commander";
import type { PageView } from "../management/contract/page";
import type { ProblemView } from "../management/contract/problem";
import { parseEndpoint } from "./endpoint";
import { CommandFailure, EXIT, type ExitCode } from "./failure";

const PATIENCE = 30_000;

const BY_STATUS: Readonly<Record<number, ExitCode>> = {
  400: EXIT.usage,
  404: EXIT.notFound,
  409: EXIT.conflict,
  412: EXIT.conflict,
  429: EXIT.unavailable,
  502: EXIT.unavailable,
  503: EXIT.unavailable,
  504: EXIT.unavailable,
};

/**
 * Which gateway, and who asks; the environment says what the flags leave out. A secret has no flag, because flags show in
 * process lists.
 */
export interface Connection {
  readonly endpoint?: string;
  readonly clientId?: string;
  readonly clientSecretFile?: string;
  readonly allowHttp?: boolean;
}

/** Adds the flags that say which gateway is meant, and who asks. */
export function withConnection(command: Command): Command {
  return command
    .option("--endpoint <url>", "the gateway's public URL (or ROLLCALL_ENDPOINT)")
    .option("--client-id <id>", "a client with the scope manage (or ROLLCALL_CLIENT_ID)")
    .option(
      "--client-secret-file <file>",
      "a file that holds its secret (or ROLLCALL_CLIENT_SECRET, or ROLLCALL_CLIENT_SECRET_FILE)",
    )
    .option(
      "--allow-http",
      "send the secret over plain http, where the network is trusted (or ROLLCALL_ALLOW_HTTP=1)",
    );
}

/** RFC 6749 §5.1 and §5.2. */
interface TokenAnswer {
  readonly access_token: string;
  readonly error: string;
  readonly error_description: string;
}

export class Api {
  private constructor(
    private readonly endpoint: string,
    private readonly token: string,
  ) {}

  /** Signs in. @throws CommandFailure */
  static async connect(flags: Connection): Promise<Api> {
    const endpoint = parseEndpoint(
      need("endpoint", flags.endpoint ?? process.env.ROLLCALL_ENDPOINT),
      flags.allowHttp ?? /^(?:1|true)$/i.test(process.env.ROLLCALL_ALLOW_HTTP ?? ""),
    );
    const form = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: need("client id", flags.clientId ?? process.env.ROLLCALL_CLIENT_ID),
      client_secret: need("client secret", secretFrom(flags)),
    });
    const answer = await send(`${endpoint}/oauth2/token`, { method: "POST", body: form });
    const { access_token, error, error_description } = (await read<Partial<TokenAnswer>>(answer)) ?? {};
    if (answer.ok && access_token) return new Api(endpoint, access_token);
    const isForeign = answer.status === 404 || error === undefined;
    if (isForeign && codeOf(answer) !== EXIT.unavailable) throw noGateway(endpoint);
    const reason = error_description ?? `the gateway at ${endpoint} answered ${answer.status}`;
    throw new CommandFailure(`signing in failed: ${reason}`, codeOf(answer));
  }

  /** @param path from the root, such as `/v1/locks`. @throws CommandFailure with the problem's detail */
  async call<T>(method: string, path: string, body?: object): Promise<T> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.token}` };
    if (body) headers["content-type"] = "application/json";
    const answer = await send(this.endpoint + path, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw await failureOf(answer, this.endpoint);
    if (method === "DELETE" && answer.status === 204) return undefined as T;
    const told = await read<T>(answer);
    if (told === undefined) throw noGateway(this.endpoint);
    return told;
  }

  /** Everything on all pages of a collection. */
  async list<T>(path: string, query: Readonly<Record<string, string | undefined>> = {}): Promise<T[]> {
    const items: T[] = [];
    const parameters = new URLSearchParams({ limit: "200" });
    for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value);
    for (;;) {
      const page = await this.call<PageView<T>>("GET", `${path}?${parameters}`);
      items.push(...page.items);
      if (page.next_cursor === null) return items;
      parameters.set("cursor", page.next_cursor);
    }
  }
}

function need(what: string, value: string | undefined): string {
  if (value) return value;
  const flag = what.replace(" ", "-");
  const variable = flag.replace("-", "_").toUpperCase();
  const said = what === "client secret" ? `${flag}-file` : flag;
  throw new CommandFailure(`which ${what}? Say --${said} or set ROLLCALL_${variable}`, EXIT.usage);
}

function secretFrom({ clientSecretFile }: Connection): string | undefined {
  const { ROLLCALL_CLIENT_SECRET, ROLLCALL_CLIENT_SECRET_FILE } = process.env;
  const file = clientSecretFile ?? (ROLLCALL_CLIENT_SECRET ? undefined : ROLLCALL_CLIENT_SECRET_FILE);
  if (!file) return ROLLCALL_CLIENT_SECRET;
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    throw new CommandFailure(`the secret's file ${file} cannot be read`, EXIT.usage);
  }
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    throw new CommandFailure(`the gateway at ${url} does not answer`, EXIT.unavailable);
  }
}

/** The object in an answer, or undefined: a proxy on the way may answer with a page. @throws CommandFailure when it breaks off */
async function read<T>(answer: Response): Promise<T | undefined> {
  const text = await answer.text().catch(() => {
    throw new CommandFailure(`the answer of ${answer.url} broke off`, EXIT.unavailable);
  });
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}

async function failureOf(answer: Response, endpoint: string): Promise<CommandFailure> {
  const problem = (await read<Partial<ProblemView>>(answer)) ?? {};
  // Any other 404 is a wrong address, which must not pass for a thing that is not there.
  if (answer.status === 404 && problem.type !== "urn:rollcall:problem:not-found") return noGateway(endpoint);
  const faults = (problem.errors ?? []).map(({ pointer, detail }) => `\n  ${pointer}: ${detail}`);
  const message = problem.detail ?? `the gateway answered ${answer.status}`;
  return new CommandFailure(faults.length > 1 ? message + faults.join("") : message, codeOf(answer));
}

function noGateway(endpoint: string): CommandFailure {
  const message = `there is no Rollcall gateway at ${endpoint}: the endpoint is the gateway's public URL, without a path below it`;
  return new CommandFailure(message, EXIT.usage);
}

function codeOf({ status }: Response): ExitCode {
  return BY_STATUS[status] ?? EXIT.failed;
}
