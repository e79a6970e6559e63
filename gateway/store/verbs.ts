/** The port's verbs over any session. */
import type { Writes } from "../domain/store";
import { Access, accessStatements } from "./access";
import { Clients, clientStatements } from "./clients";
import { Events, eventStatements } from "./events";
import { IdempotencyKeys, idempotencyStatements } from "./idempotency";
import { Integrations, integrationStatements } from "./integrations";
import { Keys, keyStatements } from "./keys";
import { Lists, listStatements } from "./lists";
import { Locks, lockStatements } from "./locks";
import { Members, memberStatements } from "./members";
import { ScimRequests, scimRequestStatements } from "./scim-requests";
import { ScimTokens, scimTokenStatements } from "./scim-tokens";
import type { Session } from "./session";
import type { Compiler } from "./statement";
import { Tokens, tokenStatements } from "./tokens";
import { Users, userStatements } from "./users";

/** Makes the statements once; what it returns binds them to a session. */
export function prepareVerbs(sql: Compiler, clock: () => number): (session: Session) => Writes {
  const integrations = integrationStatements(sql);
  const users = userStatements(sql, clock);
  const lists = listStatements(sql, clock);
  const members = memberStatements(sql);
  const locks = lockStatements(sql);
  const clients = clientStatements(sql);
  const scimTokens = scimTokenStatements(sql);
  const keys = keyStatements(sql);
  const tokens = tokenStatements(sql);
  const events = eventStatements(sql);
  const idempotency = idempotencyStatements(sql);
  const access = accessStatements(sql);
  const scimRequests = scimRequestStatements(sql);
  return (session) => ({
    integrations: new Integrations(session, integrations),
    users: new Users(session, users, clock),
    lists: new Lists(session, lists),
    members: new Members(session, members),
    locks: new Locks(session, locks),
    clients: new Clients(session, clients),
    scimTokens: new ScimTokens(session, scimTokens),
    keys: new Keys(session, keys, clock),
    tokens: new Tokens(session, tokens),
    events: new Events(session, events),
    idempotency: new IdempotencyKeys(session, idempotency),
    access: new Access(session, access),
    scimRequests: new ScimRequests(session, scimRequests),
  });
}
