import "server-only";
import { signInLife } from "@/lib/domain/sign-in-life";
import { config } from "../config";

/**
 * `__Host-` binds the cookie to one https origin. Plain http has no such thing, and browsers share cookies between the
 * ports of a host, so the port is in the name there.
 */
export function signInCookieName(): string {
  const { publicUrl, port } = config();
  return publicUrl.startsWith("https:") ? "__Host-backscroll" : `backscroll-${port}`;
}

/** The Set-Cookie header that stores a token, or with null takes it away. */
export function signInCookie(token: string | null): string {
  const parts = [`${signInCookieName()}=${token ?? ""}`, "Path=/", "HttpOnly", "SameSite=Lax"];
  parts.push(`Max-Age=${token === null ? 0 : signInLife.wholeMs / 1000}`);
  if (config().publicUrl.startsWith("https:")) parts.push("Secure");
  return parts.join("; ");
}
