/** Taking over what Teleport's provider has stored: `moved` blocks from its resources to ours. */
import { DiagnosticError } from "../sdk/framework/diagnostics";
import type { MoveCall } from "../sdk/framework/resource";
import { type Finding, type Findings, SourceObject } from "./source-object";

/** Its own registry, or any mirror of it. */
const PROVIDER = /^[^/]+\/gravitational\/teleport$/;

type Move = Pick<MoveCall, "sourceProvider" | "sourceType" | "source" | "diagnostics">;

/**
 * The state that `convert` makes of a stored resource of Teleport's; undefined when it is no such resource.
 * @throws DiagnosticError when the source says something that cannot be carried over, each field with the reason
 */
export function moveFromTeleport<T>(
  { sourceProvider, sourceType, source, diagnostics }: Move,
  type: string,
  convert: (source: SourceObject) => T,
): T | undefined {
  if (sourceType !== type || !PROVIDER.test(sourceProvider)) return undefined;
  const findings: Findings = { refused: [], left: [] };
  const root = new SourceObject(source, findings);
  const state = convert(root);
  root.finish();
  for (const finding of findings.left) diagnostics.warning(`Not carried over from ${type}`, render(finding));
  for (const finding of findings.refused) diagnostics.error(`Cannot move ${type}`, render(finding));
  if (diagnostics.hasErrors) throw new DiagnosticError([]);
  return state;
}

function render({ field, reason }: Finding): string {
  return `${field}: ${reason}`;
}

/** What is equal in all of Teleport's resources. @returns `header.metadata` */
export function readHeader(source: SourceObject, kind: string): SourceObject {
  source.ignore("id");
  source.refuseWhenSaid("scope", "Rollcall has no scopes.");
  const header = source.object("header");
  const said = header.text("kind");
  if (said !== "" && said !== kind) header.refuse("kind", `It should be ${kind}.`);
  const version = header.text("version");
  if (version !== "" && version !== "v1") header.refuse("version", "Only v1 can be moved.");
  header.refuseWhenSaid("sub_kind", "Rollcall has no sub-kinds.");
  const metadata = header.object("metadata");
  const namespace = metadata.text("namespace");
  if (namespace !== "" && namespace !== "default")
    metadata.refuse("namespace", "Rollcall has no namespaces.");
  metadata.ignore("revision");
  return metadata;
}

/** Users and lists, as owners and as members. */
export function readKind(source: SourceObject): "user" | "list" {
  const kind = source.number("membership_kind");
  if (kind === 2) return "list";
  if (kind !== 0 && kind !== 1) {
    source.refuse("membership_kind", `Rollcall knows users (1) and access lists (2), not ${kind}.`);
  }
  return "user";
}
