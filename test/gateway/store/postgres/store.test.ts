import { open } from "../../../../gateway/store/open";
import { storeSuite } from "../../../conformance/store";
import { postgresServer } from "../../../support/postgres";

const server = postgresServer();

describe("the store port on PostgreSQL", () => {
  storeSuite(async (options) => open({ ...options, url: await server.place(), poolSize: 4 }));
});
