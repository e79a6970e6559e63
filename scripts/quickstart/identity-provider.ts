/** The part that an identity provider plays: a token by client credentials, then SCIM. */

const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
const PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

export interface Connection {
  readonly baseUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** RFC 6749 §4.4, with the credentials in the body. @returns an access token */
export async function requestToken({
  tokenUrl,
  clientId,
  clientSecret,
}: Omit<Connection, "baseUrl">): Promise<string> {
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
  const response = await fetch(tokenUrl, { method: "POST", body: new URLSearchParams(form) });
  const body = await readJson(response);
  return String(body.access_token);
}

export class IdentityProvider {
  private constructor(
    private readonly baseUrl: string,
    private readonly token: string,
  ) {}

  static async connect(connection: Connection): Promise<IdentityProvider> {
    return new IdentityProvider(connection.baseUrl, await requestToken(connection));
  }

  /** The id of the user with this name, or undefined (RFC 7644 §3.4.2). */
  async findUser(userName: string): Promise<string | undefined> {
    return this.findOne(`/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`);
  }

  async findGroup(displayName: string): Promise<string | undefined> {
    const filter = encodeURIComponent(`displayName eq "${displayName}"`);
    return this.findOne(`/Groups?excludedAttributes=members&filter=${filter}`);
  }

  async createUser(userName: string): Promise<string> {
    const { id } = await this.send("POST", "/Users", { schemas: [USER], userName, active: true });
    return String(id);
  }

  async createGroup(displayName: string): Promise<string> {
    const { id } = await this.send("POST", "/Groups", { schemas: [GROUP], displayName });
    return String(id);
  }

  async addMember(groupId: string, userId: string): Promise<void> {
    await this.patch(`/Groups/${groupId}`, [{ op: "add", path: "members", value: [{ value: userId }] }]);
  }

  async deactivate(userId: string): Promise<void> {
    await this.patch(`/Users/${userId}`, [{ op: "replace", value: { active: false } }]);
  }

  private async findOne(path: string): Promise<string | undefined> {
    const { Resources } = await this.send("GET", path);
    const [found] = Resources as { id: string }[];
    return found?.id;
  }

  private patch(path: string, operations: object[]) {
    return this.send("PATCH", path, { schemas: [PATCH_OP], Operations: operations });
  }

  private async send(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const response = await fetch(this.baseUrl + path, {
      method,
      headers: { authorization: `Bearer ${this.token}`, "content-type": "application/scim+json" },
      body: body && JSON.stringify(body),
    });
    return response.status === 204 ? {} : readJson(response);
  }
}

/** @throws Error with the answer's own words when it is no success */
export async function readJson(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}
