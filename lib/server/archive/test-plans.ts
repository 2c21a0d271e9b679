import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { searchGround } from "@/lib/domain/search-text";
import type { Archive, Connection } from "./database";
import { periodsOf } from "./search-periods";

type Node = { "Node Type": string; "Relation Name"?: string; "Index Name"?: string; Plans?: Node[] };
/** How the tables of a question's statements are read: the indexes that are used, and the tables read from end to end. */
export type Plans = { indexes: string[]; wholeTables: string[]; statements: string[] };

/** Asks the planner about every statement of a question, which is answered as well. */
export async function planOf(
  archive: Archive,
  ask: (connection: Connection) => Promise<unknown>,
): Promise<Plans> {
  const nodes: Node[] = [];
  const statements: string[] = [];
  const explained = new Proxy(archive, {
    get(target, key) {
      if (key !== "execute") return Reflect.get(target, key);
      return async (query: SQL) => {
        statements.push(new PgDialect().sqlToQuery(query).sql);
        const { rows } = await target.execute<{ "QUERY PLAN": { Plan: Node }[] }>(
          sql`explain (format json, costs off) ${query}`,
        );
        for (const { "QUERY PLAN": plans } of rows)
          for (const { Plan } of plans) nodes.push(...flatten(Plan));
        return await target.execute(query);
      };
    },
  });
  await ask(explained);
  const names = (found: (string | undefined)[]) => [...new Set(found.flatMap((name) => name ?? []))].sort();
  return {
    statements,
    indexes: names(nodes.map((node) => node["Index Name"])),
    wholeTables: names(
      nodes.filter((node) => node["Node Type"].includes("Seq Scan")).map((node) => node["Relation Name"]),
    ),
  };
}

const texts = [
  "my order has not come",
  "where is the refund",
  "返金はいつですか",
  "thank you",
  "card ending 4711",
];

/** A year of sessions every few minutes, made in the database, with three messages and two tags each. */
export async function growArchive(archive: Archive, botId: string, sessions: number): Promise<void> {
  const start = sql`timestamptz '2025-04-01Z' + n * interval '1 year' / ${sessions}::int`;
  await archive.execute(sql`
    insert into sessions (bot_id, session_id, user_id, channel, started_at, ended_at, last_active_at, status, outcome,
      languages, message_count, task_count, is_developer, is_listed, raw)
    select ${botId}, lpad(to_hex(n), 24, '0'), 'u-' || n % 997, case when n % 200 = 0 then 'email' else (array['rtm','msteams','ivr','slack','sms'])[1 + n % 5] end,
      ${start}, ${start} + interval '4 minutes', ${start} + interval '4 minutes', 'closed',
      (array['agent','self-service','drop-off'])[1 + n % 3], array['en'], 3, 1, n % 50 = 0, true,
      jsonb_build_object('note', repeat(md5(n::text), 8))
    from generate_series(1, ${sessions}::int) n`);
  await archive.execute(sql`
    insert into session_tags (bot_id, session_id, source, position, scope, name, value, started_at)
    select ${botId}, s.session_id, 'session', t, 'session', (array['plan','ticket'])[1 + t],
      case t when 0 then (array['gold','silver','free'])[1 + ascii(right(s.session_id, 1)) % 3] else s.session_id end,
      s.started_at
    from sessions s cross join generate_series(0, 1) t where s.bot_id = ${botId}`);
  const grounds = texts.map((text, index) => ({ index, text, ...searchGround(text) }));
  const [day, block] = periodsOf(botId, 0).map((lexeme) => lexeme.slice(0, -1));
  await archive.execute(sql`
    insert into messages (bot_id, session_id, message_id, created_at, direction, text, raw, speaker, words, letters)
    select ${botId}, s.session_id, 'ms-' || s.session_id || m, s.started_at + m * interval '20 seconds', 'incoming', g.text,
      jsonb_build_object('text', g.text, 'note', repeat(md5(s.session_id), 8)), 'user',
      array_to_tsvector(g.words || array['session' || s.session_id, ${day}::text || floor(extract(epoch from s.started_at) / 86400),
        ${block}::text || floor(extract(epoch from s.started_at) / 86400 / 32)]), g.letters
    from sessions s cross join generate_series(1, 3) m
    join jsonb_to_recordset(${JSON.stringify(grounds)}::jsonb) g (index int, text text, words text[], letters text)
      on g.index = (m + ascii(right(s.session_id, 2)) + ascii(right(s.session_id, 1))) % ${texts.length}::int
    where s.bot_id = ${botId}`);
  await archive.execute(sql`
    insert into session_facts
    select bot_id, session_id, user_id, channel, started_at, last_active_at, status, outcome, languages,
      extract(epoch from ended_at - started_at) * 1000, message_count, agent_message_count, failure_count,
      array['Balance', 'Transfer funds'], is_developer, started_at + interval '20 seconds',
      started_at + interval '1 minute', array[900, 1200], array[1, 2]::smallint[], array[2]::smallint[],
      array[1, 2]::smallint[]
    from sessions where bot_id = ${botId} order by started_at`);
  await archive.execute(sql`insert into bot_sync (bot_id, longest_session_ms) values (${botId}, 240000)`);
}

/** The counts of many bots over years, of which a question wants few. */
export async function growCounts(archive: Archive, bots: string[]): Promise<void> {
  const counts = sql`array_fill(1, array[96])`;
  const every = sql`unnest(${sql.param(bots)}::text[]) bot cross join generate_series(0, 1500) n
    cross join unnest(array['rtm', 'ivr']) channel`;
  await archive.execute(
    sql`insert into session_days select bot, date '2023-01-01' + n, channel, 'agent', false, ${counts} from ${every}`,
  );
  await archive.execute(
    sql`insert into message_days select bot, date '2023-01-01' + n, channel, 'user', false, ${counts} from ${every}`,
  );
  await archive.execute(sql`
    insert into facet_days select bot, facet, date '2023-01-01' + n, channel, false, '\\x01', 'plan', 'gold', 1, 'agent'
    from ${every} cross join unnest(array['tag', 'status', 'language']) facet`);
}

function flatten(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}
