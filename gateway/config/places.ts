/** The places where settings are found, each read into the same form; later ones win. */
import { readFileSync } from "node:fs";
import { nearest } from "../domain/nearest";
import { isSecret, SETTING_NAMES, type SettingName, spellings } from "./settings";

export type Source = "default" | "file" | "environment" | "flag";

export interface Places {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** By setting name; `masterKeyFile` for the secret's file. */
  readonly flags?: Readonly<Record<string, unknown>>;
  /** Path of the JSON file. */
  readonly file?: string;
}

export interface Found {
  readonly source: Source;
  /** How the place calls it, for messages. */
  readonly label: string;
  readonly value?: unknown;
  /** The file that holds a secret's value. */
  readonly path?: string;
}

export type Layer = ReadonlyMap<SettingName, Found>;

/** Names that the provider and the command line's clients read from the environment. */
const OTHER_PROGRAMS = [
  "CONFIG",
  "ENDPOINT",
  "CLIENT_ID",
  "CLIENT_SECRET",
  "CLIENT_SECRET_FILE",
  "TOKEN",
  "CA_CERT_FILE",
  "RETRY_TIMEOUT",
  "ALLOW_HTTP",
].map((name) => `ROLLCALL_${name}`);

/** What Kubernetes sets for a service that happens to be named rollcall. */
const SERVICE_LINK = /^ROLLCALL_(SERVICE_(HOST|PORT)|PORT_\d+_)/;

/** Every spelling that a place understands, with what it sets. */
function vocabulary(place: "file" | "environment"): Map<string, { name: SettingName; inFile: boolean }> {
  const known = new Map<string, { name: SettingName; inFile: boolean }>();
  for (const name of SETTING_NAMES) {
    known.set(spellings(name)[place], { name, inFile: false });
    if (isSecret(name)) known.set(spellings(`${name}File`)[place], { name, inFile: true });
  }
  return known;
}

function layerOf(
  place: "file" | "environment",
  entries: readonly [string, unknown][],
  faults: string[],
): Layer {
  const known = vocabulary(place);
  const layer = new Map<SettingName, Found>();
  for (const [label, value] of entries) {
    const meant = known.get(label);
    if (!meant) {
      const near = nearest(label, [...known.keys()]);
      faults.push(`${label} is not a setting.${near ? ` Did you mean ${near}?` : ""}`);
    } else if (layer.has(meant.name)) {
      faults.push(`${label} says a second time what ${layer.get(meant.name)?.label} says.`);
    } else {
      const path = meant.inFile ? { path: String(value) } : { value };
      layer.set(meant.name, { source: place, label, ...path });
    }
  }
  return layer;
}

/** What the places say, the strongest last. What cannot be understood goes to `faults`. */
export function layers(places: Places, faults: string[]): readonly Layer[] {
  return [fileLayer(places.file, faults), environmentLayer(places.environment, faults), flagLayer(places)];
}

function fileLayer(path: string | undefined, faults: string[]): Layer {
  if (path === undefined) return new Map();
  try {
    const content: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (!isObject(content)) throw new Error("it is no JSON object");
    return layerOf("file", Object.entries(content), faults);
  } catch (error) {
    faults.push(`The settings file ${path} cannot be read: ${reason(error)}.`);
    return new Map();
  }
}

function environmentLayer(environment: Places["environment"], faults: string[]): Layer {
  const entries = Object.entries(environment).filter(
    ([label, value]) =>
      label.startsWith("ROLLCALL_") &&
      !OTHER_PROGRAMS.includes(label) &&
      !SERVICE_LINK.test(label) &&
      !(label === "ROLLCALL_PORT" && value?.startsWith("tcp://")) &&
      // An empty variable is how compose files leave a setting out. An empty secret is refused.
      (value !== "" || /(KEY|SECRET)$/.test(label)),
  );
  return layerOf("environment", entries, faults);
}

function flagLayer({ flags = {} }: Places): Layer {
  const layer = new Map<SettingName, Found>();
  for (const name of SETTING_NAMES) {
    const flag = isSecret(name) ? `${name}File` : name;
    const value = flags[flag];
    if (value === undefined) continue;
    const { flag: label } = spellings(flag);
    layer.set(name, { source: "flag", label, ...(isSecret(name) ? { path: String(value) } : { value }) });
  }
  return layer;
}

/** Why a file cannot be used, without quoting what is in it. */
export function reason(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  return error instanceof SyntaxError ? "it is not valid JSON" : (code ?? message);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
