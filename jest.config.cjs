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
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/.rollcall", "<rootDir>/node_modules"],
  globalSetup: "<rootDir>/test/support/build.ts",
  testTimeout: 30_000,
  // Every core: most of a test's time is spent by the programs that it starts.
  maxWorkers: "100%",
};
