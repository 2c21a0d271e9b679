import { existsSync } from "node:fs";
import { copyArchive } from "@/lib/server/archive/copy/copy-archive";
import { openArchive } from "@/lib/server/archive/database";
import { migrateArchive } from "@/lib/server/archive/migrate";
import { readConfig } from "@/lib/server/config";
import { findHolder } from "./archive/data-lock";
import { borrowArchive } from "./command/borrow-archive";
import { printCount } from "./command/print";
import { type CommandInput, runCommand, UsageFault } from "./command/run-command";
import { StartFault } from "./supervisor/start-fault";

const usage = `Usage: npm run migrate-archive -- --to <postgresql://…>

Copies the embedded archive into an empty PostgreSQL (15 or later), with accounts and sign-ins, and compares the two.
Backscroll must not run meanwhile. Ended at any point, it goes on where it was when you run it again. The embedded
archive stays as it is.`;

const outcomes = {
  copied: "",
  resumed: "The copy that was begun earlier was gone on with.",
  restarted: "The archive has changed since a copy was begun, so that copy was made anew.",
  "was-there": "All of it was there already.",
};

runCommand({ name: "migrate-archive", usage, strings: ["to"], run });

async function run({ values, files, signal }: CommandInput): Promise<number> {
  const to = values["to"];
  if (typeof to !== "string" || to.trim() === "" || files.length > 0)
    throw new UsageFault("Say where to: --to postgresql://…");
  const settings = readConfig(process.env);
  if (settings.databaseUrl) {
    throw new StartFault(
      "DATABASE_URL is set, so the archive is in PostgreSQL already. To copy the embedded one, run this without it.",
    );
  }
  // The same rules for an address as everywhere, and its faults in the same words.
  const { databaseUrl } = readConfig({ DATABASE_URL: to });
  const { dataDirectory } = settings;
  const holder = existsSync(dataDirectory) ? await findHolder(dataDirectory) : null;
  if (holder && !holder.task) {
    throw new StartFault(
      `Backscroll runs on ${dataDirectory} (process ${holder.pid}). Stop it first: what it fetched meanwhile would be lost.`,
    );
  }
  const startedAt = performance.now();
  const borrowed = await borrowArchive({ settings, task: "migrate-archive", mayCreate: false, signal });
  const target = openArchive({ databaseUrl, archiveSocket: null });
  try {
    await migrateArchive(borrowed.archive);
    console.log("Reading the embedded archive…");
    const outcome = await copyArchive({
      source: borrowed.archive,
      target,
      signal,
      onTable: (name, rows) => console.log(`  ${printCount(rows).padStart(12)}  ${name}`),
    });
    if (outcomes[outcome]) console.log(outcomes[outcome]);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(
      `Both archives hold the same (${seconds} s). Set DATABASE_URL to that address and start Backscroll; when all is well there, ${dataDirectory}/archive may go.`,
    );
    return 0;
  } finally {
    await target.$client.end();
    await borrowed.close();
  }
}
