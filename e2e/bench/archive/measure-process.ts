import { sql } from "drizzle-orm";
import { type Filled, fill, tendWhole } from "./fill";
import { grow } from "./grow";
import { type Measured, measure, measureWhile, type Times } from "./measure";
import { type Engine, openPlace } from "./place";
import { writeQuestions } from "./questions";
import { type TextTool, timeTextTools } from "./text-files";

export type ArchiveReport = {
  sessions: number;
  messages: number;
  /** Null, and nothing to compare its growth with, when the archive was there already. */
  filled: Filled | null;
  /** At a tenth of the size. */
  small: Measured[];
  large: Measured[];
  whileWriting: Times;
  /** Beside the list. */
  written: Filled;
  webMemoryMb: number;
  textTools: TextTool[];
};

const dayMs = 86_400_000;
const year = 365;
/** Fetched while the list is asked for. */
const moreDays = 60;
const growth = 10;

const [engine, sessions, runs, kept] = process.argv.slice(2);
const end = Math.floor(Date.now() / dayMs) * dayMs;
const span = { from: end - year * dayMs, to: end };
const perDay = Math.ceil(Number(sessions) / growth / year);
const place = await openPlace(engine as Engine, perDay, year + moreDays, kept || null);
const countHeld = async () => {
  const { rows } = await place.archive.execute<{ sessions: number; messages: number }>(sql`
    select (select count(*)::int from sessions) as sessions, (select count(*)::int from messages) as messages`);
  return rows[0] ?? { sessions: 0, messages: 0 };
};
const measureAll = async () => {
  // As a running Backscroll, and PostgreSQL by itself, do within a minute.
  await tendWhole(place);
  const questions = await writeQuestions(place, end);
  return { questions, measured: await measure(place, questions, Number(runs)) };
};
try {
  let filled: Filled | null = null;
  let small: Measured[] = [];
  if ((await countHeld()).sessions === 0) {
    console.log(`${engine}: filling…`);
    filled = await fill(place, span);
    small = (await measureAll()).measured;
    console.log(`${engine}: growing…`);
    await grow(place, growth);
  }
  const held = await countHeld();
  const large = await measureAll();
  const [list] = large.questions;
  if (!list) throw new Error("There is no question.");
  const webMemoryMb = place.webMemoryMb();
  const textTools = await timeTextTools(place, span);
  let isWritten = false;
  const writing = fill(place, { from: span.from - moreDays * dayMs, to: span.from }).finally(() => {
    isWritten = true;
  });
  const whileWriting = await measureWhile(place, list, () => isWritten);
  const written = await writing;
  const report: ArchiveReport = {
    ...held,
    filled,
    small,
    large: large.measured,
    whileWriting,
    written,
    webMemoryMb,
    textTools,
  };
  process.send?.(report);
} finally {
  await place.stop();
}
process.exit(0);
