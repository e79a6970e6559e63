import { Logger, readLevel, routeConsole } from "../../../../provider/sdk/plugin/log";

function recorder(level: string | undefined = "trace") {
  const lines: Record<string, string>[] = [];
  const now = () => new Date("2026-01-02T03:04:05.678Z");
  const logger = new Logger(readLevel(level), "toy", (line) => lines.push(JSON.parse(line)), now);
  return { lines, logger };
}

test("a line is what hclog reads: level, message, module, six decimals of a second, text fields", () => {
  const { lines, logger } = recorder();
  logger.debug("did it", { count: 3, who: "alice", "@level": "nonsense", none: undefined });
  expect(lines).toEqual([
    {
      "@level": "debug",
      "@message": "did it",
      "@module": "toy",
      "@timestamp": "2026-01-02T03:04:05.678000Z",
      count: "3",
      who: "alice",
      none: "",
    },
  ]);
});

test("what was masked appears nowhere", () => {
  const { lines, logger } = recorder();
  logger.mask("s3cret");
  logger.mask("");
  logger.warn("token s3cret", { header: { authorization: "Bearer s3cret" } });
  expect(JSON.stringify(lines)).not.toContain("s3cret");
  expect(lines[0]?.["@message"]).toBe("token ***");
});

test.each([
  ["", ["error"]],
  ["WARN", ["warn", "error"]],
  ["TRACE", ["trace", "debug", "info", "warn", "error"]],
  ["JSON", ["trace", "debug", "info", "warn", "error"]],
])("TF_LOG=%s shows %j", (level, shown) => {
  const { lines, logger } = recorder(level);
  for (const one of ["trace", "debug", "info", "warn", "error"] as const) logger[one]("x");
  expect(lines.map((line) => line["@level"])).toEqual(shown);
});

test("what libraries print goes to the log", () => {
  const { lines, logger } = recorder();
  const console = {} as Console;
  routeConsole(console, logger);
  console.log("a", 1);
  console.warn("b");
  expect(lines.map((line) => [line["@level"], line["@message"]])).toEqual([
    ["info", "a 1"],
    ["warn", "b"],
  ]);
});
