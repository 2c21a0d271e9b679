import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { type InstallationKey, keyRing } from "../keys";
import { decrypt, seal, unseal } from "../seal";

const stepMs = 30_000;
const keyBytes = 20;
/** Nonce, tag and key. */
const bareBytes = 12 + 16 + keyBytes;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export function createTotpKey(): Buffer {
  return randomBytes(keyBytes);
}

/** RFC 6238 with SHA-1, six digits and 30 s, which every authenticator app speaks. */
export function totpCode(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** The step this code is of, now or next to now, as clocks differ; null for a wrong one. */
export function findStep(key: Buffer, code: string, now: number): number | null {
  const given = Buffer.from(code.replace(/\s/g, ""));
  const current = Math.floor(now / stepMs);
  const matches = [current - 1, current, current + 1].filter((step) => {
    const expected = Buffer.from(totpCode(key, step));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return matches.at(-1) ?? null;
}

/** As authenticator apps take it; RFC 4648 without padding. */
export function printBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
}

/** A row of another account opens nothing here. */
export function sealTotpKey(key: Buffer, accountId: string, installation?: InstallationKey): Buffer {
  return seal("totp", [accountId], key, installation);
}

/** Throws for what was changed, is another account's, or was sealed under another key. */
export function openTotpKey(sealed: Buffer, accountId: string): Buffer {
  return sealed.length === bareBytes ? openBare(sealed, accountId) : unseal("totp", [accountId], sealed);
}

/** As they were sealed before there were envelopes; a rotation puts them into one. */
function openBare(sealed: Buffer, accountId: string): Buffer {
  for (const key of keyRing()) {
    try {
      return decrypt(key.derive("totp"), sealed, Buffer.from(accountId));
    } catch {}
  }
  throw new Error("It was sealed with a key that is not here.");
}
