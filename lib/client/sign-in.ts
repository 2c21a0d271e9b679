import * as z from "@/lib/domain/schema";
import { signInRestSchema } from "@/lib/domain/sign-in-life";
import type { Role } from "@/lib/domain/viewer";
import { viewerSchema } from "@/lib/domain/viewer";
import { callApi } from "./api";

export function signIn(body: { name: string; password: string }) {
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

export function signOut() {
  return callApi("/api/sign-out", z.object({}), { method: "POST", body: {} });
}

/** What is left of this sign-in. Asking does not prolong it. */
export function readSignIn() {
  return callApi("/api/sign-in/stay", signInRestSchema);
}

/** Somebody is here. The reply may bring another cookie, so it is not given up when the page is left. */
export function staySignedIn() {
  return callApi("/api/sign-in/stay", signInRestSchema, { method: "POST", isKept: true });
}

export function signOutEverywhere() {
  return callApi("/api/sign-out/everywhere", z.object({}), { method: "POST" });
}

/** The first who opens an invitation chooses the password. */
export function acceptInvitation(body: { token: string; password: string }) {
  return callApi("/api/invitation", viewerSchema, { method: "POST", body });
}

/** Signs out everywhere else. */
export function changePassword(body: { current: string; password: string }) {
  return callApi("/api/account/password", viewerSchema, { method: "POST", body });
}
