/** The provider block: its arguments, where else each can come from, and the client that they make. */
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { arch, platform } from "node:process";
import { parseDuration } from "../gateway/domain/duration";
import { createClient, RollcallClient } from "./client/client";
import { endpointFault } from "./client/endpoint";
import { NotConfiguredError } from "./client/errors";
import type { Credentials } from "./client/token-request";
import { type Diagnostics, fail } from "./sdk/framework/diagnostics";
import type { Log } from "./sdk/framework/log";
import type { Config } from "./sdk/framework/model";
import { attribute, schema } from "./sdk/framework/schema";
import { isUnknown, type Unknown } from "./sdk/values/unknown";

export const providerSchema = schema({
  description:
    "Access lists as code, for a Rollcall gateway. Every argument can come from the environment, so that an empty " +
    '`provider "rollcall" {}` works in a pipeline. Node 20.19 or later has to be on the `PATH` where Terraform runs, unless the ' +
    "provider is installed as a single executable.",
  attributes: {
    endpoint: attribute.string({
      optional: true,
      description:
        "Root of the gateway, such as `https://rollcall.example.com`. It can also come from the environment variable `ROLLCALL_ENDPOINT`.",
    }),
    client_id: attribute.string({
      optional: true,
      description:
        "OAuth client with the scope `manage`. It can also come from the environment variable `ROLLCALL_CLIENT_ID`.",
    }),
    client_secret: attribute.string({
      optional: true,
      sensitive: true,
      description:
        "Secret of that client. It can also come from the environment variable `ROLLCALL_CLIENT_SECRET`.",
    }),
    token: attribute.string({
      optional: true,
      sensitive: true,
      description:
        "An access token to use instead of a client and its secret. It can also come from the environment variable `ROLLCALL_TOKEN`.",
    }),
    ca_cert_file: attribute.string({
      optional: true,
      description:
        "File of PEM certificates to trust instead of the system's authorities. It can also come from the environment variable " +
        "`ROLLCALL_CA_CERT_FILE`.",
    }),
    allow_http: attribute.bool({
      optional: true,
      description:
        "Lets credentials travel over plain http to an endpoint that is not on this machine. It can also come from the environment " +
        "variable `ROLLCALL_ALLOW_HTTP`. Defaults to `false`.",
    }),
    retry_timeout: attribute.string({
      optional: true,
      description:
        "How long to go on trying while the gateway is away or asks for patience: a duration such as `60s`; `0s` tries once. It can " +
        "also come from the environment variable `ROLLCALL_RETRY_TIMEOUT`. Defaults to `60s`.",
    }),
  },
});

type ProviderConfig = Config<typeof providerSchema>;
type TextArgument = Exclude<keyof ProviderConfig, "allow_http">;
export type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_RETRY_TIMEOUT = "60s";

/** Faults that can be seen without the gateway, each at its argument. Unknown arguments are left for later. */
export function checkConfiguration(
  config: ProviderConfig,
  environment: Environment,
  diagnostics: Diagnostics,
): void {
  const endpoint = argument(config, "endpoint", environment);
  const allowHttp = allowsHttp(config, environment);
  if (typeof endpoint === "string" && !isUnknown(allowHttp)) {
    const fault = endpointFault(endpoint, allowHttp);
    if (fault) diagnostics.error("The endpoint cannot be used", `The endpoint ${fault}.`, ["endpoint"]);
  }
  const retry = argument(config, "retry_timeout", environment);
  if (typeof retry === "string" && parseDuration(retry) === undefined) {
    diagnostics.error(
      "Not a duration",
      `The argument retry_timeout must be a duration such as 60s, not ${JSON.stringify(retry)}.`,
      ["retry_timeout"],
    );
  }
  if (config.token !== null && (config.client_id !== null || config.client_secret !== null)) {
    diagnostics.error(
      "Two ways to authenticate",
      "Give either a token or a client and its secret, not both.",
      config.client_id === null ? undefined : ["client_id"],
    );
  }
}

/**
 * The client that the configuration describes. Where an argument is known only after apply, a client that fails when it
 * is used, with a word about that argument.
 * @throws DiagnosticError for an argument that is missing
 */
export function configureClient(
  config: ProviderConfig,
  environment: Environment,
  userAgent: string,
  log: Log,
): RollcallClient {
  const late = Object.entries(config).find(([, value]) => isUnknown(value));
  if (late) return unusableClient(late[0]);
  const text = (name: TextArgument) => argument(config, name, environment) as string | null;
  return createClient({
    endpoint: text("endpoint") ?? missing("endpoint", "ROLLCALL_ENDPOINT", "the root of the gateway"),
    credentials: credentials(config, environment),
    userAgent,
    ca: readCertificates(text("ca_cert_file")),
    patience: (parseDuration(text("retry_timeout") ?? DEFAULT_RETRY_TIMEOUT) ?? 0) * 1_000,
    onExchange: ({ asked, ...outcome }) => log.debug(asked, outcome),
  });
}

/** `terraform-provider-rollcall/1.2.3 (terraform 1.11.4; linux_x64)` */
export function userAgent(version: string, terraformVersion: string): string {
  return `terraform-provider-rollcall/${version} (terraform ${terraformVersion}; ${platform}_${arch})`;
}

/** What is written in the block, else what the environment says; an empty variable says nothing. */
function argument(
  config: ProviderConfig,
  name: TextArgument,
  environment: Environment,
): string | Unknown | null {
  return config[name] ?? (environment[`ROLLCALL_${name.toUpperCase()}`] || null);
}

function allowsHttp(config: ProviderConfig, environment: Environment): boolean | Unknown {
  return config.allow_http ?? /^(?:1|true)$/i.test(environment.ROLLCALL_ALLOW_HTTP ?? "");
}

/** A way to authenticate that is written in the block goes before one in the environment. */
function credentials(config: ProviderConfig, environment: Environment): Credentials {
  const inBlock = config.client_id !== null || config.client_secret !== null;
  const token = inBlock ? null : (argument(config, "token", environment) as string | null);
  if (token !== null) return { token: token || missing("token", "ROLLCALL_TOKEN", "an access token") };
  const clientId = argument(config, "client_id", environment) as string | null;
  const clientSecret = argument(config, "client_secret", environment) as string | null;
  return {
    clientId: clientId || missing("client_id", "ROLLCALL_CLIENT_ID", "an OAuth client with the scope manage"),
    clientSecret:
      clientSecret || missing("client_secret", "ROLLCALL_CLIENT_SECRET", "the secret of the client"),
  };
}

function readCertificates(file: string | null): string | undefined {
  if (file === null) return undefined;
  try {
    const pem = readFileSync(file, "utf8");
    new X509Certificate(pem);
    return pem;
  } catch (error) {
    return fail(
      "The certificates cannot be read",
      `The file that ca_cert_file names cannot be used: ${(error as Error).message}.`,
      ["ca_cert_file"],
    );
  }
}

function missing(name: TextArgument, variable: string, what: string): never {
  return fail(
    `The provider has no ${name}`,
    `Set ${name} in the provider block or ${variable} in the environment: ${what}.`,
    [name],
  );
}

function unusableClient(name: string): RollcallClient {
  return new RollcallClient(() => {
    throw new NotConfiguredError(name);
  });
}
