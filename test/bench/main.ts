/**
 * `npm run bench [-- name … --largest 101000]`: prints each benchmark's ratios against floors measured in the same run.
 * Stores are filled with up to a million users; `--largest` stops at fewer.
 */
import { parseArgs } from "node:util";

import { patchMember } from "./p1-patch-member";
import { createUser } from "./p2-create-user";
import { readUser } from "./p3-read-user";
import { pageUsers } from "./p4-page-users";
import { groupWithoutMembers } from "./p5-group-without-members";
import { bigRequests } from "./p6-big-requests";
import { issueToken } from "./p7-token";
import { firstProvisioning } from "./p9-first-provisioning";
import { handshake } from "./p12-handshake";
import { planUnchanged } from "./p13-plan";
import { applyCreating } from "./p14-apply";
import { changeMembers } from "./p15-members";
import { table } from "./report";
import { buildGateway } from "./world";

const BENCHMARKS = [
  patchMember,
  createUser,
  readUser,
  pageUsers,
  groupWithoutMembers,
  bigRequests,
  issueToken,
  firstProvisioning,
  handshake,
  planUnchanged,
  applyCreating,
  changeMembers,
];

async function main(names: readonly string[], largest: number): Promise<number> {
  const unknown = names.filter((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) {
    console.error(
      `no benchmark is named ${unknown.join(", ")}; there are ${BENCHMARKS.map(({ name }) => name).join(", ")}`,
    );
    return 2;
  }
  buildGateway();
  for (const benchmark of BENCHMARKS) {
    if (names.length > 0 && !names.includes(benchmark.name)) continue;
    console.log(`\n## ${benchmark.name}: ${benchmark.title}\n`);
    const rows = await benchmark.run((line) => console.error(`  ${line}`), largest);
    console.log(table(rows));
    console.log(`\n${JSON.stringify({ benchmark: benchmark.name, rows })}`);
  }
  return 0;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { largest: { type: "string", default: "1000000" } },
});

main(positionals, Number(values.largest)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
