import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { constants, createBrotliCompress, createGzip } from "node:zlib";

const block = Buffer.alloc(1_000_000, " ");

/** JSON that is almost nothing but white space, so that it weighs little on the wire and much when unpacked. */
export function compressBomb(encoding: "gzip" | "br", megabytes: number): Promise<Buffer> {
  const compressor =
    encoding === "gzip"
      ? createGzip({ level: 9 })
      : createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  return buffer(Readable.from(pieces(megabytes)).pipe(compressor));
}

function* pieces(megabytes: number): Generator<Buffer> {
  yield Buffer.from('{"total":0,"moreAvailable":false,');
  for (let count = 0; count < megabytes; count++) yield block;
  yield Buffer.from('"sessions":[],"messages":[]}');
}
