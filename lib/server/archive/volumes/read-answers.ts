import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Span } from "@/lib/domain/span";
import type { Connection } from "../database";
import { type SessionQuestion, sessionConditions } from "../session-conditions";
import { placeOf } from "./count-series";
import type { Median } from "./measure-sessions";
import { joinValues, medianOf, parseValues } from "./median";

/** So many sessions at once, which bounds what is in memory as text. */
const pageSize = 10_000;

type Place = { at: string; sessionId: string };
type Page = { last: Place | null; size: number };

/**
 * How long users waited for the bot's answers in the sessions that started in each bucket, and in all of them. Sorting
 * millions of them is many times quicker here than in the database.
 */
export async function measureResponses(
  archive: Connection,
  question: SessionQuestion,
  buckets: Span[],
): Promise<Median[]> {
  const found = new Map<number, Int32Array[]>();
  const place = placeOf(sql`started_at`, buckets);
  const select = sql`${place} - 1 as at, string_agg(array_to_string(response_ms, ','), ',') as times`;
  for await (const rows of readPages<{ at: number; times: string }>(
    archive,
    question,
    sql`s.response_ms`,
    select,
  )) {
    for (const { at, times } of rows) collect(found, at, times);
  }
  const parts = [...found].map(([at, lists]) => ({ at, times: joinValues(lists) }));
  return [...parts, { at: -1, times: joinValues(parts.map(({ times }) => times)) }].map(({ at, times }) => {
    return { at, count: times.length, medianMs: medianOf(times) };
  });
}

/** The same by the task that they were given at, of the tasks that are named. */
export async function measureTaskResponses(
  archive: Connection,
  question: SessionQuestion,
  tasks: string[],
): Promise<Map<string, { count: number; medianMs: number | null }>> {
  const found = new Map<string, Int32Array[]>();
  const columns = sql`s.tasks, s.response_ms, s.response_tasks`;
  const select = sql`tasks, string_agg(array_to_string(response_ms, ','), ',') as times,
    string_agg(array_to_string(response_tasks, ','), ',') as places`;
  type Row = { tasks: string[]; times: string; places: string };
  for await (const rows of readPages<Row>(archive, question, columns, select)) {
    for (const row of rows) {
      const times = parseValues(row.times);
      const places = parseValues(row.places);
      for (const [index, task] of row.tasks.entries()) {
        const own = times.filter((_, answer) => places[answer] === index + 1);
        if (own.length > 0) found.set(task, [...(found.get(task) ?? []), own]);
      }
    }
  }
  return new Map(
    tasks.map((task) => {
      const times = joinValues(found.get(task) ?? []);
      return [task, { count: times.length, medianMs: medianOf(times) }];
    }),
  );
}

/** What is selected of the columns, grouped by the first of it, of one page of sessions with answers after the other. */
async function* readPages<Row>(
  archive: Connection,
  question: SessionQuestion,
  columns: SQL,
  select: SQL,
): AsyncGenerator<Row[]> {
  let last: Place | null = null;
  for (;;) {
    const beyond: SQL = last
      ? sql`and (s.started_at, s.session_id) > (${last.at}::timestamptz, ${last.sessionId})`
      : sql``;
    const { rows } = await archive.execute<Page>(sql`
      with page as materialized (
        select s.started_at, s.session_id, ${columns} from session_facts s
        where s.response_ms <> '{}' and ${sessionConditions({ ...question, match: "started" })} ${beyond}
        order by s.started_at, s.session_id limit ${pageSize})
      select ${select}, (select count(*)::int from page) as size,
        (select jsonb_build_object('at', started_at, 'sessionId', session_id) from page
          order by started_at desc, session_id desc limit 1) as last
      from page group by 1`);
    const [first] = rows;
    if (!first) return;
    // What is selected is what the caller names.
    yield rows as Row[];
    if (first.size < pageSize) return;
    last = first.last;
  }
}

function collect<Key>(found: Map<Key, Int32Array[]>, key: Key, text: string): void {
  const lists = found.get(key) ?? [];
  lists.push(parseValues(text));
  found.set(key, lists);
}
