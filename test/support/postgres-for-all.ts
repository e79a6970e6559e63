/** One PostgreSQL server for a whole run of the tests, on which each test's gateway has a database of its own. */
import { upgrade } from "../../gateway/store/upgrade";
import { PostgresServer, queryAt } from "./postgres";

/** Says in the environment of the tests where the server is. */
export const SERVER_VARIABLE = "TEST_POSTGRES_URL";

const TEMPLATE = "template_store";

/** @returns the server, which is its caller's to dispose of */
export async function startForAll(): Promise<PostgresServer> {
  const server = await PostgresServer.start();
  await server.query(`create database ${TEMPLATE}`);
  await upgrade({ url: inDatabase(server.url, TEMPLATE) });
  process.env[SERVER_VARIABLE] = server.url;
  return server;
}

/** Makes a database that holds an empty store. @returns its address */
export async function withDatabase(url: string, name: string): Promise<string> {
  await queryAt(url, `create database ${name} template ${TEMPLATE}`);
  return inDatabase(url, name);
}

function inDatabase(url: string, name: string): string {
  return url.replace("/postgres?", `/${name}?`);
}
