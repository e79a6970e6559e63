import { type Client, type Json, newUser } from "../gateway/scim/service";

export const createUsers = (client: Client, count: number): Promise<Json[]> =>
  Promise.all(Array.from({ length: count }, async () => (await client.post("/Users", newUser())).body));

export const read = async (client: Client, { id }: Json): Promise<Json> =>
  (await client.get(`/Groups/${id}`)).body;

export const idsOf = (group: Json): string[] => group.members.map(({ value }: Json) => value).sort();

export const sorted = (users: readonly Json[]): string[] => users.map(({ id }) => id).sort();
