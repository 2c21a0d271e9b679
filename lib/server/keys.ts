import "server-only";
import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { config } from "./config";

/** What a key of its own is derived for; one that leaks opens nothing else. */
export type KeyPurpose =
  | "audit"
  | "pseudonyms"
  | "references"
  | "share-words"
  | "sign-in"
  | "totp"
  | "bot-secrets"
  | "check";

/** An installation's key, which is in no database and no backup, by what may be had of it. */
export type InstallationKey = {
  /** Tells it from another's, and nothing of it. */
  id: Buffer;
  /** 32 bytes for one purpose by HKDF-SHA-256. */
  derive(purpose: KeyPurpose): Buffer;
};
/** The first seals and proves; the others open and prove what was sealed and written with them. */
export type KeyRing = [InstallationKey, ...InstallationKey[]];

const keyBytes = 32;
const lookAgainMs = 1_000;
let held: { source: string; stamp: string; lookedAt: number; ring: KeyRing } | undefined;

/** Read again, at most once a second, when a file of keys has changed: a rotation needs no restart. */
export function keyRing(): KeyRing {
  const { masterKey, keyFile, oldKeyFile } = config();
  const source = `${masterKey?.reveal() ?? keyFile} ${oldKeyFile}`;
  const lookedAt = Date.now();
  if (held?.source === source && lookedAt - held.lookedAt < lookAgainMs) return held.ring;
  const stamp = `${stampOf(keyFile)} ${stampOf(oldKeyFile)}`;
  const isSame = held?.source === source && held.stamp === stamp;
  const ring = isSame && held ? held.ring : readRing();
  // A key that was just made is a change of the file, seen once more.
  held = { source, stamp, lookedAt, ring };
  return ring;
}

/** The key that seals now, by what it is used for. */
export function derivedKey(purpose: KeyPurpose): Buffer {
  return keyRing()[0].derive(purpose);
}

export function keyId(): Buffer {
  return keyRing()[0].id;
}

/** Looks at the files at once for a key that another process may have begun to use a moment ago. */
export function findKey(id: Buffer): InstallationKey | undefined {
  const isIt = (key: InstallationKey) => key.id.equals(id);
  const found = keyRing().find(isIt);
  return found ?? freshKeyRing().find(isIt);
}

/** As the files are now. */
export function freshKeyRing(): KeyRing {
  if (held) held.lookedAt = Number.NEGATIVE_INFINITY;
  return keyRing();
}

export function openKey(text: string): InstallationKey {
  const key = Buffer.from(text, "base64");
  const derived = new Map<KeyPurpose, Buffer>();
  const derive = (purpose: KeyPurpose) => {
    const known = derived.get(purpose);
    if (known) return known;
    const made = Buffer.from(hkdfSync("sha256", key, "backscroll", purpose, keyBytes));
    derived.set(purpose, made);
    return made;
  };
  return { id: createHmac("sha256", derive("check")).update("id").digest().subarray(0, 8), derive };
}

export function newKey(): string {
  return randomBytes(keyBytes).toString("base64");
}

function readRing(): KeyRing {
  const { masterKey, keyFile, oldKeyFile } = config();
  // Before the one in use: a rotation writes here first, so that no moment lacks a key.
  const before = readKeys(oldKeyFile);
  const own = masterKey?.reveal() ?? readKeys(keyFile)[0] ?? makeKey(keyFile);
  return [openKey(own), ...before.filter((text) => text !== own).map(openKey)];
}

/** Made by whichever process of this installation needs it first. */
function makeKey(path: string): string {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${newKey()}\n`, { mode: 0o600, flush: true });
  try {
    // Whole or not there at all, and never in the place of another process's.
    linkSync(draft, path);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft);
  }
  const [key] = readKeys(path);
  if (!key) throw new Error(`${path} could not be made.`);
  return key;
}

/** One a line, none when there is no file. */
export function readKeys(path: string): string[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return [];
    throw error;
  }
  const lines = text.trim().split(/\s+/);
  if (lines.every((line) => Buffer.from(line, "base64").length === keyBytes)) return lines;
  throw new Error(`${path} must hold ${keyBytes} bytes in base64. Bring it back from where it is kept safe.`);
}

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs} ${found.size} ${found.ino}` : "";
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
