import type { Events } from "../domain/events";
import type { Event } from "../domain/model";
import { type EventView, event } from "./contract/event";
import { FIND, type Operation, operation } from "./operation";
import { answerPage, pageSchema } from "./page";
import { eventQuery } from "./queries";
import { renderInstant } from "./values";

const COLLECTION = "/v1/events";
const many = { tag: "Events", path: COLLECTION };

export function eventOperations(events: Events): Operation[] {
  return [
    operation({
      ...FIND,
      ...many,
      id: "listEvents",
      summary: "What happened, in order; each change has its event, and each event its change.",
      query: eventQuery,
      result: pageSchema(event, "EventPage"),
      handle({ query }) {
        const { action, target_type: targetType, target_id: targetId, integration } = query;
        const selection = { action, targetType, targetId, integration };
        return answerPage(
          COLLECTION,
          query,
          (page) => events.list(selection, page),
          (items) => items.map(renderEvent),
        );
      },
    }),
  ];
}

function renderEvent({ sequence, time, actor, action, target, delta, requestId }: Event): EventView {
  const { type, id, integration } = target;
  return {
    sequence,
    time: renderInstant(time),
    actor,
    action,
    target: { type, id, integration },
    delta: { ...delta },
    request_id: requestId,
  };
}
