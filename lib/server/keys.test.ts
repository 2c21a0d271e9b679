import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "backscroll-keys-"));
  vi.stubEnv("BACKSCROLL_DATA", data);
  vi.stubEnv("BACKSCROLL_KEY", "");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(data, { recursive: true });
});

/** The keys as a process finds them that has just started. */
async function startedKeys() {
  vi.resetModules();
  return import("./keys");
}

test("the first to need a key makes one that only its owner reads, and later starts find the same", async () => {
  const first = (await startedKeys()).derivedKey("audit");
  const { mode } = await stat(join(data, "key"));
  expect(mode & 0o777).toBe(0o600);
  expect((await startedKeys()).derivedKey("audit")).toEqual(first);
});

test("keys differ by purpose and by installation, and none is the one in the file", async () => {
  const { derivedKey, keyId } = await startedKeys();
  const keys = [derivedKey("audit"), derivedKey("totp"), derivedKey("pseudonyms"), keyId()];
  const made = [...keys, Buffer.from(await readFile(join(data, "key"), "utf8"), "base64")];
  expect(new Set(made.map((key) => key.toString("hex"))).size).toBe(made.length);
  vi.stubEnv("BACKSCROLL_KEY", Buffer.alloc(32, 7).toString("base64"));
  const other = await startedKeys();
  expect(other.derivedKey("audit")).not.toEqual(derivedKey("audit"));
  expect(other.keyId()).not.toEqual(keyId());
});

test("a damaged key is named and never replaced", async () => {
  await writeFile(join(data, "key"), "too short\n");
  const { derivedKey } = await startedKeys();
  expect(() => derivedKey("audit")).toThrow(/key must hold 32 bytes in base64/);
  expect(await readFile(join(data, "key"), "utf8")).toBe("too short\n");
});
