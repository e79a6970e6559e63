/** The process that is killed: eight identity providers at once, each telling what was acknowledged. Run with the file and a cycle's name. */
import { randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import type { Deps } from "../../gateway/domain/command";
import { Groups, NO_MEMBERS } from "../../gateway/domain/groups";
import { Users } from "../../gateway/domain/users";
import { open } from "../../gateway/store/open";
import { Pusher } from "./pusher";

/** Of memberships one by one; the others push many operations in one request. */
const WRITERS = 5;
/** More turns than there is time for. */
const TURNS = 100_000;
const IDP = { id: "idp", requestId: "test" };
const integration = "default";

async function main(file: string, cycle: string): Promise<void> {
  const store = await open({ file });
  const deps: Deps = { store, clock: Date.now, newId: randomUUID };
  const [users, groups] = [new Users(deps), new Groups(deps)];
  const groupIdOf = async (name: string) => {
    const list = await store.read.lists.findByName(name);
    if (!list) throw new Error("the list is gone");
    return list.group.id;
  };
  const [staff, chair] = [await groupIdOf("staff"), await groupIdOf("chair")];
  const group = { integration, id: staff, actor: IDP };
  const pusher = new Pusher(deps, IDP);
  tell("ready");

  async function create(userName: string): Promise<string> {
    const document = { userName, externalId: null, displayName: null, active: true, profile: { userName } };
    return (await users.create(integration, document, IDP)).id;
  }

  async function add(userName: string): Promise<string> {
    const id = await create(userName);
    await groups.change(group, { members: { add: { ...NO_MEMBERS, users: [id] }, remove: [] } });
    return id;
  }

  async function work(writer: number): Promise<void> {
    for (let turn = 0; turn < TURNS; turn++) {
      const name = `${cycle}-${writer}-${turn}`;
      const id = await add(name);
      tell(`added ${name}`);
      if (turn % 3 !== 2) continue;
      tell(`removing ${name}`);
      await users.remove({ integration, id, actor: IDP });
      tell(`removed ${name}`);
    }
  }

  async function patchOne(): Promise<void> {
    const name = `${cycle}-patched`;
    const id = await create(name);
    for (let turn = 1; turn < TURNS; turn++) {
      await pusher.patchUser(id, String(turn));
      tell(`patched ${name} ${turn}`);
    }
  }

  async function passOn(): Promise<void> {
    const names = [`${cycle}-chair-0`, `${cycle}-chair-1`];
    const sitters = await Promise.all(names.map(async (name) => ({ name, id: await create(name) })));
    for (let turn = 0; turn < TURNS; turn++) {
      for (const sitter of sitters) await pusher.pass(chair, sitter);
    }
  }

  async function addCouples(): Promise<void> {
    for (let turn = 0; turn < TURNS; turn++) {
      const names = [`${cycle}-couple-${turn}-a`, `${cycle}-couple-${turn}-b`] as const;
      await pusher.addCouple(staff, names);
      for (const name of names) tell(`added ${name}`);
    }
  }

  const adding = Array.from({ length: WRITERS }, (_, writer) => work(writer));
  await Promise.all([...adding, patchOne(), passOn(), addCouples()]);
}

/** Straight into the pipe: what was told before the kill is not lost with the process. */
function tell(line: string): void {
  writeSync(1, `${line}\n`);
}

const [file, cycle] = process.argv.slice(2);
if (!file || !cycle) throw new Error("which file, and which cycle?");
void main(file, cycle);
