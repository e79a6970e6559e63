import express from "express";
import request from "supertest";
import { Refusal, type RefusalCode, StoreUnavailable } from "../../../../gateway/domain/errors";
import { HttpError } from "../../../../gateway/http/surface";
import { renderError } from "../../../../gateway/scim/wire/error";
import { invalidFilter, ScimError } from "../../../../gateway/scim/wire/scim-error";

const ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

/** What a client gets for an error, over a real socket. */
function answerTo(error: unknown) {
  const app = express();
  app.get("/", (_, response) => renderError(error, { id: "request-1" }, response));
  return request(app)
    .get("/")
    .buffer(true)
    .parse((response, done) => {
      let text = "";
      response.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on("end", () => done(null, JSON.parse(text)));
    });
}

describe("RFC 7644 §3.12: errors", () => {
  test.each([
    ["displayName must not be empty", "displayName must not be empty."],
    ["userName must not begin or end with a space", "userName must not begin or end with a space."],
    ["this group is linked", "This group is linked."],
  ])("an attribute keeps its spelling at the beginning of a detail: %s", async (message, detail) => {
    const { body } = await answerTo(new Refusal("invalid-value", message));
    expect(body.detail).toBe(detail);
  });

  test("C001, C013: a SCIM Error in SCIM's media type, its status a string", async () => {
    const { status, headers, body } = await answerTo(invalidFilter("No."));
    expect(status).toBe(400);
    expect(headers["content-type"]).toBe("application/scim+json");
    expect(body).toEqual({ schemas: [ERROR], status: "400", scimType: "invalidFilter", detail: "No." });
  });

  test.each<[RefusalCode, number, string | undefined]>([
    ["invalid-value", 400, "invalidValue"],
    ["not-found", 404, undefined],
    ["already-exists", 409, "uniqueness"],
    ["near-miss", 400, "invalidValue"],
    ["no-such-list", 400, "invalidValue"],
    ["unknown-members", 400, "invalidValue"],
    ["immutable", 400, "mutability"],
    ["wrong-type", 403, undefined],
    ["in-use", 409, undefined],
    ["frozen", 409, undefined],
    ["cycle", 400, "invalidValue"],
    ["stale", 412, undefined],
    ["forbidden", 403, undefined],
    ["limit", 413, undefined],
  ])("the domain's %s is %i %s", async (code, status, scimType) => {
    const { body } = await answerTo(new Refusal(code, "it is so; do that"));
    expect(body).toMatchObject({ status: String(status), detail: "It is so; do that." });
    expect(body.scimType).toBe(scimType);
  });

  test("C004: http's errors keep their headers", async () => {
    const error = new HttpError(401, "A bearer token is needed.", { "WWW-Authenticate": "Bearer" });
    const { status, headers, body } = await answerTo(error);
    expect([status, headers["www-authenticate"], body.status]).toEqual([401, "Bearer", "401"]);
  });

  test("C008: what http cannot parse is bad syntax", async () => {
    const { body } = await answerTo(new HttpError(400, "The body is not JSON."));
    expect(body).toMatchObject({ status: "400", scimType: "invalidSyntax" });
  });

  test("C011: when the store is away, the client is told for how long, in whole seconds", async () => {
    const { status, headers, body } = await answerTo(new StoreUnavailable("disk full at /data", 1.5));
    expect([status, headers["retry-after"], body.status]).toEqual([503, "2", "503"]);
    expect(JSON.stringify(body)).not.toContain("/data");
  });

  test("C012: what nobody foresaw tells nothing but the request's id", async () => {
    for (const fault of [new TypeError("SELECT secret FROM users"), "text", undefined]) {
      const { body } = await answerTo(fault);
      expect(body).toEqual({
        schemas: [ERROR],
        status: "500",
        detail: "The request failed. Its id is request-1.",
      });
    }
  });

  test("501 has no scimType", async () => {
    const { body } = await answerTo(new ScimError(501, "Not offered."));
    expect(body).toEqual({ schemas: [ERROR], status: "501", detail: "Not offered." });
  });
});
