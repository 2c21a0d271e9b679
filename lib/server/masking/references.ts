import "server-only";
import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import { printReference, sealedOf } from "@/lib/domain/reference";
import { derivedKey, type InstallationKey, keyRing } from "../keys";
import { findPersonal } from "./find-personal";
import type { Meaning } from "./keywords";
import { maskText } from "./mask-text";

const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
/** Numbers of WhatsApp and SMS are users' ids as they are. */
const bareNumber = /^\+?\d{8,15}$/;

/**
 * A value that is a word of addresses too, such as a user's id: when it is personal, what may be shown of it with the
 * value sealed behind it, the same each time, which `openReference` alone can open. Anything else stays as it is.
 */
export function hideReference(value: string, asked: readonly Meaning[] = []): string {
  const shown = maskText(value, asked.length === 0 && bareNumber.test(value) ? ["phone"] : asked);
  return shown === value ? value : printReference(shown, seal(value));
}

/** The value behind a reference; what is none of ours is taken as it stands. */
export function openReference(value: string): string {
  return opened(value) ?? value;
}

export function isReference(value: string): boolean {
  return opened(value) !== null;
}

/** Whether somebody wrote out what is hidden from them. */
export function isPersonal(value: string): boolean {
  return bareNumber.test(value) || findPersonal(value).length > 0;
}

/** The nonce is made of the value: equal values are sealed alike, so that a link to somebody stays the same. */
function seal(value: string): string {
  const key = derivedKey("references");
  const nonce = createHmac("sha256", key).update(value).digest().subarray(0, nonceBytes);
  const box = createCipheriv(cipher, key, nonce);
  return Buffer.concat([nonce, box.update(value), box.final(), box.getAuthTag()]).toString("base64url");
}

function opened(value: string): string | null {
  const sealed = sealedOf(value);
  if (sealed === null) return null;
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length <= nonceBytes + tagBytes) return null;
  // Addresses are kept in bookmarks for years, so those of earlier keys open too.
  for (const key of keyRing()) {
    const found = openedWith(key, bytes);
    if (found !== null) return found;
  }
  return null;
}

function openedWith(key: InstallationKey, bytes: Buffer): string | null {
  const box = createDecipheriv(cipher, key.derive("references"), bytes.subarray(0, nonceBytes));
  box.setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([box.update(bytes.subarray(nonceBytes, -tagBytes)), box.final()]).toString();
  } catch {
    // Not sealed with this key.
    return null;
  }
}

/** The id of whom a conversation is with, when it is personal. */
export function personOf(userId: string): string | null {
  return userId !== "" && isPersonal(userId) ? userId : null;
}
