import "server-only";
import { listActiveSessions } from "../archive/sync-state";
import { mostSessionIds } from "../kore/list-sessions";
import { completeSessions, type IdChecks } from "./complete-sessions";
import { fetchSessions } from "./fetch-sessions";
import { fetchSpan, type WindowWork } from "./fetch-window";
import { overlapOf } from "./overlap";

const minuteMs = 60_000;
const longestRestMs = 6 * 60 * minuteMs;
const candidates = 500;

/** Reads the recent past again up to now, and returns the instant up to which it is held. */
export async function fetchLive(work: WindowWork, checks: IdChecks): Promise<number> {
  const { kore, lease, now } = work;
  const to = now();
  const from = lease.to - overlapOf(kore.bot.inactivityTimeoutMs);
  for (const [id, at] of checks) if (to - at >= longestRestMs) checks.delete(id);
  const content = await fetchSpan(work, { from, to });
  await completeSessions(work, content, checks);
  await refreshActive(work, from, checks);
  return to;
}

/**
 * Sessions that go on and started before the span that was just read are asked for by id, in one call: all of them
 * while there are few, else those that waited longest for their age.
 */
async function refreshActive(work: WindowWork, startedBefore: number, checks: IdChecks): Promise<void> {
  const { archive, lease, now } = work;
  const active = await listActiveSessions(archive, lease.botId, startedBefore, candidates);
  const urgencies = active
    .map(({ sessionId, startedAt }) => {
      const urgency = (now() - (checks.get(sessionId) ?? 0)) / Math.max(minuteMs, now() - startedAt);
      return { sessionId, urgency };
    })
    .sort((a, b) => b.urgency - a.urgency);
  const ids = urgencies.slice(0, mostSessionIds).map(({ sessionId }) => sessionId);
  await fetchSessions(work, ids);
  for (const id of ids) checks.set(id, now());
}
