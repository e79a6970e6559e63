const base = require("./jest.config.cjs");

/**
 * `npm run test:postgres`: what is said of SCIM and of the management API, on PostgreSQL.
 * @type {import("jest").Config}
 */
module.exports = {
  ...base,
  testMatch: ["rfc", "idp", "gateway/scim", "gateway/management"].map(
    (folder) => `<rootDir>/test/${folder}/**/*.test.ts`,
  ),
  globalSetup: "<rootDir>/test/support/postgres-setup.ts",
  globalTeardown: "<rootDir>/test/support/postgres-teardown.ts",
};
