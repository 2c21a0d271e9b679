import "server-only";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** The body cannot be what was sent: cut short, damaged, or larger than any page may be. */
export class BodyError extends Error {
  override name = "BodyError";

  constructor(
    message: string,
    readonly isTooLarge = false,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** More than any page of Kore's has. */
export const decodedLimit = 64 * 2 ** 20;

/** Asked for alone: gzip ends with a checksum, while a brotli body can be damaged and still decode. */
export const acceptedEncoding = "gzip";

const chunkSize = 64 * 1024;

/**
 * The decoded bytes of a body as they come. Ends only where the body is whole, as far as its encoding can tell: zlib
 * refuses a stream that was cut short, which undici's own decoding accepts. Throws BodyError beyond `limit` decoded
 * bytes, so that a small body cannot grow without bound, or what the stream reports. Leaving it early ends the exchange.
 */
export async function* decodeStream(body: Readable, encoding: string, limit: number): AsyncGenerator<Buffer> {
  // Destroyed before its end the body reports an error, which without a listener would end the process.
  body.on("error", () => undefined);
  let size = 0;
  try {
    for await (const chunk of decoded(body, encoding.trim().toLowerCase())) {
      size += chunk.length;
      if (size > limit)
        throw new BodyError(`The reply was larger than ${Math.floor(limit / 2 ** 20)} MiB.`, true);
      yield chunk;
    }
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (!code.startsWith("Z_")) throw cause;
    throw new BodyError("The reply was cut short or damaged on its way.", false, { cause });
  } finally {
    body.destroy();
  }
}

function decoded(body: Readable, encoding: string): AsyncIterable<Buffer> {
  if (encoding === "" || encoding === "identity") return body;
  if (encoding !== acceptedEncoding) {
    throw new BodyError(`The reply came in an encoding that was not asked for: ${encoding.slice(0, 40)}.`);
  }
  const gunzip = createGunzip({ chunkSize });
  // A fault of either stream ends both, and who reads the last of them learns of it.
  pipeline(body, gunzip, () => undefined);
  return gunzip;
}

/** The same bytes, unless one of `secrets` is in them: a host that echoes what it was sent must not be passed on. */
export async function* withoutSecrets(
  chunks: AsyncIterable<Buffer>,
  secrets: string[],
): AsyncGenerator<Buffer> {
  const needles = secrets.map((secret) => Buffer.from(secret));
  const overlap = Math.max(...needles.map(({ length }) => length)) - 1;
  let held = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const seen = Buffer.concat([held, chunk]);
    if (needles.some((needle) => seen.includes(needle))) {
      throw new BodyError("The reply held a credential and was stopped.");
    }
    const cut = Math.max(0, seen.length - overlap);
    if (cut > 0) yield seen.subarray(0, cut);
    held = seen.subarray(cut);
  }
  if (held.length > 0) yield held;
}
