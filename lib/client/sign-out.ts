import * as z from "@/lib/domain/schema";
import { callApi } from "./api";

export function signOut() {
  return callApi("/api/sign-out", z.object({}), { method: "POST", body: {} });
}

/** On every device, this one among them. */
export function signOutEverywhere() {
  return callApi("/api/sign-out/everywhere", z.object({}), { method: "POST" });
}
