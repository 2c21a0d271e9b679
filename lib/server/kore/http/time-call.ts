import "server-only";
import { instruments } from "../../metrics/instruments";

const endpoints = ["getSessions", "getMessages", "getMessagesV2", "messages-lite"];

/** Measures a call of one of Kore's paths; call what it returns with what came of it. */
export function timeCall(path: string): (result: string) => void {
  const [, last = ""] = /([^/?]+)(\?|$)/.exec(path) ?? [];
  const endpoint = endpoints.includes(last) ? last : "other";
  const startedAt = performance.now();
  return (result) =>
    instruments().koreCalls.observe({ endpoint, result }, (performance.now() - startedAt) / 1_000);
}
