import "server-only";
import { sql } from "drizzle-orm";
import type { Span } from "@/lib/domain/span";
import type { Connection } from "../database";
import { type SessionQuestion, sessionConditions } from "../session-conditions";
import { placeOf } from "./count-series";

export type UserCount = { at: number; fresh: number; returning: number };

/** Different users of each bucket; a user is new in the bucket in which the first of all their sessions started. */
export async function countNewUsers(
  archive: Connection,
  question: SessionQuestion,
  buckets: Span[],
): Promise<UserCount[]> {
  const { rows } = await archive.execute<UserCount>(sql`
    with seen as materialized (
      select ${placeOf(sql`s.started_at`, buckets)} as place, s.user_id from session_facts s
      where ${sessionConditions({ ...question, match: "started" })} group by 1, 2),
    firsts as materialized (
      select u.user_id, ${placeOf(sql`f.started_at`, buckets)} as place
      from (select user_id from seen group by user_id) u cross join lateral (
        select f.started_at from session_facts f where f.bot_id = ${question.botId} and f.user_id = u.user_id
        order by f.started_at limit 1) f)
    select s.place - 1 as at, (count(*) filter (where f.place = s.place))::int as fresh,
      (count(*) filter (where f.place <> s.place))::int as returning
    from seen s join firsts f using (user_id) group by s.place order by s.place`);
  return rows;
}
