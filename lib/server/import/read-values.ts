import "server-only";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { AppError } from "../errors";
import { type Line, splitLines } from "../split-lines";

/** A JSON value of a file: on a line of its own, or the file as a whole. What is no JSON has a `fault` instead. */
export type FileValue =
  | { line: number | null; value: unknown; fault: null }
  | { line: number; fault: string };

/** What is parsed at once must fit into memory. */
const mostMiB = 64;
const mostBytes = mostMiB * 1024 * 1024;
const gzipMark = Buffer.from([0x1f, 0x8b]);

/**
 * The values of a file of JSON or NDJSON, packed with gzip or not; of lines never more than one is held. Throws AppError
 * for a file that is neither, or is broken.
 */
export async function* readValues(path: string): AsyncGenerator<FileValue> {
  const lines = splitLines(await openPlain(path), mostBytes);
  try {
    const head = await readHead(lines);
    if (head.kind === "fault") throw new AppError("bad-request", head.reason);
    if (head.kind === "whole") {
      yield { line: null, value: head.value, fault: null };
      return;
    }
    for (const line of head.lines) if (!isBlank(line)) yield toValue(line);
    for await (const line of lines) if (!isBlank(line)) yield toValue(line);
  } finally {
    await lines.return(undefined);
  }
}

type Head =
  | { kind: "whole"; value: unknown }
  | { kind: "lines"; lines: Line[] }
  | { kind: "fault"; reason: string };

/** As many lines as it takes to know whether each is a value of its own or all together are one. */
async function readHead(lines: AsyncGenerator<Line>): Promise<Head> {
  const read: Line[] = [];
  let bytes = 0;
  let values = 0;
  for (;;) {
    const { value: line } = await lines.next();
    if (!line) return readWhole(read, values);
    const isFirst = read.every(isBlank);
    read.push(line);
    if (isBlank(line)) continue;
    if (toValue(line).fault === null) values += 1;
    // No two lines of one document are values by themselves.
    if ((isFirst && values === 1) || values === 2) return { kind: "lines", lines: read };
    bytes += Buffer.byteLength(line.text ?? "");
    if (bytes > mostBytes || line.fault === "too-long") return tooLarge;
  }
}

const tooLarge: Head = {
  kind: "fault",
  reason: `it is one JSON document of more than ${mostMiB} MiB. Cut it into smaller pages, or write one record a line`,
};

function readWhole(lines: Line[], values: number): Head {
  const first = lines.find((line) => !isBlank(line));
  if (!first) return { kind: "lines", lines: [] };
  try {
    return { kind: "whole", value: JSON.parse(lines.map(({ text }) => text ?? "\0").join("\n")) };
  } catch {
    // A document that breaks off is none of lines, though one of its lines be a value.
    const isLines = values > 0 && !/^\s*[[{]/.test(first.text ?? "");
    return isLines
      ? { kind: "lines", lines }
      : { kind: "fault", reason: "it is neither JSON nor lines of JSON" };
  }
}

function toValue({ number, text, fault }: Line): FileValue {
  if (fault === "too-long") return { line: number, fault: `the line has more than ${mostMiB} MiB` };
  if (text === null) return { line: number, fault: "the line is not UTF-8" };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return { line: number, value, fault: null };
  } catch {
    // Told below, as for JSON that is no record either.
  }
  return { line: number, fault: "the line is no JSON object" };
}

function isBlank({ text }: Line): boolean {
  return text?.trim() === "";
}

async function openPlain(path: string): Promise<AsyncIterable<Buffer>> {
  const file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close());
  const bytes = createReadStream(path);
  if (!buffer.equals(gzipMark)) return bytes;
  const gunzip = createGunzip();
  bytes.on("error", (error) => gunzip.destroy(error));
  return bytes.pipe(gunzip);
}
