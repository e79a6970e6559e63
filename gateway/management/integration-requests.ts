import type { Integrations } from "../domain/integrations";
import type { ScimRequest } from "../domain/model";
import type { ScimRequests } from "../domain/scim-requests";
import { type ScimRequestView, scimRequest } from "./contract/scim-request";
import { FIND, type Operation, operation } from "./operation";
import { answerPage, pageSchema } from "./page";
import { scimRequestQuery } from "./queries";
import { renderInstant } from "./values";

const COLLECTION = "/v1/integrations/{name}/requests";

export function integrationRequestOperations(
  requests: ScimRequests,
  integrations: Pick<Integrations, "find">,
): Operation[] {
  return [
    operation({
      ...FIND,
      tag: "Integrations",
      path: COLLECTION,
      id: "listIntegrationRequests",
      summary:
        "The last SCIM requests to an integration's base URL, newest first, also those that were refused.",
      query: scimRequestQuery,
      result: pageSchema(scimRequest, "ScimRequestPage"),
      async handle({ id: integration, query }) {
        await integrations.find(integration);
        const { outcome } = query;
        const status = query.status === undefined ? undefined : sole(Number(query.status));
        return answerPage(
          `${COLLECTION} ${integration}`,
          query,
          (page) => requests.list({ integration, status, outcome }, page),
          (items) => items.map(renderScimRequest),
        );
      },
    }),
  ];
}

function sole(status: number) {
  return [status, status] as const;
}

function renderScimRequest(request: ScimRequest): ScimRequestView {
  const { sequence, time, client, method, path, filter, status, detail, body } = request;
  return {
    sequence,
    time: renderInstant(time),
    client,
    method,
    path,
    filter,
    status,
    scim_type: request.scimType,
    detail,
    duration_ms: request.duration,
    request_id: request.requestId,
    body,
  };
}
