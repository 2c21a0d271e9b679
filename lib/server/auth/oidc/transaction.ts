import "server-only";
import { EncryptJWT, jwtDecrypt } from "jose";
import * as z from "zod";
import { derivedKey, keyRing } from "../../keys";
import { cookieName, printCookie } from "../cookie";

/** What one sign-in has to remember while the person is at the provider. */
const transactionSchema = z.object({
  state: z.string().min(1),
  nonce: z.string().min(1),
  verifier: z.string().min(1),
  returnTo: z.string().startsWith("/"),
});
export type Transaction = z.infer<typeof transactionSchema>;

const lifeSeconds = 600;
const typ = "backscroll-sign-in+jwt";
const audience = "backscroll:sign-in-callback";

export function transactionCookieName(): string {
  return cookieName("tx");
}

/** The Set-Cookie header that keeps a sealed transaction, or with null takes it away. */
export function transactionCookie(sealed: string | null): string {
  const maxAgeSeconds = sealed === null ? 0 : lifeSeconds;
  return printCookie({ name: transactionCookieName(), value: sealed ?? "", maxAgeSeconds, sameSite: "Lax" });
}

export async function sealTransaction(transaction: Transaction, now = new Date()): Promise<string> {
  return new EncryptJWT(transaction)
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", typ })
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(new Date(now.getTime() + lifeSeconds * 1000))
    .encrypt(derivedKey("sign-in"));
}

/** Null for what is too old, changed, sealed elsewhere or meant for something else. */
export async function openTransaction(
  sealed: string | undefined,
  now = new Date(),
): Promise<Transaction | null> {
  if (!sealed) return null;
  // A rotation may come while the person is at the provider.
  for (const key of keyRing()) {
    const found = await openWith(key.derive("sign-in"), sealed, now);
    if (found) return found;
  }
  return null;
}

async function openWith(key: Buffer, sealed: string, now: Date): Promise<Transaction | null> {
  try {
    const { payload } = await jwtDecrypt(sealed, key, {
      audience,
      typ,
      currentDate: now,
      requiredClaims: ["exp", "iat"],
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    return transactionSchema.parse(payload);
  } catch {
    return null;
  }
}
