/** The promises of the store port, the same for every database. */
import { accessSuite } from "./store/access";
import { clientSuite } from "./store/clients";
import { declaredMemberSuite } from "./store/declared-members";
import { eventSuite } from "./store/events";
import { filterSuite } from "./store/filters";
import { integrationSuite } from "./store/integrations";
import { listSuite } from "./store/lists";
import { lockSuite } from "./store/locks";
import { memberSuite } from "./store/members";
import { nestingSuite } from "./store/nesting";
import type { OpenStore } from "./store/opened";
import { ownerSuite } from "./store/owners";
import { pageSuite } from "./store/pages";
import { scimRequestSuite } from "./store/scim-requests";
import { scimTokenSuite } from "./store/scim-tokens";
import { transactionSuite } from "./store/transactions";
import { userSuite } from "./store/users";

export function storeSuite(open: OpenStore): void {
  userStoreSuite(open);
  listStoreSuite(open);
}

/** The half of it that is about integrations and their users. */
export function userStoreSuite(open: OpenStore): void {
  describe("transactions", () => transactionSuite(open));
  describe("integrations", () => integrationSuite(open));
  describe("users", () => userSuite(open));
  describe("pages", () => pageSuite(open));
  describe("filters", () => filterSuite(open));
  describe("locks", () => lockSuite(open));
  describe("SCIM requests", () => scimRequestSuite(open));
}

/** The half that is about lists, those on them, and clients. */
export function listStoreSuite(open: OpenStore): void {
  describe("lists", () => listSuite(open));
  describe("owners", () => ownerSuite(open));
  describe("members", () => memberSuite(open));
  describe("declared members", () => declaredMemberSuite(open));
  describe("nesting", () => nestingSuite(open));
  describe("clients, keys and tokens", () => clientSuite(open));
  describe("SCIM tokens", () => scimTokenSuite(open));
  describe("events", () => eventSuite(open));
  describe("access", () => accessSuite(open));
}
