import "server-only";
import { cookieName, printCookie } from "../auth/cookie";

export const visitMinutes = 30;

/** Apart from the sign-in's, which opens everything else. */
export function shareCookieName(): string {
  return cookieName("share");
}

/** The Set-Cookie header that stores a visit. */
export function shareCookie(visit: string): string {
  const maxAgeSeconds = visitMinutes * 60;
  return printCookie({ name: shareCookieName(), value: visit, maxAgeSeconds, sameSite: "Strict" });
}
