/** Where the programs of a PostgreSQL server are. Plain JavaScript, because jest reads it before it can read TypeScript. */
const { existsSync, readdirSync } = require("node:fs");
const { delimiter, join } = require("node:path");

const DEBIAN = "/usr/lib/postgresql";

/** The path of the program, of the newest version that Debian keeps off the PATH or of the one on it; undefined without any. */
exports.findProgram = (name) => {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(DEBIAN, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter),
  ];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
};

exports.MISSING = "install PostgreSQL 14 or newer (on Debian: apt-get install postgresql)";
