import { readFileSync } from "node:fs";
import type { z } from "zod";
import { holdsPassword } from "./database";
import { isLoopback } from "./loopback";
import { type Found, layers, type Places, reason, type Source } from "./places";
import { type Config, SETTING_NAMES, type SettingName, Settings, spellings } from "./settings";

/** Everything wrong with the settings, at once. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(readonly faults: readonly string[]) {
    super(faults.join("\n"));
  }
}

export interface Loaded {
  readonly config: Config;
  readonly sources: Readonly<Record<SettingName, Source>>;
}

/** Reads the settings from their places. @throws ConfigError */
export function loadConfig(places: Places): Loaded {
  const faults: string[] = [];
  const values: Partial<Record<SettingName, unknown>> = {};
  const sources = Object.fromEntries(SETTING_NAMES.map((name) => [name, "default"])) as Record<
    SettingName,
    Source
  >;
  const found = new Map<SettingName, Found>();
  for (const layer of layers(places, faults)) {
    for (const [name, value] of layer) found.set(name, value);
  }
  for (const [name, { source, label, path, value }] of found) {
    values[name] = path === undefined ? value : readSecret(path, label, faults);
    sources[name] = source;
  }
  const parsed = Settings.safeParse(values);
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => describe(issue, found)));
  else faults.push(...contradictions(parsed.data), ...shownSecrets(parsed.data, sources));
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return { config: parsed.data, sources };
}

function readSecret(path: string, label: string, faults: string[]): string | undefined {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    faults.push(`${label} names a file that cannot be read: ${reason(error)}.`);
    return undefined;
  }
}

function describe(issue: z.core.$ZodIssue, found: ReadonlyMap<SettingName, Found>): string {
  const name = issue.path[0] as SettingName;
  return `${found.get(name)?.label ?? spellings(name).file}: ${issue.message}.`;
}

/** A command line shows in process lists. */
function shownSecrets({ database }: Config, sources: Loaded["sources"]): string[] {
  if (sources.database !== "flag" || !holdsPassword(database)) return [];
  return ["--database holds a password, which process lists show. Use --database-password-file for it."];
}

/** Settings that are each fine and together are not. */
function contradictions(config: Config): string[] {
  const faults: string[] = [];
  const encrypted = config.tlsCertFile !== undefined;
  const local = isLoopback(config.host);
  if (encrypted !== (config.tlsKeyFile !== undefined))
    faults.push("tls_cert_file and tls_key_file need each other.");
  if (!local && !encrypted && config.trustProxy.length === 0) {
    faults.push(
      `host ${config.host} would carry tokens in the clear. Set tls_cert_file and tls_key_file, or name the proxy that ends TLS in trust_proxy.`,
    );
  }
  if (config.publicUrl === undefined) {
    if (!local) faults.push("public_url is required when host is not a loopback address.");
    return faults;
  }
  const url = new URL(config.publicUrl);
  if (url.search !== "" || url.hash !== "" || url.username !== "") {
    faults.push("public_url must be an address without user, query or fragment.");
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    faults.push("public_url must begin with https:// unless it is a loopback address.");
  }
  return faults;
}
