import { printSessionFilters, type SessionFilters } from "@/lib/domain/session-filters";

type Part = { from: number; to: number; channels: string[] | null };

/** The list of the sessions that a bar or a number counts. */
export function sessionsHref(botId: string, filters: SessionFilters, { from, to, channels }: Part): string {
  const words = printSessionFilters({
    ...filters,
    range: { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    match: "started",
    channels: channels ? { include: channels, exclude: [] } : filters.channels,
  });
  words.set("bot", botId);
  return `/sessions?${words}`;
}
