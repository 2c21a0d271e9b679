import "server-only";
import type { Session } from "@/lib/domain/session";
import { type Span, subtractSpans } from "@/lib/domain/span";
import { listWindows } from "../archive/sync-state";
import { mostSessionsOfMessages } from "../kore/list-messages";
import { sliceRange } from "../kore/slice-range";
import { instantOfObjectId } from "../kore/wire";
import { inParts } from "./batches";
import { fetchSessions } from "./fetch-sessions";
import { fetchMessages, type SpanContent, type WindowWork } from "./fetch-window";
import { marginMs, overlapOf } from "./overlap";

/** No session is known to span more than days (kore-contract 8); a wrong date must not burn the budget. */
const longestReachMs = 30 * 86_400_000;

/** When each session was last asked for by its id, in this process. */
export type IdChecks = Map<string, number>;

/** When messages of a session can have been said; one that may go on has no end that is known. */
type Reach = Span & { id: string; isOpen: boolean };

/**
 * Fetches what the span's sessions said in time that no window holds or will hold: those that began in it by their
 * ids, with a margin on both sides, and those that began before it once Kore has told their start. In time that has a
 * window, its own reading finds their messages without a call more.
 */
export async function completeSessions(
  work: WindowWork,
  { listed, named }: SpanContent,
  checks: IdChecks,
): Promise<void> {
  const { archive, lease, now, kore } = work;
  const known = spansOf(await listWindows(archive, lease.botId), now());
  const strangers = [...named].filter((id) => {
    const startedAt = listed.has(id) || checks.has(id) ? null : instantOfObjectId(id);
    return startedAt !== null && !known.some(({ from, to }) => from <= startedAt && startedAt < to);
  });
  const found = await fetchSessions(work, strangers);
  const sessions = [...listed, ...found.map(({ session }) => [session.id, session] as const)];
  const within = { from: lease.from - longestReachMs, to: Math.min(now(), lease.to + longestReachMs) };
  const reaches = sessions.map(([id, session]) => reachOf(id, session, kore.bot.inactivityTimeoutMs, within));
  for (const gap of gapsOf(reaches, known)) {
    const reaching = reaches.filter(({ from, to }) => from < gap.to && to > gap.from);
    // Side by side are those that need about the same stretch of time.
    reaching.sort((a, b) => a.from - b.from);
    for (const batch of inParts(reaching, mostSessionsOfMessages)) await fetchBatch(work, batch, gap);
  }
  // Only now: after a failure they are asked for again, for what they said elsewhere to be fetched.
  for (const id of strangers) checks.set(id, now());
}

/** Time whose messages the archive has, or will have: of a failed window too, unless it waits for a person. */
function spansOf(windows: Awaited<ReturnType<typeof listWindows>>, now: number): Span[] {
  return windows
    .filter(({ state, nextAttemptAt }) => state !== "failed" || nextAttemptAt !== null)
    .map(({ kind, from, to }) => ({ from, to: kind === "live" ? Math.max(to, now) : to }));
}

function reachOf(
  id: string,
  { startedAt, endedAt }: Pick<Session, "startedAt" | "endedAt">,
  inactivityTimeoutMs: number,
  within: Span,
): Reach {
  const start = Date.parse(startedAt);
  // Some sessions end before they start (kore-contract 1.2).
  const end =
    endedAt === null ? within.to : Math.max(start, Date.parse(endedAt)) + overlapOf(inactivityTimeoutMs);
  return {
    id,
    from: Math.max(start - marginMs, within.from),
    to: Math.min(end, within.to),
    isOpen: endedAt === null,
  };
}

function gapsOf(reaches: Reach[], known: Span[]): Span[] {
  if (reaches.length === 0) return [];
  const from = reaches.reduce((least, reach) => Math.min(least, reach.from), Number.POSITIVE_INFINITY);
  const to = reaches.reduce((most, reach) => Math.max(most, reach.to), 0);
  return subtractSpans({ from, to }, known);
}

/** Sessions of which nobody knows whether they went on are followed up to a silent slice, a week long. */
async function fetchBatch(work: WindowWork, batch: Reach[], gap: Span): Promise<void> {
  const from = Math.max(gap.from, Math.min(...batch.map((reach) => reach.from)));
  const to = Math.min(gap.to, Math.max(...batch.map((reach) => reach.to)));
  const closedTo = Math.max(from, ...batch.map((reach) => (reach.isOpen ? 0 : reach.to)));
  const ids = batch.map(({ id }) => id);
  for (const slice of sliceRange({ from, to }).reverse()) {
    const named = await fetchMessages(work, slice, ids);
    if (named.size === 0 && slice.to >= closedTo) return;
  }
}
