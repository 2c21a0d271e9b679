import { sql } from "drizzle-orm";
import { type Filled, fill } from "./fill";
import { type Measured, measure, measureWhile, type Times } from "./measure";
import { type Engine, openPlace } from "./place";
import { writeQuestions } from "./questions";
import { type TextTool, timeTextTools } from "./text-files";

export type ArchiveReport = {
  sessions: number;
  filled: Filled;
  measured: Measured[];
  whileWriting: Times;
  webMemoryMb: number;
  textTools: TextTool[];
};

const dayMs = 86_400_000;
const year = 365;
/** Fetched while the list is asked for. */
const moreDays = 30;

const [engine, sessions, runs, isCompared] = process.argv.slice(2);
const end = Math.floor(Date.now() / dayMs) * dayMs;
const span = { from: end - year * dayMs, to: end };
const perDay = Math.ceil(Number(sessions) / year);
const place = await openPlace(engine as Engine, perDay, year + moreDays);
try {
  const filled = await fill(place, span);
  // As a running Backscroll, and PostgreSQL by itself, do within a minute.
  await place.archive.execute(sql`vacuum analyze`);
  const { rows } = await place.archive.execute<{ count: number }>(
    sql`select count(*)::int as count from sessions`,
  );
  const questions = await writeQuestions(place, end);
  const measured = await measure(place, questions, Number(runs));
  const webMemoryMb = place.webMemoryMb();
  const textTools = isCompared === "true" ? await timeTextTools(place, span) : [];
  let isWritten = false;
  const writing = fill(place, { from: span.from - moreDays * dayMs, to: span.from }).finally(() => {
    isWritten = true;
  });
  const [list] = questions;
  if (!list) throw new Error("There is no question.");
  const whileWriting = await measureWhile(place, list, () => isWritten);
  await writing;
  const report: ArchiveReport = {
    sessions: rows[0]?.count ?? 0,
    filled,
    measured,
    whileWriting,
    webMemoryMb,
    textTools,
  };
  process.send?.(report);
} finally {
  await place.stop();
}
process.exit(0);
