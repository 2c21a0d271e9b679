"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTimeZone } from "next-intl";
import { useMemo } from "react";
import { sessionsQuery } from "@/lib/client/sessions";
import type { ListedSession, SessionPage } from "@/lib/domain/session";
import type { SessionFilters } from "@/lib/domain/session-filters";

/** The pages of the list as loaded so far, joined; `sessions` is null before the first answer. */
export function useListedSessions(botId: string, filters: SessionFilters, pollMs: number | false) {
  const zone = useTimeZone() ?? "UTC";
  const query = useInfiniteQuery({ ...sessionsQuery(botId, filters, zone), refetchInterval: pollMs });
  const pages = query.data?.pages;
  const sessions = useMemo(() => (pages ? joinPages(pages) : null), [pages]);
  return { query, sessions };
}

/** A session can move from one page to the next between two requests, and would then be there twice. */
function joinPages(pages: SessionPage[]): ListedSession[] {
  const byId = new Map(pages.flatMap(({ sessions }) => sessions).map((session) => [session.id, session]));
  return [...byId.values()];
}
