import "server-only";
import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { gzipSync } from "node:zlib";

/**
 * The end of a backup: the SHA-256 of every byte before it, as a last line of its own. It is packed by itself and always
 * in the same way, so that its place and its bytes are known and a change of any byte of the file is seen.
 */
export function sealOf(hash: Hash): Buffer {
  const seal = gzipSync(`${JSON.stringify({ sha256: hash.digest("hex") })}\n`, { level: 0 });
  // Of a packed file's head these two bytes differ from system to system.
  seal.writeUInt8(0, 8);
  seal.writeUInt8(255, 9);
  return seal;
}

const sealLength = sealOf(createHash("sha256")).length;

/** How many bytes of the file its seal vouches for; null when it is damaged, cut short or no backup at all. */
export async function checkSeal(path: string): Promise<number | null> {
  const length = (await stat(path)).size - sealLength;
  if (length <= 0) return null;
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { end: length - 1 })) hash.update(chunk);
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(sealLength), 0, sealLength, length);
    return buffer.equals(sealOf(hash)) ? length : null;
  } finally {
    await file.close();
  }
}
