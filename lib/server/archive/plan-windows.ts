import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { type Span, subtractSpans } from "@/lib/domain/span";
import type { Archive, Connection } from "./database";
import { instant } from "./lease-window";
import { lockBot } from "./lock-bot";
import { keptFrom } from "./retention";

/** Lower runs first. Recent hours cost two calls and are what most people look at. */
const priority = { live: 0, request: 10, backfill: 20 };

export type WindowPlan = {
  botId: string;
  span: Span;
  kind: "request" | "backfill";
  /** Cuts what is missing into windows. */
  cut: (gap: Span) => Span[];
  now: number;
};

/** Plans windows for whatever of the span is kept and no window holds yet, whatever its state. */
export async function planMissing(archive: Archive, plan: WindowPlan): Promise<void> {
  await planning(archive, plan.botId, (transaction) => insertMissing(transaction, plan));
}

/** People wait for the span now: what of it was planned for later comes first. */
export async function hastenWindows(archive: Archive, botId: string, span: Span): Promise<void> {
  await archive.execute(sql`
    update sync_windows set kind = 'request', priority = ${priority.request}
    where bot_id = ${botId} and kind = 'backfill' and state in ('planned', 'failed') and ${overlaps(span)}`);
}

/**
 * Gives the bot its live window, which begins at `from`, if it has none. One that ended before `staleBefore` (nobody
 * ran for a while) leaves what it held as a covered window, and the time between to `plan`, and begins anew.
 */
export async function ensureLive(
  archive: Archive,
  botId: string,
  { from, staleBefore, overlapMs }: { from: number; staleBefore: number; overlapMs: number },
  plan: Pick<WindowPlan, "cut" | "now">,
): Promise<void> {
  await planning(archive, botId, async (transaction) => {
    const { rows } = await transaction.execute<{
      from: number;
      to: number;
      waits: boolean;
      ran: boolean;
    }>(sql`
      select (extract(epoch from from_at) * 1000)::float8 as "from", (extract(epoch from to_at) * 1000)::float8 as "to",
        (state = 'running' and lease_until >= ${instant(plan.now)}) or (state = 'failed' and next_attempt_at is null) as waits,
        covered_at is not null as ran
      from sync_windows where bot_id = ${botId} and kind = 'live' for update`);
    const live = rows[0];
    if (!live) {
      await transaction.execute(sql`
        insert into sync_windows (bot_id, kind, from_at, to_at, state, priority)
        values (${botId}, 'live', ${instant(from)}, ${instant(from)}, 'planned', ${priority.live})`);
      return;
    }
    if (live.waits || live.to >= staleBefore) return;
    const heldTo = live.to - overlapMs;
    if (live.ran && heldTo > live.from) {
      await transaction.execute(sql`
        insert into sync_windows (bot_id, kind, from_at, to_at, state, priority, covered_at)
        select ${botId}, 'backfill', from_at, ${instant(heldTo)}, 'covered', ${priority.backfill}, covered_at
        from sync_windows where bot_id = ${botId} and kind = 'live'`);
    }
    await transaction.execute(sql`
      update sync_windows set from_at = ${instant(from)}, to_at = ${instant(from)}, state = 'planned', attempts = 0,
        failure_code = null, failure_detail = null, failed_at = null, next_attempt_at = null, covered_at = null
      where bot_id = ${botId} and kind = 'live'`);
    await insertMissing(transaction, {
      ...plan,
      botId,
      kind: "backfill",
      span: { from: live.from, to: from },
    });
  });
}

/**
 * Windows of the span that failed, or of which Kore gave less than it announced, become due at once, in an outage too. Limits pass by themselves and are left to; so are
 * the pauses of a budget that several bots share, for they may be another's limits.
 */
export async function retryFailed(archive: Archive, botId: string, span: Span): Promise<void> {
  await planning(archive, botId, async (transaction) => {
    await transaction.execute(sql`
      update sync_windows set state = 'planned', attempts = 0, next_attempt_at = null
      where bot_id = ${botId} and ((state = 'failed' and failure_code <> 'limited')
          or (state = 'covered' and failure_detail is not null and kind <> 'live'))
        and (${overlaps(span)} or (kind = 'live' and to_at < ${instant(span.to)}))`);
    await transaction.execute(sql`
      update bot_sync set paused_until = null where bot_id = ${botId} and not exists (
        select from sync_windows where bot_id = ${botId} and state = 'failed' and failure_code = 'limited')`);
  });
}

/** What is held of the span is read from Kore once more, before all that nobody waits for. */
export async function rereadHeld(archive: Archive, botId: string, span: Span): Promise<void> {
  await planning(archive, botId, async (transaction) => {
    await transaction.execute(sql`
      update sync_windows set kind = 'request', priority = ${priority.request}, state = 'planned', attempts = 0
      where bot_id = ${botId} and kind <> 'live' and state = 'covered' and ${overlaps(span)}`);
  });
}

/** Windows that waited for a person or for new settings get their chance at a start, which may have brought them. */
export async function retryAfterRestart(archive: Archive, botId: string): Promise<void> {
  await archive.execute(sql`
    update sync_windows set state = 'planned', attempts = 0
    where bot_id = ${botId} and state = 'failed' and next_attempt_at is null`);
}

/** One planner of a bot at a time, or two could plan the same gap. */
async function planning(
  archive: Archive,
  botId: string,
  plan: (transaction: Connection) => Promise<void>,
): Promise<void> {
  await archive.transaction(async (transaction) => {
    await lockBot(transaction, botId);
    await plan(transaction);
  });
}

async function insertMissing(
  transaction: Connection,
  { botId, span, kind, cut, now }: WindowPlan,
): Promise<void> {
  // A live window holds its time up to now, though its end trails a little.
  const { rows } = await transaction.execute<Span>(sql`
    select (extract(epoch from from_at) * 1000)::float8 as "from", 
      (extract(epoch from case when kind = 'live' then greatest(to_at, ${instant(now)}) else to_at end) * 1000)::float8
      as "to"
    from sync_windows where bot_id = ${botId}`);
  const floor = (await keptFrom(transaction, botId, now)) ?? span.from;
  const kept = { from: Math.max(span.from, floor), to: span.to };
  for (const window of subtractSpans(kept, rows).flatMap(cut)) {
    await transaction.execute(sql`
      insert into sync_windows (bot_id, kind, from_at, to_at, state, priority)
      values (${botId}, ${kind}, ${instant(window.from)}, ${instant(window.to)}, 'planned', ${priority[kind]})`);
  }
}

function overlaps({ from, to }: Span): SQL {
  return sql`from_at < ${instant(to)} and to_at > ${instant(from)}`;
}
