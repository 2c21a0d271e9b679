import "server-only";
import { writeUnderLease } from "../archive/lease-window";
import { storeSessions } from "../archive/store-sessions";
import { listActiveSessions } from "../archive/sync-state";
import { findSessions, mostSessionIds } from "../kore/list-sessions";
import { fetchSpan, type WindowWork } from "./fetch-window";

const minuteMs = 60_000;
const marginMs = 5 * minuteMs;
const longestRestMs = 6 * 60 * minuteMs;
/** Kore gives session tags by id only for sessions of the last 14 days (kore-contract 1.1). */
const tagsByIdMs = 13 * 86_400_000;
const candidates = 500;

/** When each session that goes on was last asked for by its id, in this process. */
export type ActiveChecks = Map<string, number>;

/**
 * What may still change when a bot's live window is read again: a session stays open for the inactivity timeout after
 * its last message, and its closing message comes up to as much after its end (kore-contract 1.2).
 */
export function overlapOf(inactivityTimeoutMs: number): number {
  return inactivityTimeoutMs + marginMs;
}

/** Reads the recent past again up to now, and returns the instant up to which it is held. */
export async function fetchLive(work: WindowWork, checks: ActiveChecks): Promise<number> {
  const { kore, lease, now } = work;
  const to = now();
  const from = lease.to - overlapOf(kore.bot.inactivityTimeoutMs);
  await fetchSpan(work, { from, to });
  await refreshActive(work, from, checks);
  return to;
}

/** Sessions that go on and started before the span that was just read are asked for by id, the older the rarer. */
async function refreshActive(work: WindowWork, startedBefore: number, checks: ActiveChecks): Promise<void> {
  const { archive, kore, lease, now, signal } = work;
  const active = await listActiveSessions(archive, lease.botId, startedBefore, candidates);
  for (const id of checks.keys()) if (!active.some(({ sessionId }) => sessionId === id)) checks.delete(id);
  const due = active
    .filter(({ sessionId, startedAt }) => {
      const restMs = Math.min(longestRestMs, Math.max(minuteMs, (now() - startedAt) / 20));
      return now() - (checks.get(sessionId) ?? 0) >= restMs;
    })
    .slice(0, mostSessionIds);
  if (due.length === 0) return;
  const ids = due.map(({ sessionId }) => sessionId);
  const { sessions } = await findSessions(kore, ids, { purpose: lease.kind, signal });
  const [recent, old] = [true, false].map((isRecent) =>
    sessions.filter(({ session }) => now() - Date.parse(session.startedAt) < tagsByIdMs === isRecent),
  );
  await writeUnderLease(archive, lease, now(), async (connection) => {
    await storeSessions(connection, lease.botId, recent ?? [], { now: now() });
    await storeSessions(connection, lease.botId, old ?? [], { now: now(), keepTags: true });
  });
  for (const id of ids) checks.set(id, now());
}
