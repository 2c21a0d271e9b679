import "server-only";
import { sql } from "drizzle-orm";
import type { ResponseCount } from "@/lib/domain/response-buckets";
import type { Connection } from "./database";

/** By task (its `taskKey`), how long the bot's answers took on the days of UTC from `from` to `to`, both ISO instants. */
export async function countResponses(
  archive: Connection,
  botId: string,
  tasks: string[],
  { from, to }: { from: string; to: string },
): Promise<Map<string, ResponseCount[]>> {
  const { rows } = await archive.execute<{ task: string; bucket: number; count: number }>(sql`
    select task, bucket::int as bucket, sum(answers)::int as count from response_days
    where bot_id = ${botId} and task = any(${sql.param(tasks)}::text[])
      and day between ${from.slice(0, 10)}::date and ${to.slice(0, 10)}::date
    group by task, bucket`);
  const counts = new Map<string, ResponseCount[]>();
  for (const { task, bucket, count } of rows) {
    counts.set(task, [...(counts.get(task) ?? []), { bucket, count }]);
  }
  return counts;
}
