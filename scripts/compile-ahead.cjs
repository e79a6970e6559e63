// Writes the code that V8 makes of a program: node --hash-seed=1 --random-seed=1 compile-ahead.cjs <program> <target>
// The seeds make the same bytes every time. V8 accepts compiled code only under the flags that it was made with, so they are
// taken back before it is written.
const { readFileSync, writeFileSync } = require("node:fs");
const { wrap } = require("node:module");
const { setFlagsFromString } = require("node:v8");
const { Script } = require("node:vm");

const [, , program, target] = process.argv;
const script = new Script(wrap(readFileSync(program, "utf8")), { filename: "program.cjs" });
setFlagsFromString("--hash-seed=0");
setFlagsFromString("--random-seed=0");
writeFileSync(target, script.createCachedData());
