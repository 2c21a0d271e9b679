import { openArchive } from "@/lib/server/archive/database";
import { config } from "@/lib/server/config";
import { runSync } from "@/lib/server/sync/run-sync";

/** The product's sync in a process that can be killed, with a clock that begins where the parent wants it. */
const start = Number(process.argv[2]) - Date.now();
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());
const archive = openArchive(config());
await runSync({ archive, bots: config().bots, signal: stop.signal, now: () => start + Date.now() });
await archive.$client.end();
process.exit(0);
