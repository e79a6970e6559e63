import { open } from "../../../../gateway/store/open";
import { userStoreSuite } from "../../../conformance/store";
import { postgresServer } from "../../../support/postgres";

const server = postgresServer();

describe("the store port on PostgreSQL: integrations and users", () => {
  userStoreSuite(async (options) => open({ ...options, url: await server.emptyStore(), poolSize: 4 }));
});
