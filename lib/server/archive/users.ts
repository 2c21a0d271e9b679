import "server-only";
import { sql } from "drizzle-orm";
import type { Connection } from "./database";

const mostFound = 10;
/** Where the database sorts as people do, others stand between those that begin alike. */
const mostSteps = 100;

/** Users of a bot whose ids begin so, by steps from one to the next in the index, however many sessions they have. */
export async function findUsers(archive: Connection, botId: string, begun: string): Promise<string[]> {
  const { rows } = await archive.execute<{ user_id: string }>(sql`
    with recursive steps (user_id, step) as (
      (select s.user_id, 1 from sessions s where s.bot_id = ${botId} and s.user_id >= ${begun}
       order by s.user_id limit 1)
      union all
      select (select s.user_id from sessions s where s.bot_id = ${botId} and s.user_id > p.user_id
              order by s.user_id limit 1), p.step + 1
      from steps p where p.user_id is not null and p.step < ${mostSteps}
    )
    select user_id from steps where user_id <> '' and starts_with(user_id, ${begun}) limit ${mostFound}`);
  return rows.map(({ user_id }) => user_id);
}
