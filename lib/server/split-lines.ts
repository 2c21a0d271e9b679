import "server-only";

/** `number` counts from 1. `text` is null when the line is longer than allowed or is not UTF-8. */
export type Line = { number: number; text: string | null; fault: "too-long" | "not-utf8" | null };

const newline = 0x0a;

/**
 * The lines of a stream, without their ends and without a byte order mark; never more than one of them is held, and of
 * one that is longer than `mostBytes` nothing is.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<Line> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let parts: Buffer[] = [];
  let length = 0;
  let number = 0;
  const finish = (): Line => {
    number += 1;
    const bytes = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    const isTooLong = length > mostBytes;
    parts = [];
    length = 0;
    if (isTooLong) return { number, text: null, fault: "too-long" };
    try {
      return { number, text: decoder.decode(bytes).replace(/\r$/, ""), fault: null };
    } catch {
      return { number, text: null, fault: "not-utf8" };
    }
  };
  const add = (part: Buffer) => {
    length += part.length;
    if (length > mostBytes) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      add(chunk.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    add(chunk.subarray(start));
  }
  if (length > 0) yield finish();
}
