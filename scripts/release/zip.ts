/** Zip archives that are the same, byte for byte, whenever and wherever they are made of the same files. */
import { crc32, deflateRawSync } from "node:zlib";

export interface Entry {
  readonly name: string;
  readonly content: Buffer;
  readonly executable: boolean;
}

/** The oldest day that the format knows, 1 January 1980. */
const DAY = 0x21;
/** The entry's attributes are those of Unix; format 2.0. */
const MADE_BY = (3 << 8) | 20;
const NEEDED = 20;
const DEFLATE = 8;
const UTF8 = 1 << 11;
const REGULAR_FILE = 0o100000;

/** An archive of at most 4 GB. */
export function zip(entries: readonly Entry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { local, compressed, central } = encode(entry, offset);
    files.push(local, compressed);
    directory.push(central);
    offset += local.length + compressed.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...files, central, end(entries.length, central.length, offset)]);
}

function encode({ name, content, executable }: Entry, offset: number) {
  const path = Buffer.from(name, "utf8");
  const compressed = deflateRawSync(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(NEEDED, 0);
  common.writeUInt16LE(UTF8, 2);
  common.writeUInt16LE(DEFLATE, 4);
  common.writeUInt16LE(0, 6);
  common.writeUInt16LE(DAY, 8);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(compressed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(path.length, 22);

  const own = Buffer.alloc(14);
  own.writeUInt32LE(((REGULAR_FILE | (executable ? 0o755 : 0o644)) << 16) >>> 0, 6);
  own.writeUInt32LE(offset, 10);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, path]);
  const made = Buffer.alloc(2);
  made.writeUInt16LE(MADE_BY, 0);
  return { local, compressed, central: Buffer.concat([Buffer.from("PK\x01\x02"), made, common, own, path]) };
}

function end(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(18);
  record.writeUInt16LE(count, 4);
  record.writeUInt16LE(count, 6);
  record.writeUInt32LE(size, 8);
  record.writeUInt32LE(offset, 12);
  return Buffer.concat([Buffer.from("PK\x05\x06"), record]);
}
