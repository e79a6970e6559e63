/** The process that is killed: eight identity providers at once, each telling what was acknowledged. Run with the file and a cycle's name. */
import { randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import type { Deps } from "../../gateway/domain/command";
import { Groups, NO_MEMBERS } from "../../gateway/domain/groups";
import { Users } from "../../gateway/domain/users";
import { open } from "../../gateway/store/open";

const WRITERS = 8;
const IDP = { id: "idp", requestId: "test" };
const integration = "default";

async function main(file: string, cycle: string): Promise<void> {
  const store = await open({ file });
  const deps: Deps = { store, clock: Date.now, newId: randomUUID };
  const [users, groups] = [new Users(deps), new Groups(deps)];
  const list = await store.read.lists.findByName("staff");
  if (!list) throw new Error("the list is gone");
  const group = { integration, id: list.group.id, actor: IDP };
  tell("ready");

  async function add(userName: string): Promise<string> {
    const document = { userName, externalId: null, displayName: null, active: true, profile: { userName } };
    const { id } = await users.create(integration, document, IDP);
    await groups.change(group, { members: { add: { ...NO_MEMBERS, users: [id] }, remove: [] } });
    return id;
  }

  async function work(writer: number): Promise<void> {
    for (let turn = 0; turn < 100_000; turn++) {
      const name = `${cycle}-${writer}-${turn}`;
      const id = await add(name);
      tell(`added ${name}`);
      if (turn % 3 !== 2) continue;
      tell(`removing ${name}`);
      await users.remove({ integration, id, actor: IDP });
      tell(`removed ${name}`);
    }
  }

  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => work(writer)));
}

/** Straight into the pipe: what was told before the kill is not lost with the process. */
function tell(line: string): void {
  writeSync(1, `${line}\n`);
}

const [file, cycle] = process.argv.slice(2);
if (!file || !cycle) throw new Error("which file, and which cycle?");
void main(file, cycle);
