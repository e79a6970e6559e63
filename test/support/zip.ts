import { inflateRawSync } from "node:zlib";

const END_SIZE = 22;
const ENTRY = 0x02014b50;
const STORED = 0;

/** What the files in a zip archive hold, unpacked, in their order. The archive has no comment and is smaller than 4 GB. */
export function* unzip(archive: Buffer): Generator<Buffer> {
  let at = archive.readUInt32LE(archive.length - END_SIZE + 16);
  while (archive.readUInt32LE(at) === ENTRY) {
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
    yield archive.readUInt16LE(at + 10) === STORED ? packed : inflateRawSync(packed);
    at += 46 + [28, 30, 32].reduce((length, field) => length + archive.readUInt16LE(at + field), 0);
  }
}
