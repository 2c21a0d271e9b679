import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { type ClockStretch, hourOfWeek } from "@/lib/domain/volumes/clock-stretches";
import type { Connection } from "../database";
import {
  columnConditions,
  isCountedByOutcome,
  type SessionQuestion,
  sessionConditions,
} from "../session-conditions";

const quarterMs = 900_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;
const quartersPerDay = 96;
const someMonday = 4 * dayMs;

/** Sessions by the hour of the week at which they started, 168 counts from Monday's midnight by the stretches' clock. */
export async function countHours(
  archive: Connection,
  question: SessionQuestion,
  stretches: ClockStretch[],
): Promise<number[]> {
  const counts = Array<number>(168).fill(0);
  const add = (hour: number, count: number) => {
    counts[hour] = (counts[hour] ?? 0) + count;
  };
  const asked: SessionQuestion = { ...question, match: "started" };
  const isKept = isCountedByOutcome(asked);
  const { kept, rest } = isKept ? partStretches(stretches) : { kept: [], rest: stretches };
  if (kept.length > 0) {
    const { rows } = await archive.execute<{ stretch: number; weekday: number; sums: number[] }>(
      sql.join(
        kept.map((stretch, index) => selectDays(asked, stretch, index)),
        sql` union all `,
      ),
    );
    for (const { stretch, weekday, sums } of rows) {
      const offsetMs = kept[stretch]?.offsetMs ?? 0;
      const midnight = someMonday + (weekday - 1) * dayMs;
      let [low, before] = [0, 0];
      for (const [index, high] of hourEnds(offsetMs).entries()) {
        const sum = sums[index] ?? 0;
        add(hourOfWeek(midnight + low * quarterMs, offsetMs), sum - before);
        [low, before] = [high, sum];
      }
    }
  }
  if (rest.length > 0) {
    const { rows } = await archive.execute<{ hour: number; count: number }>(sql`
      select hour, sum(count)::int as count
      from (${sql.join(
        rest.map((stretch) => selectRows(asked, stretch)),
        sql` union all `,
      )}) parts group by hour`);
    for (const { hour, count } of rows) add(hour, count);
  }
  return counts;
}

/** Whole days of UTC come from their counts where hours end with quarters, the rest from the rows. */
function partStretches(stretches: ClockStretch[]): { kept: ClockStretch[]; rest: ClockStretch[] } {
  const kept: ClockStretch[] = [];
  const rest: ClockStretch[] = [];
  for (const stretch of stretches) {
    const from = Math.ceil(stretch.from / dayMs) * dayMs;
    const to = Math.floor(stretch.to / dayMs) * dayMs;
    if (stretch.offsetMs % quarterMs !== 0 || from >= to) {
      rest.push(stretch);
      continue;
    }
    kept.push({ ...stretch, from, to });
    if (stretch.from < from) rest.push({ ...stretch, to: from });
    if (to < stretch.to) rest.push({ ...stretch, from: to });
  }
  return { kept, rest };
}

/** The quarters of a day of UTC with which hours of the clock end, and the last. */
function hourEnds(offsetMs: number): number[] {
  const quarters = Array.from({ length: quartersPerDay }, (_, index) => index + 1);
  return quarters.filter((end) => end === quartersPerDay || (end * quarterMs + offsetMs) % hourMs === 0);
}

function selectDays(
  { botId, channels, outcomes, includeDeveloper }: SessionQuestion,
  { from, to, offsetMs }: ClockStretch,
  index: number,
): SQL {
  const conditions = [sql`d.bot_id = ${botId} and d.day >= ${iso(from)}::date and d.day < ${iso(to)}::date`];
  conditions.push(
    ...columnConditions(sql`d.channel`, channels),
    ...columnConditions(sql`d.outcome`, outcomes),
  );
  if (!includeDeveloper) conditions.push(sql`not d.is_developer`);
  const sums = hourEnds(offsetMs).map((end) => sql.raw(`sum(d.counts[${end}])::int`));
  return sql`select ${index}::int as stretch, extract(isodow from d.day)::int as weekday,
      array[${sql.join(sums, sql`, `)}] as sums
    from session_days d where ${sql.join(conditions, sql` and `)} group by 2`;
}

function selectRows(question: SessionQuestion, { from, to, offsetMs }: ClockStretch): SQL {
  const range = { from: iso(from), to: iso(to) };
  return sql`select ((floor((date_part('epoch', s.started_at) + ${offsetMs / 1_000}::float8) / 3600)::int
      + ${hourOfWeek(0, 0)}::int) % 168 + 168) % 168 as hour, count(*) as count
    from session_facts s where ${sessionConditions({ ...question, range })} group by 1`;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
