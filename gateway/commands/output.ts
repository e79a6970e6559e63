import { type Command, Option } from "commander";

export type Format = "table" | "json";

/** Adds `--format table|json` to a command. */
export function withFormat(command: Command): Command {
  return command.addOption(
    new Option("--format <format>", "how the answer is written").choices(["table", "json"]).default("table"),
  );
}

/** Writes rows to standard output: as a table with the columns' names above, or as JSON with every field. */
export function printRows<T extends object>(
  rows: readonly T[],
  columns: readonly (keyof T & string)[],
  format: Format,
): void {
  if (format === "json") {
    print(JSON.stringify(rows, null, 2));
    return;
  }
  const cells = rows.map((row) => columns.map((column) => cell(row[column])));
  const lines = [columns.map((column) => column.toUpperCase()), ...cells];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  for (const line of lines)
    print(
      line
        .map((text, i) => text.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}

/** Writes one object: a line for each field, or as JSON. */
export function printObject(object: object, format: Format): void {
  if (format === "json") {
    print(JSON.stringify(object, null, 2));
    return;
  }
  const fields = Object.entries(object);
  const width = Math.max(...fields.map(([name]) => name.length));
  for (const [name, value] of fields) print(`${name.padEnd(width)}  ${cell(value)}`);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return "-";
  if (Array.isArray(value)) return value.map(cell).join(",");
  // Names come from outside: nothing in them may move the cursor or forge a line.
  return (typeof value === "object" ? JSON.stringify(value) : String(value)).replace(/\p{Cc}/gu, "?");
}
