/** The story that the quickstart tells and the tests check: declare, push, ask, deprovision, destroy. */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { makeMirror } from "../mirror";
import { type RunningGateway, refuseRunningGateway, startGateway } from "./gateway";
import { type Connection, IdentityProvider, readJson, requestToken } from "./identity-provider";
import { planIsEmpty, type Terraform, terraformIn } from "./terraform";

const ROOT = resolve(__dirname, "../..");
const DIRECTORY = join(ROOT, ".rollcall/quickstart");
const USER_NAME = "bob@example.com";
const TITLE = "GroupRequester";

export interface StoryOptions {
  readonly keep: boolean;
  /** Aborted, it ends the story early: what runs is stopped, and `tell` throws the signal's reason. */
  readonly signal: AbortSignal;
  say(line: string): void;
}

interface Scene {
  readonly directory: string;
  readonly gateway: RunningGateway;
  readonly terraform: Terraform;
  readonly management: Connection;
}

/** @throws Error when a step does not come out as told */
export async function tell(options: StoryOptions): Promise<void> {
  const { keep, say } = options;
  const begun = Date.now();
  refuseRunningGateway(DIRECTORY);
  say("Building the gateway and the provider");
  execFileSync(process.execPath, ["scripts/build.mjs"], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const scene = await setTheScene(options);
  try {
    await declare(scene, say);
    await push(scene, say);
    if (keep) return leaveUp(scene, say);
    await scene.terraform("destroy", "-auto-approve");
    say("terraform destroy: the list and the client are gone");
  } catch (error) {
    await scene.gateway.stop();
    throw error;
  }
  await scene.gateway.stop();
  say(`Done in ${Math.round((Date.now() - begun) / 1_000)} s. The gateway is stopped.`);
}

async function setTheScene({ keep, signal, say }: StoryOptions): Promise<Scene> {
  const directory = DIRECTORY;
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(join(directory, "terraform"), { recursive: true });
  const clientId = "quickstart";
  const clientSecret = randomBytes(32).toString("base64url");
  const environment = {
    ROLLCALL_BOOTSTRAP_CLIENT_ID: clientId,
    ROLLCALL_BOOTSTRAP_CLIENT_SECRET: clientSecret,
  };
  const gateway = await startGateway(directory, environment, { detached: keep, signal });
  say(`Gateway ready at ${gateway.endpoint}, on a fresh SQLite file`);
  cpSync(join(ROOT, "examples/quickstart"), join(directory, "terraform"), { recursive: true });
  const providerEnvironment = {
    TF_CLI_CONFIG_FILE: makeMirror(directory),
    ROLLCALL_ENDPOINT: gateway.endpoint,
    ROLLCALL_CLIENT_ID: clientId,
    ROLLCALL_CLIENT_SECRET: clientSecret,
  };
  const terraform = terraformIn(join(directory, "terraform"), providerEnvironment, signal);
  const management = {
    baseUrl: gateway.endpoint,
    tokenUrl: `${gateway.endpoint}/oauth2/token`,
    clientId,
    clientSecret,
  };
  return { directory, gateway, terraform, management };
}

async function declare({ terraform }: Scene, say: (line: string) => void): Promise<void> {
  await terraform("init");
  say("terraform init: the built provider is installed from a filesystem mirror");
  await terraform("plan", "-out=quickstart.tfplan");
  await terraform("apply", "quickstart.tfplan");
  say(`terraform apply: the list titled ${TITLE} and an OAuth client are declared`);
  if (!(await planIsEmpty(terraform))) throw new Error("the second plan is not empty");
  say("terraform plan: nothing to change");
}

async function push(scene: Scene, say: (line: string) => void): Promise<void> {
  const connection = await outputs(scene.terraform);
  const provider = await IdentityProvider.connect(connection);
  say(`The identity provider has a token from ${connection.tokenUrl}`);
  if (await provider.findUser(USER_NAME)) throw new Error(`${USER_NAME} exists already`);
  const userId = await provider.createUser(USER_NAME);
  say(`It found no user ${USER_NAME}, and created one`);
  const groupId = await provider.findGroup(TITLE);
  if (!groupId) throw new Error(`there is no group ${TITLE}`);
  await provider.addMember(groupId, userId);
  say(`It found the group ${TITLE} by its displayName, and added the user`);
  await expectRoles(scene, ["requester"], say);
  await provider.deactivate(userId);
  say("It deactivated the user");
  await expectRoles(scene, [], say);
}

async function expectRoles({ management }: Scene, expected: readonly string[], say: (line: string) => void) {
  const token = await requestToken(management);
  const query = new URLSearchParams({ integration: "default", userName: USER_NAME });
  const response = await fetch(`${management.baseUrl}/v1/users/access?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { roles } = await readJson(response);
  if (JSON.stringify(roles) !== JSON.stringify(expected)) {
    throw new Error(
      `${USER_NAME} should hold ${JSON.stringify(expected)}, and holds ${JSON.stringify(roles)}`,
    );
  }
  say(
    expected.length > 0 ? `${USER_NAME} now holds: ${expected.join(", ")}` : `${USER_NAME} now holds nothing`,
  );
}

async function outputs(terraform: Terraform): Promise<Connection> {
  const values: Record<string, { value: string }> = JSON.parse(await terraform("output", "-json"));
  const value = (name: string): string => {
    const output = values[name];
    if (!output) throw new Error(`the example has no output ${name}`);
    return output.value;
  };
  return {
    baseUrl: value("base_url"),
    tokenUrl: value("token_url"),
    clientId: value("client_id"),
    clientSecret: value("client_secret"),
  };
}

async function leaveUp(scene: Scene, say: (line: string) => void): Promise<void> {
  const { baseUrl, tokenUrl, clientId, clientSecret } = await outputs(scene.terraform);
  const secretFile = join(scene.directory, "client-secret");
  writeFileSync(secretFile, `${clientSecret}\n`, { mode: 0o600 });
  const { pid } = scene.gateway;
  scene.gateway.release();
  say("");
  say("The gateway stays up. Paste into your identity provider:");
  say(`  SCIM base URL   ${baseUrl}`);
  say(`  token URL       ${tokenUrl}`);
  say(`  client id       ${clientId}`);
  say(`  client secret   in ${secretFile}`);
  say(`Stop it with: kill ${pid}`);
}
