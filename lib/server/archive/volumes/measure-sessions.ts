import "server-only";
import { sql } from "drizzle-orm";
import type { Span } from "@/lib/domain/span";
import type { Connection } from "../database";
import { type SessionQuestion, sessionConditions } from "../session-conditions";
import { placeOf } from "./count-series";

/** Of the bucket at a place, or at -1 of all of them. */
export type Measure = { at: number; count: number };
export type Median = Measure & { medianMs: number | null };

/** Different users of the sessions that started in each bucket, and in all. */
export async function countUsers(
  archive: Connection,
  question: SessionQuestion,
  buckets: Span[],
): Promise<Measure[]> {
  const { rows } = await archive.execute<Measure>(sql`
    with seen as materialized (
      select ${placeOf(sql`s.started_at`, buckets)} as place, s.user_id from session_facts s
      where ${sessionConditions({ ...question, match: "started" })} group by 1, 2)
    select place - 1 as at, count(*)::int as count from seen group by place
    union all select -1, count(*)::int from (select from seen group by user_id) users`);
  return rows;
}

/** How long the sessions that started in each bucket took, in all too; those that have not ended aside. */
export async function measureDurations(
  archive: Connection,
  question: SessionQuestion,
  buckets: Span[],
): Promise<Median[]> {
  const { rows } = await archive.execute<Median>(sql`
    select coalesce(place - 1, -1) as at, count(*)::int as count,
      (percentile_disc(0.5) within group (order by duration_ms))::float8 as "medianMs"
    from (select ${placeOf(sql`s.started_at`, buckets)} as place, s.duration_ms from session_facts s
      where s.duration_ms is not null and ${sessionConditions({ ...question, match: "started" })}) timed
    group by grouping sets ((place), ())`);
  return rows;
}
