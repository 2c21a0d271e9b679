import "server-only";
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { BulkheadRejectedError, bulkhead } from "cockatiel";
import { AppError } from "../errors";

/** OWASP's scrypt setting of equal strength to 2^17/8/1 at a quarter of the memory. */
const cost = { N: 2 ** 15, r: 8, p: 3 };
const keyLength = 32;
const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
// One attempt takes 32 MiB and about a third of a second of a core; a burst of them must wait its turn.
const hashing = bulkhead(2, 100);

/** `scrypt$N$r$p$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await deriveKey(password, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** A null hash, as for an unknown name, takes as long as a wrong password and is never right. */
export async function isPasswordRight(password: string, hash: string | null): Promise<boolean> {
  const [, n, r, p, salt, key] = (hash ?? decoy).split("$");
  const expected = Buffer.from(key ?? "", "base64url");
  const options = { N: Number(n), r: Number(r), p: Number(p) };
  const actual = await deriveKey(password, Buffer.from(salt ?? "", "base64url"), options);
  return expected.length === keyLength && timingSafeEqual(actual, expected) && hash !== null;
}

async function deriveKey(password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  const options = { N, r, p, maxmem: 256 * N * r };
  try {
    return await hashing.execute(() => derive(password.normalize("NFKC"), salt, keyLength, options));
  } catch (cause) {
    if (!(cause instanceof BulkheadRejectedError)) throw cause;
    // No fault of ours, so without the cause, which would be logged for each of them.
    throw new AppError("too-many", "Too many people are signing in at once. Try again in a minute.", {
      retryAfterSeconds: 60,
    });
  }
}

const decoy = [
  "scrypt",
  cost.N,
  cost.r,
  cost.p,
  randomBytes(16).toString("base64url"),
  randomBytes(keyLength).toString("base64url"),
].join("$");
