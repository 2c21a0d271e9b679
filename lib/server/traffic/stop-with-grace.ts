import "server-only";
import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { log } from "../log";
import { traffic } from "./traffic";

const pollMs = 25;
/** For the last words to leave the machine. */
const farewellMs = 500;
const stopping = JSON.stringify({
  error: { code: "unavailable", message: "Backscroll is stopping. Ask again in a moment.", requestId: "" },
});

/**
 * Has the process end once what it answers is answered, or after `graceMs`: what has not begun by then is told to come
 * again, and what has is broken off, so that nobody takes a part for the whole. `exit` gets 0.
 */
export function stopWithGrace(graceMs: number, exit: (code: number) => void = process.exit): void {
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (traffic().isStopping) return;
      traffic().isStopping = true;
      void stop(graceMs).then(() => exit(0));
    });
  }
}

async function stop(graceMs: number): Promise<void> {
  const { open } = traffic();
  // What was answered before does not know yet that its connection is not to be used again.
  for (const response of open.keys()) if (!response.headersSent) response.setHeader("connection", "close");
  await untilNoneOpen(graceMs);
  if (open.size === 0) return;
  log().warn(
    { requests: [...open.values()].map(({ requestId, route }) => ({ requestId, route })) },
    "broken off",
  );
  for (const response of open.keys()) endNow(response);
  await untilNoneOpen(farewellMs);
}

async function untilNoneOpen(ms: number): Promise<void> {
  const endAt = performance.now() + ms;
  while (traffic().open.size > 0 && performance.now() < endAt) await delay(pollMs);
}

function endNow(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { requestId = "" } = traffic().open.get(response) ?? {};
  response.writeHead(503, {
    "content-type": "application/json",
    "cache-control": "no-store",
    "retry-after": "5",
    connection: "close",
  });
  response.end(stopping.replace('"requestId":""', `"requestId":"${requestId}"`));
}
