import "server-only";
import type { SignInRefusal } from "@/lib/domain/sign-in-refusal";

/** `cookie` is a Set-Cookie header. */
export function redirectTo(location: string, cookie?: string): Response {
  const headers = new Headers({ location });
  if (cookie) headers.set("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/** Where one can try again, and comes back to where one wanted to go. */
export function signInPage({ refusal, returnTo }: { refusal: SignInRefusal; returnTo: string }): string {
  return `/sign-in?${new URLSearchParams({ refusal, returnTo })}`;
}
