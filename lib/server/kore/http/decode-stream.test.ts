import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { decodeStream, withoutSecrets } from "./decode-stream";

const limit = 2 ** 20;
const text = JSON.stringify(Array.from({ length: 30 }, (_, index) => `message ${index} \u{1f600}`));

async function read(chunks: AsyncIterable<Buffer>): Promise<string> {
  const held: Buffer[] = [];
  for await (const chunk of chunks) held.push(chunk);
  return Buffer.concat(held).toString();
}
const decode = (body: Uint8Array, encoding: string) =>
  read(decodeStream(Readable.from([body]), encoding, limit));

it("passes on what was sent, compressed or not", async () => {
  expect(await decode(Buffer.from(text), "")).toBe(text);
  expect(await decode(Buffer.from(text), "Identity")).toBe(text);
  expect(await decode(gzipSync(text), "gzip")).toBe(text);
});

it("ends with an error where a body was cut, at whichever byte", async () => {
  const body = gzipSync(text);
  for (let length = 1; length < body.length; length += 1) {
    await expect(decode(body.subarray(0, length), "gzip")).rejects.toThrow("cut short or damaged");
  }
});

it("stops a small body that grows without bound", async () => {
  const bomb = gzipSync(Buffer.alloc(64 * limit));
  expect(bomb.length).toBeLessThan(limit);
  await expect(decode(bomb, "gzip")).rejects.toThrow("larger than 1 MiB");
  await expect(decode(Buffer.alloc(limit + 1), "")).rejects.toThrow("larger than 1 MiB");
});

it("refuses encodings that were not asked for", async () => {
  for (const encoding of ["br", "deflate", "gzip, gzip"]) {
    await expect(decode(Buffer.from(text), encoding)).rejects.toThrow("not asked for");
  }
});

it("ends the exchange of a reader who leaves", async () => {
  const body = new Readable({ read: () => undefined });
  body.push(Buffer.from(text));
  for await (const _ of decodeStream(body, "", limit)) break;
  expect(body.destroyed).toBe(true);
});

it("finds a secret wherever the pieces are cut, and lets all else through", async () => {
  const secrets = ["s3cret/value", "eyJ.token.signature"];
  for (const body of [`{"a":"${secrets[0]}"}`, `${secrets[1]}`, `x${secrets[1]}${text}`]) {
    for (let size = 1; size < body.length; size += 1) {
      const pieces = body.match(new RegExp(`[\\s\\S]{1,${size}}`, "gu")) ?? [];
      const chunks = Readable.from(pieces.map((piece) => Buffer.from(piece)));
      await expect(read(withoutSecrets(chunks, secrets))).rejects.toThrow("held a credential");
    }
  }
  const pieces = text.match(/[\s\S]{1,7}/gu) ?? [];
  expect(await read(withoutSecrets(Readable.from(pieces.map((piece) => Buffer.from(piece))), secrets))).toBe(
    text,
  );
});
