import "server-only";
import { writeUnderLease } from "../archive/lease-window";
import { storeSessions } from "../archive/store-sessions";
import { findSessions, type KoreSession, mostSessionIds } from "../kore/list-sessions";
import { inParts } from "./batches";
import type { WindowWork } from "./fetch-window";

/** Kore gives session tags by id only for sessions of the last 14 days (kore-contract 1.1). */
const tagsByIdMs = 13 * 86_400_000;

/** Fetches the sessions of the ids, and resolves to those Kore knows. */
export async function fetchSessions(
  { archive, kore, lease, now, signal, progress }: WindowWork,
  sessionIds: string[],
): Promise<KoreSession[]> {
  const found: KoreSession[] = [];
  for (const ids of inParts(sessionIds, mostSessionIds)) {
    const { sessions, faultCount } = await findSessions(kore, ids, { purpose: lease.kind, signal });
    const [recent, old] = [true, false].map((isRecent) =>
      sessions.filter(({ session }) => now() - Date.parse(session.startedAt) < tagsByIdMs === isRecent),
    );
    await writeUnderLease(archive, lease, now(), async (connection) => {
      await storeSessions(connection, lease.botId, recent ?? [], { now: now() });
      await storeSessions(connection, lease.botId, old ?? [], { now: now(), keepTags: true });
    });
    progress.pages += 1;
    progress.faults += faultCount;
    found.push(...sessions);
  }
  return found;
}
