/** The guides of the registry: every block in them is formatted and valid, and what they declare can be applied. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Terraform } from "../support/terraform";
import { giveSecrets, HEAD, Workbench } from "./workbench";

const GUIDES = resolve(__dirname, "../../docs/guides");
/** It needs a stand-in for another provider: moved.test.ts follows it step by step. */
const TESTED_ELSEWHERE = "moving-from-teleport.md";

interface Snippet {
  readonly guide: string;
  readonly line: number;
  readonly configuration: string;
}

const SNIPPETS = readdirSync(GUIDES).flatMap(snippetsIn);
const OWN = SNIPPETS.filter(({ guide }) => guide !== TESTED_ELSEWHERE);

let bench: Workbench;
let terraform: Terraform;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());
beforeEach(() => {
  terraform = bench.terraform();
});

function snippetsIn(guide: string): Snippet[] {
  const text = readFileSync(join(GUIDES, guide), "utf8");
  return [...text.matchAll(/^```terraform\n([\s\S]*?)^```$/gm)].map(({ 1: configuration = "", index }) => ({
    guide,
    line: text.slice(0, index).split("\n").length + 1,
    configuration,
  }));
}

test.each(SNIPPETS)("$guide:$line is formatted", async ({ configuration }) => {
  terraform.write(configuration);
  await terraform.ok("fmt", "-check", "-diff");
});

test.each(OWN)("$guide:$line is valid", async ({ configuration }) => {
  terraform.write(complete(configuration));
  await terraform.validate();
});

test.each(OWN.filter(({ configuration }) => /^(?:resource|ephemeral) /m.test(configuration)))(
  "$guide:$line does what it says, and then there is nothing to do",
  async ({ configuration }) => {
    terraform.write(complete(configuration));
    giveSecrets(terraform, configuration);
    await terraform.apply();
    expect(await terraform.planIsEmpty()).toBe(true);
    await terraform.destroy();
  },
);

function complete(configuration: string): string {
  return configuration.includes("required_providers") ? configuration : HEAD + configuration;
}

test("members.md: from single members to the set, nobody loses access on the way", async () => {
  const [set, single] = OWN.filter(({ guide }) => guide === "members.md");
  const withoutLists = (configuration = "") =>
    configuration.slice(0, configuration.indexOf('resource "rollcall_access_list" "developers"'));
  terraform.write(HEAD + withoutLists(single?.configuration));
  await terraform.apply();
  const list = set?.configuration.replace(
    '{ expires_at = "2096-01-31T00:00:00Z", reason = "Contractor" }',
    "{}",
  );
  terraform.write(`${HEAD}${list}
removed {
  from = rollcall_access_list_member.team
  lifecycle {
    destroy = false
  }
}
import {
  to = rollcall_access_list_members.on_call
  id = "on-call"
}
`);
  const plan = await terraform.plan();
  const actions = plan.resource_changes?.map(({ change }) => change.actions.join()) ?? [];
  expect(actions.filter((action) => action === "delete" || action === "update")).toEqual([]);
  await terraform.apply();
  expect(await terraform.planIsEmpty()).toBe(true);
  await terraform.destroy();
});
