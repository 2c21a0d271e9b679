import "server-only";
import type { Readable } from "node:stream";
import { decodeStream } from "./decode-stream";

/** More than any page we ask for has: it is held in memory as a whole. */
export const pageLimit = 32 * 2 ** 20;

/**
 * The decoded text of a body, of at most `limit` bytes before or after decoding. Throws BodyError, or what the stream
 * reports.
 */
export async function readBody(body: Readable, encoding: string, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of decodeStream(body, encoding, limit)) chunks.push(chunk);
  return new TextDecoder().decode(Buffer.concat(chunks));
}
