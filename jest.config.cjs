/** @type {import("jest").Config} */
const base = {
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
};

module.exports = {
  ...base,
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  // Slower than the suite's budget: npm run test:fault and npm run bench run these.
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/fault/long/", "<rootDir>/test/bench/"],
};
