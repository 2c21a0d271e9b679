import type { Role } from "@/lib/domain/viewer";
import { viewerSchema } from "@/lib/domain/viewer";
import { callApi } from "./api";

/** Throws `code-needed` where the account asks for a one-time code too. */
export function signIn(body: { name: string; password: string; code?: string }) {
  return callApi("/api/sign-in", viewerSchema, { method: "POST", body });
}

/** Only the sandbox on a loopback address allows it. */
export function signInAsDemo(role: Role) {
  return callApi("/api/sign-in/demo", viewerSchema, { method: "POST", body: { role } });
}

/** `token` comes from the setup address printed on the terminal; it makes the first admin and is then spent. */
export function setUp(body: { token: string; name: string; password: string }) {
  return callApi("/api/setup", viewerSchema, { method: "POST", body });
}

/** The first who opens an invitation chooses the password. */
export function acceptInvitation(body: { token: string; password: string }) {
  return callApi("/api/invitation", viewerSchema, { method: "POST", body });
}

/** Signs out everywhere else. */
export function changePassword(body: { current: string; password: string }) {
  return callApi("/api/account/password", viewerSchema, { method: "POST", body });
}
