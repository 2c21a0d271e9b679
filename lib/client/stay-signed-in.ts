import { signInRestSchema } from "@/lib/domain/sign-in-life";
import { callApi } from "./api";

/** What is left of this sign-in. Asking does not prolong it. */
export function readSignIn() {
  return callApi("/api/sign-in/stay", signInRestSchema);
}

/** Somebody is here. The reply may bring another cookie, so it is not given up when the page is left. */
export function staySignedIn() {
  return callApi("/api/sign-in/stay", signInRestSchema, { method: "POST", isKept: true });
}
