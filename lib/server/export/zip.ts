import "server-only";
import { promisify } from "node:util";
import { deflateRaw, deflateRawSync } from "node:zlib";

export type ZipEntry = { name: string; text: string; at: Date };

const deflate = promisify<Buffer, Buffer>(deflateRaw);
/** Packed at once: a thread of its own would take longer to reach. */
const smallBytes = 32_768;
const largest = 0xffff_ffff;
/** Names are UTF-8. */
const flags = 0x0800;
const version = 45;

/**
 * A ZIP file of texts, piece by piece (PKWARE APPNOTE 6.3.10): one entry is in memory at a time, and of those before
 * only what the directory at the end says of them. Sizes beyond 4 GiB and many entries are told as ZIP64.
 */
export async function* zip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const { name, text, at } of entries) {
    const content = Buffer.from(text);
    const packed = content.length < smallBytes ? deflateRawSync(content) : await deflate(content);
    const nameBytes = Buffer.from(name);
    const facts = Buffer.alloc(22);
    facts.writeUInt16LE(flags, 0);
    facts.writeUInt16LE(8, 2);
    facts.writeUInt32LE(dosTime(at), 4);
    facts.writeUInt32LE(crc32(content), 8);
    facts.writeUInt32LE(packed.length, 12);
    facts.writeUInt32LE(content.length, 16);
    facts.writeUInt16LE(nameBytes.length, 20);
    const local = Buffer.concat([header(0x04034b50, 6, version), facts, Buffer.alloc(2), nameBytes]);
    directory.push(directoryEntry(facts, nameBytes, offset));
    yield local;
    yield packed;
    offset += local.length + packed.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  for (const entry of directory) yield entry;
  yield ending(directory.length, size, offset);
}

function directoryEntry(facts: Buffer, name: Buffer, offset: number): Buffer {
  const isFar = offset >= largest;
  const extra = Buffer.alloc(isFar ? 12 : 0);
  if (isFar) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(BigInt(offset), 4);
  }
  const rest = Buffer.alloc(16);
  rest.writeUInt16LE(extra.length, 0);
  rest.writeUInt32LE(isFar ? largest : offset, 12);
  const start = header(0x02014b50, 8, version);
  start.writeUInt16LE(version, 6);
  return Buffer.concat([start, facts, rest, name, extra]);
}

/** Where the directory is. The ZIP64 form goes first and counts when the other is full. */
function ending(count: number, size: number, offset: number): Buffer {
  const far = Buffer.alloc(56);
  far.writeUInt32LE(0x06064b50, 0);
  far.writeBigUInt64LE(44n, 4);
  far.writeUInt16LE(version, 12);
  far.writeUInt16LE(version, 14);
  far.writeBigUInt64LE(BigInt(count), 24);
  far.writeBigUInt64LE(BigInt(count), 32);
  far.writeBigUInt64LE(BigInt(size), 40);
  far.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, 0xffff), 8);
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  end.writeUInt32LE(Math.min(size, largest), 12);
  end.writeUInt32LE(Math.min(offset, largest), 16);
  const isFar = count >= 0xffff || size >= largest || offset >= largest;
  return isFar ? Buffer.concat([far, locator, end]) : end;
}

function header(signature: number, length: number, made: number): Buffer {
  const start = Buffer.alloc(length);
  start.writeUInt32LE(signature, 0);
  start.writeUInt16LE(made, 4);
  return start;
}

/** Two seconds is the smallest step, and 1980 the first year. */
function dosTime(at: Date): number {
  const date =
    (Math.max(0, at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return date * 0x10000 + time;
}

const crcTable = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Buffer): number {
  let crc = largest;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ largest) >>> 0;
}
