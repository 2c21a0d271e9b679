import { existsSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { type DoctorReport, isHealthy } from "@/lib/domain/doctor";
import { listBots } from "@/lib/server/archive/bots";
import { type Archive, openArchive } from "@/lib/server/archive/database";
import { joinBots } from "@/lib/server/bots/join-bots";
import { type BotConfig, type Config, ConfigError, readConfig } from "@/lib/server/config";
import { examineBot } from "@/lib/server/doctor";
import { admitWithin } from "@/lib/server/sync/admission";
import { findHolder } from "./archive/data-lock";
import { printReport } from "./doctor/print-report";
import { reasonOf } from "./supervisor/start-fault";

const usage = `Usage: npm run doctor [-- <bot id> …]

Looks at every bot of the settings and of the archive, or at those named: host name, connection, clock, signature, scopes, limits and a
sample session, and says what to do about what is wrong. Ends with 1 when a bot does not work. No secret is printed.
`;
const patienceMs = 5_000;

const stop = new AbortController();
process.title = "backscroll-doctor";
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));

main(process.argv.slice(2)).then(
  (exitCode) => process.exit(exitCode),
  (error: unknown) => {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exit(1);
  },
);

async function main(args: string[]): Promise<number> {
  if (args.includes("--help")) {
    console.log(usage);
    return 0;
  }
  const { bots, archive } = await findBots();
  const chosen = args.length === 0 ? bots : bots.filter(({ id }) => args.includes(id));
  const unknown = args.filter((id) => !bots.some((bot) => bot.id === id));
  if (unknown.length > 0) console.error(`No bot of the settings has the id ${unknown.join(", ")}.`);
  if (bots.length === 0) {
    console.error(
      "No bot is configured, and no sandbox is running. Set KORE_HOST, KORE_BOT_ID, KORE_CLIENT_ID and KORE_CLIENT_SECRET, or KORE_BOTS_FILE; or try npm start without any, which brings a sandbox.",
    );
    return 1;
  }
  let sick = 0;
  for (const bot of chosen) {
    console.log(`${bot.name === bot.id ? "" : `${bot.name}, `}${bot.id} at ${bot.host}`);
    const report = await examine(bot, archive);
    console.log(`${printReport(report)}\n`);
    if (!isHealthy(report)) sick += 1;
  }
  console.log(sick === 0 ? "Every bot works." : `Bots that do not work: ${sick} of ${chosen.length}.`);
  await archive?.$client.end();
  return sick > 0 || unknown.length > 0 ? 1 : 0;
}

/**
 * The bots of the settings and of the archive, else of the sandbox of a Backscroll that runs; and the archive that
 * counts calls, if any. An embedded archive is asked while Backscroll runs.
 */
async function findBots(): Promise<{ bots: BotConfig[]; archive: Archive | null }> {
  const settings = readConfig(process.env);
  const { dataDirectory, databaseUrl } = settings;
  const holder = databaseUrl || !existsSync(dataDirectory) ? null : await findHolder(dataDirectory);
  const archive = databaseUrl || holder ? await openIfReady(settings, holder?.socketDirectory ?? null) : null;
  const { rows } = archive ? await listBots(archive) : { rows: [] };
  const { bots } = joinBots(settings, rows);
  for (const { id } of bots.filter(({ isSecretLost }) => isSecretLost)) {
    console.error(
      `The stored secret of ${id} cannot be opened with this key. Enter it again in the settings.\n`,
    );
  }
  const working = bots.filter(({ isSecretLost }) => !isSecretLost);
  const sandboxBots = join(dataDirectory, "sandbox-bots.json");
  if (bots.length > 0 || !holder || !existsSync(sandboxBots)) return { bots: working, archive };
  return { bots: readConfig({ ...process.env, KORE_BOTS_FILE: sandboxBots }).bots, archive };
}

async function openIfReady({ databaseUrl }: Config, archiveSocket: string | null): Promise<Archive | null> {
  const archive = openArchive({ databaseUrl, archiveSocket });
  try {
    await archive.execute(sql`select from kore_calls, bots limit 1`);
    return archive;
  } catch (error) {
    console.error(`The calls of this test are not counted: the archive is not ready (${reasonOf(error)}).\n`);
    await archive.$client.end();
    return null;
  }
}

/** While Backscroll does not run nobody else counts calls, and the few of a test need no count. */
async function examine(bot: BotConfig, archive: Archive | null): Promise<DoctorReport> {
  const admit = (signal: AbortSignal) =>
    archive ? admitWithin(archive, bot, patienceMs, signal) : Promise.resolve(0);
  return await examineBot(bot, admit, stop.signal);
}
