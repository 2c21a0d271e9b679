import "server-only";
import { config } from "./config";
import { measureProcess } from "./metrics/instruments";
import { listenForMetrics } from "./metrics/sync-metrics";
import { followRequests } from "./traffic/follow-requests";
import { stopWithGrace } from "./traffic/stop-with-grace";

const held = globalThis as { isBackscrollWatched?: boolean };

/** Has the web server's process measured, its requests followed, and its end wait for them where we end it ourselves. */
export function watchWeb(): void {
  // Next may load its hook more than once in a process.
  if (held.isBackscrollWatched) return;
  held.isBackscrollWatched = true;
  measureProcess("web");
  listenForMetrics();
  followRequests();
  // Set by the process that starts us, for Next to leave the signals alone; in development it ends by itself.
  if (process.env["NEXT_MANUAL_SIG_HANDLE"]) stopWithGrace(config().graceMs);
}
