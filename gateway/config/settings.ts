/**
 * Every setting of the gateway: what it means, its default, and the three places it can be set.
 * A setting `tokenLifetime` is `token_lifetime` in the file, `ROLLCALL_TOKEN_LIFETIME` in the environment and
 * `--token-lifetime` on the command line; later places win. A secret has no flag, because flags show in process lists,
 * and may stand in a file of its own: `master_key_file`, `ROLLCALL_MASTER_KEY_FILE`, `--master-key-file`.
 */
import { BlockList, isIP } from "node:net";
import { z } from "zod";
import { requireStrongSecret } from "../domain/secrets";
import { LOG_LEVELS } from "../ops/logger";
import { databaseFault } from "./database";

const KIB = 1024;
const MIB = 1024 * KIB;

const text = z.string().trim().min(1, "must not be empty");
const integer = (least: number, most: number) =>
  z.preprocess(
    (value) => (typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value),
    z.int(`must be a whole number from ${least} to ${most}`).min(least).max(most),
  );
const port = integer(0, 65_535);
const secret = z
  .string()
  .refine(
    isStrong,
    "must be random: 43 to 256 base64url characters or 64 to 256 hexadecimal ones (openssl rand -hex 32)",
  );
const names = z.preprocess(
  (value) => (typeof value === "string" ? value.split(",").map((name) => name.trim()) : value),
  z.array(
    z
      .string()
      .refine(isProxyAddress, "must be IP addresses, CIDR blocks, or loopback, linklocal, uniquelocal"),
  ),
);

/** The settings by name, in the order in which the reference shows them. */
export const Settings = z.strictObject({
  publicUrl: z
    .preprocess((url) => (typeof url === "string" ? url.replace(/\/+$/, "") : url), z.url().optional())
    .describe(
      "The address at which callers reach the gateway: the OAuth issuer and the root of every location it returns. Required unless it listens on loopback only.",
    ),
  host: text.default("127.0.0.1").describe("The address that SCIM, OAuth and the management API listen on."),
  port: port
    .default(8080)
    .describe("The port that SCIM, OAuth and the management API listen on; 0 picks a free one."),
  managementHost: text.default("127.0.0.1").describe("The address that health and metrics listen on."),
  managementPort: port
    .default(9090)
    .describe("The port that health and metrics listen on; 0 picks a free one."),
  tlsCertFile: text.optional().describe("PEM file with the server's certificate and its chain."),
  tlsKeyFile: text.optional().describe("PEM file with the certificate's private key."),
  trustProxy: names
    .default([])
    .describe(
      "The proxies that end TLS before the gateway: addresses, CIDR blocks, or `loopback`, `linklocal`, `uniquelocal`, separated by commas. Only their X-Forwarded-For is believed, and where the gateway has no certificate of its own, only they and this machine are answered.",
    ),
  database: text
    .default(".rollcall/rollcall.sqlite")
    .superRefine((value, context) => {
      const fault = databaseFault(value);
      if (fault) context.addIssue(fault);
    })
    .describe(
      "The SQLite file, made at the first start; or the address of a PostgreSQL database, `postgres://user@host/name?sslmode=verify-full`.",
    ),
  databasePassword: z
    .string()
    .min(1, "must not be empty")
    .optional()
    .meta({ secret: true })
    .describe("The password for PostgreSQL, where it asks for one."),
  databasePoolSize: integer(1, 500)
    .default(10)
    .describe("Connections to PostgreSQL at most: so many for changes, and as many for reads."),
  masterKey: secret
    .optional()
    .meta({ secret: true })
    .describe(
      "Encrypts the signing keys in the database. Without it whoever reads the file can sign tokens.",
    ),
  tokenLifetime: integer(60, 86_400).default(3600).describe("Seconds that an access token is valid."),
  signingAlgorithm: z
    .enum(["ES256", "RS256"])
    .default("ES256")
    .describe("What new access tokens are signed with: `ES256` or `RS256`."),
  bootstrapClientId: z
    .string()
    .regex(
      /^(?!.*-.*-.*-.*-)[a-z0-9][a-z0-9._-]{0,63}$/,
      "must be 1 to 64 of a-z, 0-9, '.', '_' and '-', and no UUID",
    )
    .optional()
    .describe("The id of the management client made at the first start. Made up when nothing is said."),
  bootstrapClientSecret: secret
    .optional()
    .meta({ secret: true })
    .describe("The secret of the management client made at the first start. Made up when nothing is said."),
  scimBodyLimit: integer(KIB, 256 * MIB)
    .default(16 * MIB)
    .describe("Largest SCIM request body, in bytes."),
  managementBodyLimit: integer(KIB, 64 * MIB)
    .default(MIB)
    .describe("Largest management request body, in bytes."),
  scimDiscovery: z
    .enum(["clients", "anyone"])
    .default("clients")
    .describe(
      "Who may read /ServiceProviderConfig, /ResourceTypes and /Schemas: the clients of the integration, or `anyone`, without credentials.",
    ),
  requestsPerMinute: integer(0, 1_000_000)
    .default(0)
    .describe(
      "Requests that one client, or one address without a valid token, may make in a minute; 0 sets no limit. A client's PATCHes of group memberships one by one (bodies of 2 kB at most) are neither counted nor refused.",
    ),
  requestTimeout: integer(1, 600)
    .default(30)
    .describe("Seconds within which a request must have arrived whole."),
  shutdownTimeout: integer(0, 600)
    .default(25)
    .describe("Seconds that requests under way have to finish after SIGTERM or SIGINT."),
  scimRequestsKept: integer(0, 100_000)
    .default(1_000)
    .describe(
      "SCIM requests of each integration that are kept to be looked at (`rollcall scim log`), values masked; beside them the last 100 of callers that are not its clients. 0 keeps none.",
    ),
  logLevel: z
    .enum(LOG_LEVELS)
    .default("info")
    .describe(
      `The least severe lines that are logged: ${LOG_LEVELS.map((level) => `\`${level}\``).join(", ")}.`,
    ),
});

/** The settings as the gateway runs with them. */
export type Config = z.infer<typeof Settings>;
export type SettingName = keyof Config;

export const SETTING_NAMES = Object.keys(Settings.shape) as SettingName[];

/** How the setting is written in each place. */
export function spellings(name: string): { file: string; environment: string; flag: string } {
  const file = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return { file, environment: `ROLLCALL_${file.toUpperCase()}`, flag: `--${file.replaceAll("_", "-")}` };
}

/** The value that counts when nobody says one, as it is written in the environment; undefined where there is none. */
export function defaultOf(name: SettingName): string | undefined {
  const { success, data } = Settings.shape[name].safeParse(undefined);
  return success && data !== undefined ? String(data) : undefined;
}

export function isSecret(name: SettingName): boolean {
  return Settings.shape[name].meta()?.secret === true;
}

function isStrong(value: string): boolean {
  try {
    requireStrongSecret(value);
    return true;
  } catch {
    return false;
  }
}

function isProxyAddress(value: string): boolean {
  if (["loopback", "linklocal", "uniquelocal"].includes(value) || isIP(value) !== 0) return true;
  const [address = "", bits = ""] = value.split("/", 2);
  try {
    new BlockList().addSubnet(
      address,
      /^\d{1,3}$/.test(bits) ? Number(bits) : -1,
      isIP(address) === 6 ? "ipv6" : "ipv4",
    );
    return true;
  } catch {
    return false;
  }
}
