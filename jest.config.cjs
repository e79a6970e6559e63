const { findProgram, MISSING } = require("./test/support/postgres-programs.cjs");

/** Whoever has no PostgreSQL can work on all the rest; where it is required, its tests fail without it. */
const withPostgres = findProgram("postgres") || process.env.TEST_POSTGRES === "required";
if (!withPostgres) console.warn(`The tests of the store on PostgreSQL are left out: ${MISSING} to run them.`);

/** @type {import("jest").Config} */
module.exports = {
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" } },
    ],
  },
  testEnvironment: "node",
  testPathIgnorePatterns: withPostgres ? [] : ["<rootDir>/test/.*postgres"],
  modulePathIgnorePatterns: [
    "dist",
    ".rollcall",
    "node_modules",
    "provider/constructs/dist",
    "scripts/generate/tools/",
  ].map((folder) => `<rootDir>/${folder}`),
  globalSetup: "<rootDir>/test/support/build.ts",
  testTimeout: 30_000,
  // Every core: most of a test's time is spent by the programs that it starts.
  maxWorkers: "100%",
  testSequencer: "<rootDir>/test/support/sequencer.cjs",
};
