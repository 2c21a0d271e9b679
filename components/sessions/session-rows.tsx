"use client";
import { RefreshCw } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { ProblemMessage } from "@/components/shell/problem-message";
import { Button } from "@/components/ui/button";
import { ProgressLine } from "@/components/ui/progress-line";
import { useMedia } from "@/lib/client/use-media";
import type { SessionFilters } from "@/lib/domain/session-filters";
import type { ResolvedRange } from "@/lib/domain/time-range";
import { ListFooter } from "./list-footer";
import { ListSkeleton } from "./list-skeleton";
import { SessionList } from "./session-list";
import { SessionTable } from "./session-table";
import type { TableLayout } from "./table-layout";
import { useFreshRows } from "./use-fresh-rows";
import type { useListedSessions } from "./use-listed-sessions";
import { type useLive, useOldRows } from "./use-live";
import { useWidth } from "./use-width";

const ListEmpty = dynamic(() => import("./list-empty").then((module) => module.ListEmpty), {
  loading: () => null,
});

type SessionRowsProps = {
  botId: string;
  /** What the rows are drawn in. */
  place: RefObject<HTMLElement | null>;
  range: ResolvedRange;
  filters: SessionFilters;
  onChange: (filters: SessionFilters) => void;
  live: ReturnType<typeof useLive>;
  listed: ReturnType<typeof useListedSessions>;
  layout: TableLayout;
  onLayout: (layout: TableLayout) => void;
};

/** The list in each of its states: loading, failed, empty, and there, which may be failing to get further. */
export function SessionRows({
  botId,
  place,
  range,
  filters,
  onChange,
  live,
  listed: { query, sessions },
  layout,
  onLayout,
}: SessionRowsProps) {
  const t = useTranslations("sessions");
  const common = useTranslations("common");
  const width = useWidth(place);
  const isWide = useMedia("(min-width: 64rem)");
  const { isBehind, refresh } = useFreshRows(botId, range, {
    pageCount: query.data?.pages.length ?? 0,
    isHeld: live.isHeld,
  });
  const isOld = useOldRows(sessions, live.known);

  if (!sessions) {
    if (!query.error) return <ListSkeleton />;
    return <ProblemMessage error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (sessions.length === 0 && !query.isPlaceholderData) {
    return <ListEmpty botId={botId} range={range} filters={filters} onChange={onChange} />;
  }

  const total = query.hasNextPage ? null : sessions.length;
  const hasStaleRows = query.isError && !query.isFetchNextPageError;
  return (
    <div
      aria-busy={query.isPlaceholderData}
      className="relative"
      onPointerEnter={({ pointerType }) => live.hold(pointerType === "mouse")}
      onPointerLeave={() => live.hold(false)}
    >
      {query.isPlaceholderData ? (
        <div className="absolute inset-x-0 top-0 z-20 animate-late">
          <ProgressLine label={t("loadingList")} />
        </div>
      ) : null}
      {isBehind || hasStaleRows ? (
        <div role="status" className="flex items-center gap-2 px-4 pb-2 text-sm">
          {hasStaleRows ? <span className="text-warning">{t("refreshFailed")}</span> : null}
          <Button size="sm" onClick={refresh}>
            <RefreshCw aria-hidden size={14} />
            {hasStaleRows ? common("retry") : t("updateList")}
          </Button>
        </div>
      ) : null}
      {isWide ? (
        <SessionTable
          sessions={sessions}
          total={total}
          sort={filters.sort}
          onSort={(sort) => onChange({ ...filters, sort })}
          layout={layout}
          onLayout={onLayout}
          isOld={isOld}
          width={width}
        />
      ) : (
        <SessionList sessions={sessions} total={total} isOld={isOld} />
      )}
      <ListFooter
        state={footerState(query)}
        count={sessions.length}
        onNear={() => void query.fetchNextPage({ cancelRefetch: false })}
        onRetry={() => void query.fetchNextPage()}
      />
    </div>
  );
}

type Paging = { isFetchNextPageError: boolean; isFetchingNextPage: boolean; hasNextPage: boolean };

function footerState({ isFetchNextPageError, isFetchingNextPage, hasNextPage }: Paging) {
  if (isFetchingNextPage) return "loading";
  if (isFetchNextPageError) return "failed";
  return hasNextPage ? "more" : "end";
}
