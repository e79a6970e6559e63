const { default: Sequencer } = require("@jest/test-sequencer");

/** What takes longest, so that no core waits for it at the end; jest itself only knows from an earlier run. */
const LONGEST = [
  "store/postgres/store-",
  "test/fuzz/scim",
  "commands/serve",
  "commands/commands",
  "terraform/release",
  "test/fault/",
];

module.exports = class extends Sequencer {
  sort(tests) {
    const isLong = ({ path }) => LONGEST.some((part) => path.includes(part));
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
