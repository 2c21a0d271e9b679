import { useInfiniteQuery } from "@tanstack/react-query";
import { sessionsQuery } from "@/lib/client/sessions";
import { useFormats } from "@/lib/client/use-formats";
import type { Session } from "@/lib/domain/session";
import { defaultFilters, type SessionFilters } from "@/lib/domain/session-filters";
import type { TimeRange } from "@/lib/domain/time-range";

const weekMs = 7 * 86_400_000;

/** The sessions of one user over all channels, newest first; developer sessions are theirs too. */
export function useUserSessions(botId: string, userId: string, range: TimeRange = { preset: "all" }) {
  const { zone } = useFormats();
  const users = { include: [userId], exclude: [] };
  const filters: SessionFilters = { ...defaultFilters, range, users, includeDeveloper: true };
  const query = useInfiniteQuery({ ...sessionsQuery(botId, filters, zone), enabled: userId !== "" });
  return { ...query, sessions: query.data?.pages.flatMap(({ sessions }) => sessions) ?? [] };
}

/** A week before and after the start of a session. */
export function weekAround({ startedAt }: Session): { from: string; to: string } {
  const start = Date.parse(startedAt);
  return { from: new Date(start - weekMs).toISOString(), to: new Date(start + weekMs).toISOString() };
}
