import "server-only";
import { signInLife } from "@/lib/domain/sign-in-life";
import { config } from "../config";

/**
 * `__Host-` binds the cookie to one https origin. Plain http has no such thing, and browsers share cookies between the
 * ports of a host, so the port is in the name there. Each purpose has a cookie of its own.
 */
export function cookieName(purpose?: "share" | "tx"): string {
  const { port } = config();
  const name = isSecure() ? "__Host-backscroll" : `backscroll-${port}`;
  return purpose ? `${name}-${purpose}` : name;
}

type Cookie = { name: string; value: string; maxAgeSeconds: number; sameSite: "Lax" | "Strict" };

/** A Set-Cookie header that no script reads. */
export function printCookie({ name, value, maxAgeSeconds, sameSite }: Cookie): string {
  const parts = [
    `${name}=${value}`,
    "Path=/",
    "HttpOnly",
    `SameSite=${sameSite}`,
    `Max-Age=${maxAgeSeconds}`,
  ];
  if (isSecure()) parts.push("Secure");
  return parts.join("; ");
}

export function signInCookieName(): string {
  return cookieName();
}

/** The Set-Cookie header that stores a token, or with null takes it away. */
export function signInCookie(token: string | null): string {
  const maxAgeSeconds = token === null ? 0 : signInLife.wholeMs / 1000;
  return printCookie({ name: signInCookieName(), value: token ?? "", maxAgeSeconds, sameSite: "Lax" });
}

function isSecure(): boolean {
  return config().publicUrl.startsWith("https:");
}
