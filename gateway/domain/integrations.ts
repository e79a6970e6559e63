/** Identity sources and their policies. */
import { type Deps, difference, type Precondition, record, requireVersion } from "./command";
import { Refusal } from "./errors";
import { normalizeExtensions } from "./extensions";
import { chunksOf } from "./list-events";
import { normalizeOwners } from "./list-rules";
import { type Actor, DEFAULT_INTEGRATION, type Integration, type IntegrationConfig } from "./model";
import { NAME_PATTERN, NAME_RULE } from "./names";
import { findMade, type Once, rememberMade } from "./once";
import type { Page, PageRequest } from "./query";
import { sortedSet } from "./sets";
import type { Reads } from "./store";
import { traitPathFault } from "./traits";

/** The policies of an integration of which nothing is said. */
export function defaultIntegration(name: string): IntegrationConfig {
  return {
    name,
    description: "",
    unmatchedGroups: "reject",
    defaultOwners: [],
    defaultRoles: [],
    traitMapping: {},
    unknownMembers: "reject",
    patchResponse: "auto",
    passwordSync: false,
    massRemoval: null,
    lockTtl: null,
    ssoConnector: "",
    extensions: [],
  };
}

/** @throws Refusal `not-found` */
export async function requireIntegration(reads: Reads, name: string): Promise<Integration> {
  const integration = await reads.integrations.find(name);
  if (!integration)
    throw new Refusal("not-found", `there is no integration named ${name}`, { field: "integration" });
  return integration;
}

export class Integrations {
  constructor(private readonly deps: Deps) {}

  /** Makes the integration that always exists, on the first start. */
  async ensureDefault(actor: Actor): Promise<void> {
    if (await this.deps.store.read.integrations.find(DEFAULT_INTEGRATION)) return;
    await this.create(defaultIntegration(DEFAULT_INTEGRATION), actor);
  }

  /** @throws Refusal `not-found` */
  find(name: string): Promise<Integration> {
    return requireIntegration(this.deps.store.read, name);
  }

  list(page: PageRequest): Promise<Page<Integration>> {
    return this.deps.store.read.integrations.page(page);
  }

  /**
   * With `once`, a repeated creation answers with the integration that the first one made.
   * @throws Refusal `invalid-value`, `already-exists`
   */
  create(config: IntegrationConfig, actor: Actor, once?: Once): Promise<Integration> {
    const normalized = normalizeIntegration(config);
    return this.deps.store.write(async (tx) => {
      const now = this.deps.clock();
      const made = once && (await findMade(tx, actor, once, now, (name) => tx.integrations.find(name)));
      if (made) return made;
      if (await tx.integrations.find(config.name)) {
        throw new Refusal(
          "already-exists",
          `an integration named ${config.name} exists already; import it instead`,
          {
            field: "name",
          },
        );
      }
      const integration = await tx.integrations.insert(normalized, now);
      await record(tx, actor, now, event("integration.created", integration, { after: normalized }));
      await rememberMade(tx, actor, once, { type: "integration", id: config.name }, now);
      return integration;
    });
  }

  /** @throws Refusal `not-found`, `stale`, `immutable`, `invalid-value` */
  update(config: IntegrationConfig, actor: Actor, precondition?: Precondition): Promise<Integration> {
    const normalized = normalizeIntegration(config);
    return this.deps.store.write(async (tx) => {
      const current = await requireIntegration(tx, config.name);
      requireVersion(current.revision, precondition);
      const delta = difference(current.config, normalized);
      if (Object.keys(delta).length === 0) return current;
      const now = this.deps.clock();
      const updated = await tx.integrations.update(current, normalized, now);
      await record(tx, actor, now, event("integration.updated", updated, delta));
      return updated;
    });
  }

  /** @throws Refusal `not-found`, `stale`, `in-use` */
  remove(name: string, actor: Actor, precondition?: Precondition): Promise<void> {
    return this.deps.store.write(async (tx) => {
      const integration = await requireIntegration(tx, name);
      requireVersion(integration.revision, precondition);
      if (name === DEFAULT_INTEGRATION) {
        throw new Refusal("in-use", "the integration named default always exists and cannot be deleted");
      }
      const now = this.deps.clock();
      const { lists, activeUsers, adminLocks } = await tx.integrations.usage(integration, now);
      if (lists > 0 || activeUsers > 0) {
        throw new Refusal(
          "in-use",
          `${lists} access lists and ${activeUsers} active users still belong to ${name}; remove or deactivate them first`,
        );
      }
      if (adminLocks > 0) {
        throw new Refusal(
          "in-use",
          `${adminLocks} locks of administrators keep people out of ${name}; lift them first`,
        );
      }
      const { users, locks } = await tx.integrations.remove(integration);
      for (const removed of chunksOf(users)) {
        await record(tx, actor, now, event("integration.users-removed", integration, { removed }));
      }
      for (const removed of chunksOf(locks)) {
        await record(tx, actor, now, event("integration.locks-removed", integration, { removed }));
      }
      await record(tx, actor, now, event("integration.deleted", integration, { before: integration.config }));
    });
  }
}

/** @throws Refusal `invalid-value` */
function normalizeIntegration(config: IntegrationConfig): IntegrationConfig {
  if (!NAME_PATTERN.test(config.name)) {
    throw new Refusal("invalid-value", `name ${NAME_RULE}`, {
      field: "name",
    });
  }
  for (const [trait, path] of Object.entries(config.traitMapping)) {
    const fault = traitPathFault(path);
    if (fault) {
      throw new Refusal("invalid-value", `trait_mapping.${trait}: ${fault}`, {
        field: `trait_mapping.${trait}`,
      });
    }
  }
  return {
    ...config,
    defaultOwners: normalizeOwners(config.defaultOwners, "default_owners"),
    defaultRoles: sortedSet(config.defaultRoles),
    extensions: normalizeExtensions(config.extensions),
    traitMapping: Object.fromEntries(
      Object.entries(config.traitMapping).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

function event(action: string, integration: Integration, delta: Record<string, unknown>) {
  const { name } = integration.config;
  return { action, target: { type: "integration" as const, id: name, integration: name }, delta };
}
