import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { encode } from "../http/encode";
import { compressBomb } from "./bomb";
import { type ActiveFault, type FaultKinds, numberIn, type Wire } from "./fault-kind";

/** Faults in the bytes on the socket. What never reaches a server (DNS, refused, TLS) is tested without one. */
export const wireFaults: FaultKinds = {
  slow: {
    about: "the answer comes late (delayMs)",
    write: async (wire, fault) => {
      await pause(fault, 1_000);
      respond(wire);
    },
  },
  silence: { about: "the request is accepted and never answered", write: async () => {} },
  "silence-after-headers": {
    about: "headers, and then nothing",
    write: async (wire) => sendRaw(wire, head(wire)),
  },
  "silence-mid-body": {
    about: "part of the body, and then nothing (at)",
    write: async (wire, fault) => sendRaw(wire, head(wire), part(wire, fault)),
  },
  "headers-drip": {
    about: "the headers byte by byte (delayMs)",
    write: async (wire, fault) => drip(wire, Buffer.concat([head(wire), wire.bytes]), 1, fault),
  },
  "body-drip": {
    about: "the body a few bytes at a time (chunkBytes, delayMs)",
    write: async (wire, fault) => {
      await sendRaw(wire, head(wire));
      await drip(wire, wire.bytes, numberIn(fault, "chunkBytes", 10), fault);
    },
  },
  "reset-before-headers": {
    about: "the connection is reset before any answer",
    write: async (wire) => reset(wire),
  },
  "reset-mid-headers": {
    about: "the connection is reset within the headers",
    write: async (wire) => reset(wire, head(wire).subarray(0, 20)),
  },
  "reset-mid-body": {
    about: "the connection is reset within the body (at)",
    write: async (wire, fault) => reset(wire, head(wire), part(wire, fault)),
  },
  "reset-after-body": {
    about: "the connection is reset right after the answer",
    write: async (wire) => reset(wire, head(wire), wire.bytes),
  },
  "close-before-headers": {
    about: "the connection is closed before any answer",
    write: async (wire) => finish(wire),
  },
  "close-mid-body": {
    about: "the connection is closed within a body of known length (at)",
    write: async (wire, fault) => finish(wire, head(wire), part(wire, fault)),
  },
  "close-delimited": {
    about: "a body of unknown length is cut short, which nothing but its content can show (at)",
    write: async (wire, fault) =>
      finish(
        wire,
        head({ ...wire, headers: { ...without(wire.headers, "content-length"), connection: "close" } }),
        part(wire, fault),
      ),
  },
  "truncated-encoding": {
    about: "the encoded bytes end early, with a length that fits (at, encoding)",
    write: async (wire, fault) => {
      const bytes = part(wire, fault);
      respond({ ...wire, bytes, headers: { ...wire.headers, "content-length": String(bytes.length) } });
    },
  },
  "corrupt-encoding": {
    about: "one bit of the encoded bytes is flipped (at, encoding)",
    write: async (wire, fault) => {
      const at = numberIn(fault, "at", Math.floor(wire.bytes.length / 2));
      const bytes = Buffer.from(wire.bytes);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      respond({ ...wire, bytes });
    },
  },
  "length-too-long": {
    about: "Content-Length promises more than comes",
    write: async (wire) => finish(wire, head(withLength(wire, wire.bytes.length + 64)), wire.bytes),
  },
  "length-too-short": {
    about: "Content-Length promises less than comes",
    write: async (wire) =>
      finish(wire, head(withLength(wire, Math.floor(wire.bytes.length / 2))), wire.bytes),
  },
  "length-twice": {
    about: "two Content-Length headers that disagree",
    write: async (wire) =>
      finish(
        wire,
        Buffer.from(head(wire).toString().replace("\r\n\r\n", "\r\ncontent-length: 3\r\n\r\n")),
        wire.bytes,
      ),
  },
  "broken-chunk": {
    about: "a chunk whose size is no number",
    write: async (wire) => finish(wire, head(chunked(wire)), Buffer.from("zz\r\n"), wire.bytes),
  },
  "unfinished-chunks": {
    about: "chunks without the last one",
    write: async (wire) =>
      finish(
        wire,
        head(chunked(wire)),
        Buffer.from(`${wire.bytes.length.toString(16)}\r\n`),
        wire.bytes,
        Buffer.from("\r\n"),
      ),
  },
  "garbage-response": {
    about: "bytes that are not HTTP",
    write: async (wire) => finish(wire, Buffer.from("\u0016\u0003\u0001 SSH-2.0-OpenSSH_9.2\r\n")),
  },
  "huge-headers": {
    about: "a header of a hundred kilobytes",
    write: async (wire) =>
      finish(
        wire,
        head({ ...wire, headers: { ...wire.headers, "x-trace": "t".repeat(100_000) } }),
        wire.bytes,
      ),
  },
  "early-hints": {
    about: "103 Early Hints before the answer",
    write: async (wire) =>
      finish(wire, Buffer.from("HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"), head(wire), wire.bytes),
  },
  "label-without-encoding": {
    about: "Content-Encoding: gzip on a plain body",
    write: async (wire) => respond(relabelled(wire, wire.plain, "gzip")),
  },
  "encoding-without-label": {
    about: "a gzip body without Content-Encoding",
    write: async (wire) => respond(relabelled(wire, await encode(wire.plain, "gzip"), undefined)),
  },
  "wrong-label": {
    about: "a br body labelled gzip",
    write: async (wire) => respond(relabelled(wire, await encode(wire.plain, "br"), "gzip")),
  },
  "unknown-encoding": {
    about: "an encoding nobody knows",
    write: async (wire) => respond(relabelled(wire, wire.plain, "x-squeeze")),
  },
  "double-encoding": {
    about: "gzip inside gzip, labelled once",
    write: async (wire) =>
      respond(relabelled(wire, await encode(await encode(wire.plain, "gzip"), "gzip"), "gzip")),
  },
  "gzip-bomb": {
    about: "a small gzip body that unpacks to 200 megabytes (megabytes)",
    write: async (wire, fault) =>
      respond(relabelled(wire, await compressBomb("gzip", numberIn(fault, "megabytes", 200)), "gzip")),
  },
  "br-bomb": {
    about: "a small br body that unpacks to 200 megabytes (megabytes)",
    write: async (wire, fault) =>
      respond(relabelled(wire, await compressBomb("br", numberIn(fault, "megabytes", 200)), "br")),
  },
  "html-type": {
    about: "JSON that claims to be HTML",
    headers: (headers) => ({ ...headers, "content-type": "text/html" }),
  },
  "no-type": { about: "JSON without Content-Type", headers: (headers) => without(headers, "content-type") },
  "wrong-charset": {
    about: "UTF-8 that claims to be UTF-16",
    headers: (headers) => ({ ...headers, "content-type": "application/json; charset=utf-16" }),
  },
  "clock-skew": {
    about: "a Date header that is ten minutes ahead (ms)",
    headers: (headers, fault) => ({
      ...headers,
      date: new Date(fault.now + numberIn(fault, "ms", 600_000)).toUTCString(),
    }),
  },
};

function head({ status, headers }: Pick<Wire, "status" | "headers">): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`HTTP/1.1 ${status} ${status === 200 ? "OK" : "Error"}\r\n${lines.join("")}\r\n`);
}

function part({ bytes }: Wire, fault: ActiveFault): Buffer {
  return bytes.subarray(0, numberIn(fault, "at", Math.floor(bytes.length / 2)));
}

function respond({ response, status, headers, bytes }: Wire): void {
  if (!response.destroyed) response.writeHead(status, headers).end(bytes);
}

function socketOf({ response }: Wire): Socket | undefined {
  return response.socket && !response.socket.destroyed ? response.socket : undefined;
}

/** Resolves when the bytes have left, or cannot any more. */
async function sendRaw(wire: Wire, ...pieces: readonly Buffer[]): Promise<void> {
  const socket = socketOf(wire);
  if (socket) await new Promise<void>((resolve) => socket.write(Buffer.concat(pieces), () => resolve()));
}

async function finish(wire: Wire, ...pieces: readonly Buffer[]): Promise<void> {
  await sendRaw(wire, ...pieces);
  socketOf(wire)?.end();
}

async function reset(wire: Wire, ...pieces: readonly Buffer[]): Promise<void> {
  if (pieces.length > 0) await sendRaw(wire, ...pieces);
  socketOf(wire)?.resetAndDestroy();
}

async function drip(wire: Wire, bytes: Buffer, chunkBytes: number, fault: ActiveFault): Promise<void> {
  for (let at = 0; at < bytes.length && socketOf(wire); at += chunkBytes) {
    await sendRaw(wire, bytes.subarray(at, at + chunkBytes));
    await pause(fault, 50);
  }
  socketOf(wire)?.end();
}

function pause(fault: ActiveFault, fallback: number): Promise<void> {
  return sleep(numberIn(fault, "delayMs", fallback), undefined, { ref: false });
}

function without(headers: Record<string, string>, name: string): Record<string, string> {
  const { [name]: _left, ...rest } = headers;
  return rest;
}

function withLength(wire: Wire, length: number): Wire {
  return { ...wire, headers: { ...wire.headers, "content-length": String(length) } };
}

function chunked(wire: Wire): Wire {
  return { ...wire, headers: { ...without(wire.headers, "content-length"), "transfer-encoding": "chunked" } };
}

function relabelled(wire: Wire, bytes: Buffer, label: string | undefined): Wire {
  const headers = { ...without(wire.headers, "content-encoding"), "content-length": String(bytes.length) };
  return {
    ...wire,
    bytes,
    headers: label === undefined ? headers : { ...headers, "content-encoding": label },
  };
}
