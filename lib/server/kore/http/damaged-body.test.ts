import { execFile } from "node:child_process";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { startSandbox } from "@/lib/sandbox/server";
import { TestClient } from "@/lib/sandbox/test-client";
import { decodeStream } from "./decode-stream";
import { pageLimit, readBody } from "./read-body";
import { readReply } from "./read-reply";

const noon = Date.parse("2026-03-18T12:00:00.000Z");
let page: Buffer;
beforeAll(async () => {
  const sandbox = await startSandbox({ now: () => noon });
  const client = new TestClient(sandbox, () => noon);
  page = Buffer.from(JSON.stringify((await client.post("getMessages", { limit: 4 })).body));
  await sandbox.close();
});

/** The page as text, or null if it was refused at whichever stage. */
async function accept(bytes: Uint8Array, encoding: string): Promise<string | null> {
  const text = await readBody(Readable.from([bytes]), encoding, pageLimit).catch(() => null);
  return text !== null && readReply(200, "application/json", text, "messages").kind === "ok" ? text : null;
}

/** The same on the way of the proxy, which passes on what it has while more is to come. */
async function passOn(bytes: Uint8Array, encoding: string): Promise<string | null> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of decodeStream(Readable.from([bytes]), encoding, pageLimit)) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    return readReply(200, "application/json", text, "messages").kind === "ok" ? text : null;
  } catch {
    return null;
  }
}

describe.each([
  ["the client", accept],
  ["the proxy", passOn],
])("%s", (_, read) => {
  it("takes the whole page, in gzip or as it is", async () => {
    expect(await read(page, "")).toBe(page.toString());
    expect(await read(gzipSync(page), "gzip")).toBe(page.toString());
  });

  it.each(["", "gzip"])("takes no page cut at any byte (%s)", async (encoding) => {
    const body = encoding === "gzip" ? gzipSync(page) : page;
    expect(body.length).toBeGreaterThan(1_000);
    for (let length = 0; length < body.length; length += 1) {
      expect({ length, text: await read(body.subarray(0, length), encoding) }).toEqual({
        length,
        text: null,
      });
    }
  });

  it("takes no gzip page of which a byte was changed, but for the six that carry nothing", async () => {
    const body = gzipSync(page);
    for (let at = 0; at < body.length; at += 1) {
      const damaged = Buffer.from(body);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      // Time of compression, level and system (RFC 1952): the content is whole, as its checksum tells.
      const isIdle = at >= 4 && at < 10;
      expect({ at, text: await read(damaged, "gzip") }).toEqual({
        at,
        text: isIdle ? page.toString() : null,
      });
    }
  });

  it("takes no brotli page at all, whole or cut, for it has no checksum and was not asked for", async () => {
    const body = brotliCompressSync(page);
    for (let length = 0; length <= body.length; length += 1) {
      expect(await read(body.subarray(0, length), "br")).toBeNull();
    }
  });
});

it("a changed bit in the frame of a gzip page is refused or changes nothing", async () => {
  const body = gzipSync(page);
  for (let at = 0; at < body.length; at = at === 16 ? body.length - 10 : at + 1) {
    for (let bit = 0; bit < 8; bit += 1) {
      const damaged = Buffer.from(body);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
      const text = await accept(damaged, "gzip");
      if (text !== null) expect({ at, bit, text }).toEqual({ at, bit, text: page.toString() });
    }
  }
});

/** Runs in a process of its own, whose memory nobody else uses; prints what was refused and the memory it took. */
const unpackBomb = `
  import { Readable } from "node:stream";
  import { buffer } from "node:stream/consumers";
  import { gzipSync } from "node:zlib";
  import { pageLimit, readBody } from "./lib/server/kore/http/read-body.ts";
  const small = gzipSync("{}");
  await readBody(Readable.from([small]), "gzip", pageLimit);
  const bomb = await buffer(process.stdin);
  const before = process.memoryUsage().rss;
  let most = before;
  const look = () => (most = Math.max(most, process.memoryUsage.rss()));
  const watch = setInterval(look, 1);
  const refusal = await readBody(Readable.from([bomb]), "gzip", pageLimit).catch((error) => {
    look();
    return error.message;
  });
  clearInterval(watch);
  look();
  console.log(JSON.stringify({ refusal, extra: most - before }));
`;

it("200 kB that unpack to 200 MB are refused with less than 64 MiB of extra memory", async () => {
  const bomb = gzipSync(Buffer.alloc(200_000_000, " "), { level: 9 });
  expect(bomb.length).toBeLessThan(210_000);
  const args = ["--conditions=react-server", "--import", "tsx", "--input-type=module", "-e", unpackBomb];
  const running = promisify(execFile)(process.execPath, args);
  running.child.stdin?.end(bomb);
  const { refusal, extra } = JSON.parse((await running).stdout);
  expect(refusal).toBe("The reply was larger than 32 MiB.");
  expect(extra).toBeGreaterThan(0);
  expect(extra).toBeLessThan(64 * 2 ** 20);
}, 60_000);
