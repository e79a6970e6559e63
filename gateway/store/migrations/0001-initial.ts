import { postgres } from "./0001-initial-postgres";
import { sqlite } from "./0001-initial-sqlite";
import type { Migration } from "./migration";

export const initial: Migration = { name: "0001-initial", sqlite, postgres };
