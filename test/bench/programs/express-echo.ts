/** The floor E: a bare express 5 server that echoes JSON of a user's size. Prints its port. */
import express from "express";

const USER = {
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  id: "0b1c2d3e-0000-4000-8000-000000000001",
  userName: "user1@example.com",
  name: { givenName: "Ada", familyName: "Lovelace", formatted: "Ada Lovelace" },
  emails: [{ value: "user1@example.com", type: "work", primary: true }],
  active: true,
  meta: {
    resourceType: "User",
    created: "2026-01-01T00:00:00.000Z",
    lastModified: "2026-01-01T00:00:00.000Z",
  },
};

const app = express();
app.use(express.json({ type: ["application/json", "application/scim+json"] }));
app.use(express.urlencoded({ extended: false }));
app.get("/echo", (_request, response) => void response.json(USER));
app.post("/echo", (request, response) => void response.status(201).json(request.body));
const server = app.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" && address ? address.port : ""}\n`);
});
