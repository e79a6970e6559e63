import { defaultOf, isSecret, SETTING_NAMES, type SettingName, Settings, spellings } from "./settings";

const INTRODUCTION = `# Configuration

<!-- Generated from gateway/config/settings.ts: change the settings there and run \`npm run docs:configuration\`. -->

Every setting can stand in a JSON file (\`rollcall serve --config rollcall.json\`, or \`ROLLCALL_CONFIG\`), in the environment, or on
the command line. The command line wins over the environment, the environment over the file, the file over the default.

A secret has no flag of its own, because flags show in process lists. It can also stand in a file that holds nothing else, named by
the setting with \`_file\` after it in any of the three places: \`ROLLCALL_MASTER_KEY_FILE=/run/secrets/master-key\`.

A setting that does not exist, or whose value is wrong, stops the start with exit code 2; all faults are told at once.
\`rollcall config check\` does the same without starting, and \`rollcall config print\` shows what holds and where it came from,
secrets masked.
`;

/** The reference of all settings, as Markdown. */
export function configurationPage(): string {
  return [INTRODUCTION, ...SETTING_NAMES.map(section)].join("\n");
}

function section(name: SettingName): string {
  const { file, environment, flag } = spellings(name);
  const flags = isSecret(name) ? `\`${flag}-file\` (a path)` : `\`${flag}\``;
  return [
    `## ${file}`,
    "",
    Settings.shape[name].description ?? "",
    "",
    "| environment | flag | default |",
    "|---|---|---|",
    `| \`${environment}\` | ${flags} | ${defaultCell(name)} |`,
    "",
  ].join("\n");
}

function defaultCell(name: SettingName): string {
  const value = defaultOf(name);
  if (value === undefined) return "–";
  return value === "" ? "none" : `\`${value}\``;
}
