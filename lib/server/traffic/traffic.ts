import "server-only";
import type { ServerResponse } from "node:http";

export type OpenRequest = { requestId: string; route: string; method: string; startedAt: number };
type Traffic = { open: Map<ServerResponse, OpenRequest>; isStopping: boolean };

const held = globalThis as { backscrollTraffic?: Traffic };

/** The requests that this process is answering. Kept on `globalThis`, as the build bundles this module more than once. */
export function traffic(): Traffic {
  held.backscrollTraffic ??= { open: new Map(), isStopping: false };
  return held.backscrollTraffic;
}
