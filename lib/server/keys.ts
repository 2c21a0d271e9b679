import "server-only";
import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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

const keyBytes = 32;
let master: { source: string; key: Buffer; derived: Map<KeyPurpose, Buffer> } | undefined;

/** 32 bytes for one purpose by HKDF-SHA-256 from the installation's key, which is in no database and no backup. */
export function derivedKey(purpose: KeyPurpose): Buffer {
  const { key, derived } = masterKey();
  const held = derived.get(purpose);
  if (held) return held;
  const made = Buffer.from(hkdfSync("sha256", key, "backscroll", purpose, keyBytes));
  derived.set(purpose, made);
  return made;
}

/** Tells one installation's key from another's, and nothing of the key. */
export function keyId(): Buffer {
  return createHmac("sha256", derivedKey("check")).update("id").digest().subarray(0, 8);
}

function masterKey(): NonNullable<typeof master> {
  const { masterKey: given, dataDirectory } = config();
  const source = given ? given.reveal() : dataDirectory;
  if (master?.source !== source) {
    const key = given ? Buffer.from(given.reveal(), "base64") : readOrMakeKey(dataDirectory);
    master = { source, key, derived: new Map() };
  }
  return master;
}

/** `<data>/key`, made by whichever process of this installation needs it first. */
function readOrMakeKey(dataDirectory: string): Buffer {
  const path = join(/* turbopackIgnore: true */ dataDirectory, "key");
  return readKey(path) ?? makeKey(dataDirectory, path);
}

function makeKey(dataDirectory: string, path: string): Buffer {
  mkdirSync(dataDirectory, { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${randomBytes(keyBytes).toString("base64")}\n`, { mode: 0o600, flush: true });
  try {
    // Whole or not there at all, and never in the place of another process's.
    linkSync(draft, path);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft);
  }
  const key = readKey(path);
  if (!key) throw new Error(`${path} could not be made.`);
  return key;
}

function readKey(path: string): Buffer | null {
  try {
    const key = Buffer.from(readFileSync(path, "utf8").trim(), "base64");
    if (key.length === keyBytes) return key;
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
  throw new Error(`${path} must hold ${keyBytes} bytes in base64. Bring it back from where it is kept safe.`);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
