/** The recorded requests of identity providers, as the seed from which cases are grown. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Json, PATCH_OP_URN } from "../gateway/scim/service";
import type { Sequence } from "../idp/replay";

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly body?: Json;
}

const FOLDER = join(__dirname, "../idp");

/** Ids stand as `{{user}}` and `{{group}}` in them. */
export const RECORDED: readonly Recorded[] = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".json"))
  .sort()
  .map((file) => JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as Sequence)
  .flatMap(({ steps }) => {
    const groups = new Set(steps.flatMap(({ path }) => /^\/Groups\/\{\{(\w+)\}\}/.exec(path)?.[1] ?? []));
    const scim = steps.filter(({ root }) => !root);
    return scim.map(({ method, path, body }): Recorded => {
      const recorded = body === undefined ? { method, path } : { method, path, body };
      return JSON.parse(JSON.stringify(recorded).replace(/\{\{(\w+)\}\}/g, (_, name) => stand(name, groups)));
    });
  });

function stand(name: string, groups: ReadonlySet<string>): string {
  if (name === "PatchOp") return PATCH_OP_URN;
  return groups.has(name) ? "{{group}}" : "{{user}}";
}

export const RECORDED_BODIES: readonly Json[] = RECORDED.flatMap(({ body }) => (body ? [body] : []));

export const RECORDED_OPERATIONS: readonly Json[] = RECORDED_BODIES.flatMap((body) => body.Operations ?? []);

export const RECORDED_FILTERS: readonly string[] = RECORDED.flatMap(({ path }) => {
  const query = path.indexOf("?");
  return query < 0 ? [] : (new URLSearchParams(path.slice(query)).get("filter") ?? []);
});
