import { setTimeout as delay } from "node:timers/promises";
import { openArchive } from "@/lib/server/archive/database";
import { migrateArchive } from "@/lib/server/archive/migrate";
import { Secret } from "@/lib/server/secret";
import { findPostgres } from "../test/find-postgres.mjs";
import { startPostgres } from "../test/postgres";
import { digestOf } from "./digest";
import { emptyArchive, startSync, startTroupe, untilSettled } from "./stage";

/** PostgreSQL fails again and again while sync writes; in the end the archive holds what an undisturbed one does. */
const crashes = Number(process.argv[2] ?? 10);
const graceMs = 5_000;
const betweenMs = 1_500;

const binaries = findPostgres();
if (!binaries) throw new Error("There is no PostgreSQL on this machine.");
const postgres = await startPostgres(binaries);
const troupe = await startTroupe(Date.parse("2026-03-18T09:30:00.000Z"), {
  bots: [{ botId: "st-chaos", name: "Chaos", trade: "bank", sessionsPerDay: 60 }],
});
const archive = openArchive({ databaseUrl: new Secret(postgres.url), archiveSocket: null });
await migrateArchive(archive);
const stage = { ...troupe, archive };
const options = { koreUrl: troupe.sandbox.url, settings: { DATABASE_URL: postgres.url }, now: troupe.now };

const undisturbed = await run(0);
console.log(`Undisturbed: ${Math.round(undisturbed.ms)} ms`);
const disturbed = await run(crashes);
const isSame = disturbed.digest === undisturbed.digest;
console.log(
  `${disturbed.crashes} × PostgreSQL ended at once: ${Math.round(disturbed.ms)} ms, longest away ${disturbed.awayMs} ms`,
);
console.log(
  isSame ? "The digests are the same." : `Wrong: ${disturbed.digest} instead of ${undisturbed.digest}`,
);
await archive.$client.end();
await troupe.sandbox.close();
await postgres.stop();
process.exit(isSame ? 0 : 1);

async function run(count: number) {
  await emptyArchive(archive);
  const startedAt = performance.now();
  const sync = await startSync(troupe, options);
  let isOver = false;
  let done = 0;
  let awayMs = 0;
  const settled = (async () => {
    // What breaks while it is looked at is looked at again.
    while (!isOver)
      isOver = await untilSettled(stage).then(
        () => done >= count,
        () => false,
      );
  })();
  while (done < count) {
    await delay(betweenMs);
    const from = performance.now();
    await postgres.crash();
    awayMs = Math.max(awayMs, Math.round(performance.now() - from));
    done += 1;
    console.log(`Ended and started, ${done} of ${count}`);
  }
  await settled;
  await sync.stop(graceMs);
  return {
    ms: performance.now() - startedAt,
    crashes: done,
    awayMs,
    digest: JSON.stringify(await digestOf(archive, troupe.botId)),
  };
}
