import "server-only";
import { config } from "../config";

export const visitMinutes = 30;

/** Apart from the sign-in's, which opens everything else; named as that one is, for the same reasons. */
export function shareCookieName(): string {
  const { publicUrl, port } = config();
  return publicUrl.startsWith("https:") ? "__Host-backscroll-share" : `backscroll-share-${port}`;
}

/** The Set-Cookie header that stores a visit. */
export function shareCookie(visit: string): string {
  const parts = [`${shareCookieName()}=${visit}`, "Path=/", "HttpOnly", "SameSite=Strict"];
  parts.push(`Max-Age=${visitMinutes * 60}`);
  if (config().publicUrl.startsWith("https:")) parts.push("Secure");
  return parts.join("; ");
}
