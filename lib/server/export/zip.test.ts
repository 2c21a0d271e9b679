import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ZipEntry, zip } from "./zip";

const at = new Date("2026-03-04T05:06:08.000Z");

async function pack(entries: ZipEntry[]): Promise<Buffer> {
  async function* each() {
    yield* entries;
  }
  const pieces: Buffer[] = [];
  for await (const piece of zip(each())) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** By the directory at the end, as programs read it. */
function unpack(file: Buffer): Map<string, string> {
  const end = file.lastIndexOf(Buffer.from("PK\x05\x06"));
  const found = new Map<string, string>();
  let place = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, nameLength, extraLength] = [20, 28, 30].map((field) =>
      field === 20 ? file.readUInt32LE(place + field) : file.readUInt16LE(place + field),
    );
    const local = file.readUInt32LE(place + 42);
    const name = file.subarray(place + 46, place + 46 + (nameLength ?? 0)).toString();
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    found.set(name, inflateRawSync(file.subarray(start, start + (size ?? 0))).toString());
    place += 46 + (nameLength ?? 0) + (extraLength ?? 0);
  }
  return found;
}

test("whatever is packed comes out again", async () => {
  const text = fc
    .string({ unit: "grapheme", maxLength: 200 })
    .map((one) => one.replaceAll(/\p{Surrogate}/gu, ""));
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 8 }), async (texts) => {
      const entries = texts.map((one, index) => ({ name: `${index} 返金.txt`, text: one, at }));
      expect([...unpack(await pack(entries))]).toEqual(entries.map(({ name, text: one }) => [name, one]));
    }),
  );
});

test("a program that reads ZIP files accepts it, with more entries than the old form can count too", async () => {
  const python = await promisify(execFile)("python3", ["--version"]).then(
    () => true,
    () => false,
  );
  const entries = Array.from({ length: 70_000 }, (_, index) => ({ name: `${index}.txt`, text: "é", at }));
  const file = await pack(entries);
  // The count of the old form is full, and the new one is there.
  expect(file.includes(Buffer.from("PK\x06\x06"))).toBe(true);
  if (!python) return;
  const folder = await mkdtemp(join(tmpdir(), "backscroll-zip-"));
  try {
    await writeFile(join(folder, "some.zip"), file);
    const script =
      "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.namelist()), z.infolist()[7].date_time)";
    const { stdout } = await promisify(execFile)("python3", ["-c", script, join(folder, "some.zip")]);
    expect(stdout.trim()).toBe("None 70000 (2026, 3, 4, 5, 6, 8)");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
