import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** 256 random bits for a cookie or an address; only its hash is stored, so that a copy of the database opens nothing. */
export function createToken(): string {
  return randomBytes(32).toString("base64url");
}

export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
