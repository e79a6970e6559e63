/** What was not done of a request that was answered as done, in words, values masked. */
import { Refusal } from "../../domain/errors";
import type { Remark } from "../../http/surface";
import { outcomeOf, type Rendering } from "../wire/error";
import { HIDDEN, isOnGroups, Mask } from "./mask";
import { maskPath } from "./mask-text";

/** How many remarks are told, and how many ids in each. */
const SHOWN = 10;

/** @param mask that of the whole request, which has seen its body */
export function maskedRemarks(remarks: readonly Remark[], requestId: string, mask: Mask): string {
  const told = remarks.slice(0, SHOWN).map((remark) => maskedRemark(remark, requestId, mask));
  const rest = remarks.length - told.length;
  return [...told, ...(rest > 0 ? [`And ${rest} more.`] : [])].join(" ");
}

/** An operation of a bulk has a mask of its own: the bulk may be too large to be looked at whole. */
function maskedRemark({ part, failure, passedOver }: Remark, requestId: string, whole: Mask): string {
  if (part === undefined) return passedOverIn(passedOver, whole);
  const { index, method, path, body } = part;
  const mask = new Mask(isOnGroups(path, method));
  const shown = maskPath(path, mask.hide);
  mask.body(body);
  const name = `Operations[${index}], ${/^[A-Z]{1,10}$/.test(method) ? method : mask.hide(method)} ${shown}`;
  if (passedOver) return `${name}: ${passedOverIn(passedOver, mask)}`;
  const { status, scimType, detail: told } = maskedOutcome(failure, requestId, mask);
  // A bulkId is the client's own, and may be the name of a person in another operation.
  const detail = told.replace(/bulkId:.+(?= was not created\.$)/s, `bulkId:${HIDDEN}`);
  return `${name}: ${status}${scimType ? ` ${scimType}` : ""}: ${detail}`;
}

function passedOverIn(ids: readonly string[] = [], mask: Mask): string {
  const shown = ids.slice(0, SHOWN).map((id) => mask.id(id));
  const more = ids.length > SHOWN ? `, and ${ids.length - SHOWN} more` : "";
  const [members, were] =
    ids.length === 1 ? ["1 member that does", "was"] : [`${ids.length} members that do`, "were"];
  return `${members} not exist in this integration ${were} passed over: ${shown.join(", ")}${more}.`;
}

/** What an error came to, as the client was told it, values masked. @param mask has seen what the client sent */
export function maskedOutcome(failure: unknown, requestId: string, mask: Mask): Rendering {
  if (failure instanceof Refusal) for (const unknown of failure.details.unknown ?? []) mask.id(unknown);
  const outcome = outcomeOf(failure, requestId);
  return { ...outcome, detail: mask.detail(outcome.detail) };
}
