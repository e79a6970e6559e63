/** The process that is killed: eight writers on one store, each telling what was acknowledged. Run with the file and a cycle's name. */
import { writeSync } from "node:fs";
import { open } from "../../gateway/store/open";
import { event, integrationOf, NOW, newUser } from "../conformance/fixtures";

const WRITERS = 8;

async function main(file: string, cycle: string): Promise<void> {
  const store = await open({ file });
  const integration = await integrationOf(store);
  tell("ready");

  async function add(id: string): Promise<void> {
    await store.write(async (tx) => {
      const list = await tx.lists.findByName("staff");
      if (!list) throw new Error("the list is gone");
      const user = await tx.users.insert(integration, newUser(id, { id }), NOW);
      const add = { users: [user.id], lists: [] };
      await tx.members.apply(list, { add, remove: [] }, { source: "scim", addedBy: "writer", now: NOW });
      await tx.events.append({ ...event("added"), delta: { id } });
    });
  }

  async function remove(id: string): Promise<void> {
    await store.write(async (tx) => {
      const user = await tx.users.find("default", id);
      if (!user) throw new Error(`${id} was acknowledged and is gone`);
      await tx.users.remove(user, NOW);
      await tx.events.append({ ...event("removed"), delta: { id } });
    });
  }

  async function work(writer: number): Promise<void> {
    for (let turn = 0; turn < 100_000; turn++) {
      const id = `${cycle}-${writer}-${turn}`;
      await add(id);
      tell(`added ${id}`);
      if (turn % 3 !== 2) continue;
      tell(`removing ${id}`);
      await remove(id);
      tell(`removed ${id}`);
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
