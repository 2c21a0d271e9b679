import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { findKey, type InstallationKey, type KeyPurpose, keyRing } from "./keys";

export type SealPurpose = Extract<KeyPurpose, "totp" | "bot-secrets">;

const format = 1;
const idBytes = 8;
const headerBytes = 1 + idBytes;
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const wrappedBytes = nonceBytes + tagBytes + keyBytes;

/**
 * An envelope: format, id of the installation's key, a data key of its own wrapped with it, and the value encrypted
 * with that. `place` is where it belongs, such as an account or a bot with its host; nowhere else does it open.
 */
export function seal(
  purpose: SealPurpose,
  place: readonly string[],
  value: Buffer,
  key: InstallationKey = keyRing()[0],
): Buffer {
  const header = Buffer.concat([Buffer.from([format]), key.id]);
  const bound = boundTo(header, purpose, place);
  const dataKey = randomBytes(keyBytes);
  return Buffer.concat([
    header,
    encrypt(key.derive(purpose), dataKey, bound),
    encrypt(dataKey, value, bound),
  ]);
}

/** Throws for what was changed, belongs elsewhere, or was sealed with a key that this installation does not have. */
export function unseal(purpose: SealPurpose, place: readonly string[], sealed: Buffer): Buffer {
  const key = sealed[0] === format ? findKey(sealed.subarray(1, headerBytes)) : undefined;
  if (!key) throw new Error("It was sealed with a key that is not here.");
  const bound = boundTo(sealed.subarray(0, headerBytes), purpose, place);
  const content = headerBytes + wrappedBytes;
  const dataKey = decrypt(key.derive(purpose), sealed.subarray(headerBytes, content), bound);
  return decrypt(dataKey, sealed.subarray(content), bound);
}

export function isSealedWith(sealed: Buffer, { id }: Pick<InstallationKey, "id">): boolean {
  return sealed[0] === format && sealed.subarray(1, headerBytes).equals(id);
}

function boundTo(header: Buffer, purpose: SealPurpose, place: readonly string[]): Buffer {
  return Buffer.concat([header, Buffer.from(JSON.stringify([purpose, ...place]))]);
}

/** AES-256-GCM: nonce, tag, then what was encrypted. */
export function encrypt(key: Buffer, value: Buffer, bound: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(bound);
  const encrypted = Buffer.concat([cipher.update(value), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), encrypted]);
}

export function decrypt(key: Buffer, box: Buffer, bound: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, box.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(bound).setAuthTag(box.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decipher.update(box.subarray(nonceBytes + tagBytes)), decipher.final()]);
}
