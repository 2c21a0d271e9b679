import { openArchive } from "@/lib/server/archive/database";
import { config } from "@/lib/server/config";
import { measureProcess } from "@/lib/server/metrics/instruments";
import { tellMetrics } from "@/lib/server/metrics/sync-metrics";
import { followSettings } from "@/lib/server/sync/follow-settings";

/** Leases run out by themselves, so an end that cannot be orderly may be sudden. */
const graceMs = 3_000;

const stop = new AbortController();
process.title = "backscroll-sync";
for (const event of ["SIGTERM", "SIGINT", "SIGHUP", "disconnect"]) process.once(event, end);

async function main(): Promise<void> {
  measureProcess("sync");
  tellMetrics(stop.signal);
  const archive = openArchive(config(), { isBackground: true });
  try {
    await followSettings({ archive, environment: process.env, signal: stop.signal });
  } finally {
    await archive.$client.end();
  }
}

function end(): void {
  stop.abort();
  setTimeout(() => process.exit(0), graceMs).unref();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
