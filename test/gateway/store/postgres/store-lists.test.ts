import { open } from "../../../../gateway/store/open";
import { listStoreSuite } from "../../../conformance/store";
import { postgresServer } from "../../../support/postgres";

const server = postgresServer();

describe("the store port on PostgreSQL: lists and clients", () => {
  listStoreSuite(async (options) => open({ ...options, url: await server.emptyStore(), poolSize: 4 }));
});
