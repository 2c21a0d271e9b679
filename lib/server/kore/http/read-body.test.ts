import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { readBody } from "./read-body";

const limit = 2 ** 20;
const text = JSON.stringify({
  messages: Array.from({ length: 40 }, (_, index) => `message ${index} \u{1f600}`),
});
const read = (body: Uint8Array, encoding: string) => readBody(Readable.from([body]), encoding, limit);

it("reads what was sent, compressed or not", async () => {
  expect(await read(Buffer.from(text), "")).toBe(text);
  expect(await read(gzipSync(text), "gzip")).toBe(text);
  expect(await read(Buffer.from(`\ufeff${text}`), "identity")).toBe(text);
});

it("refuses a body cut at any byte", async () => {
  const body = gzipSync(text);
  for (let length = 0; length < body.length; length += 1) {
    await expect(read(body.subarray(0, length), "gzip")).rejects.toThrow("cut short or damaged");
  }
});

it("refuses a gzip body in which a byte of the content was changed", async () => {
  const body = gzipSync(text);
  for (let at = 10; at < body.length; at += 1) {
    const damaged = Buffer.from(body);
    damaged[at] = (damaged[at] ?? 0) ^ 0xff;
    await expect(read(damaged, "gzip")).rejects.toThrow("cut short or damaged");
  }
});

it("stops a body that grows beyond the limit while it is decoded", async () => {
  const bomb = gzipSync(Buffer.alloc(64 * limit));
  expect(bomb.length).toBeLessThan(limit);
  await expect(read(bomb, "gzip")).rejects.toThrow("larger than 1 MiB");
  await expect(read(Buffer.alloc(limit + 1), "")).rejects.toThrow("larger than 1 MiB");
});

it("refuses encodings that were not asked for, chains of them too", async () => {
  for (const encoding of ["br", "deflate", "gzip, gzip", "__proto__"]) {
    await expect(read(Buffer.from(text), encoding)).rejects.toThrow("not asked for");
  }
});
