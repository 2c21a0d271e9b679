"use client";
import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import dynamic from "next/dynamic";
import { useTimeZone, useTranslations } from "next-intl";
import { type ComponentType, useCallback, useDeferredValue, useRef, useState } from "react";
import { countFilters } from "@/components/filters/count-filters";
import { CoverageLine } from "@/components/shell/coverage-line";
import { useCopy } from "@/components/ui/use-copy";
import { countQuery } from "@/lib/client/sessions";
import { usePeek } from "@/lib/client/use-peek";
import { useResolvedRange } from "@/lib/client/use-resolved-range";
import { useSessionFilters } from "@/lib/client/use-session-filters";
import { useStored } from "@/lib/client/use-stored";
import { useBot } from "@/lib/client/viewer";
import { printSessionFilters } from "@/lib/domain/session-filters";
import type { TextTerm } from "@/lib/domain/text-terms";
import { LiveSwitch } from "./live-switch";
import { SelectSwitch } from "./select-switch";
import { SessionCount } from "./session-count";
import { sessionLink } from "./session-link";
import { SessionRows } from "./session-rows";
import { SessionViewProvider } from "./session-view";
import { parseTableLayout } from "./table-layout";
import { Toolbar } from "./toolbar";
import { useHits } from "./use-hits";
import { useListKeys } from "./use-list-keys";
import { useListedSessions } from "./use-listed-sessions";
import { useLive } from "./use-live";
import { useSelection } from "./use-selection";
import { useViews } from "./use-views";

// What the first rows do not need comes after them.
const FilterPanel = dynamic(
  () => import("@/components/filters/filter-panel").then((module) => module.FilterPanel),
  {
    loading: () => null,
  },
);
const FilterChips = dynamic(
  () => import("@/components/filters/filter-chips").then((module) => module.FilterChips),
  { loading: () => null },
);
const HitBar = dynamic(() => import("./hit-bar").then((module) => module.HitBar), {
  loading: () => null,
});
const SelectionBar = dynamic(() => import("./selection-bar").then((module) => module.SelectionBar), {
  loading: () => null,
});
const ExportDialog = dynamic(() => import("./export-dialog").then((module) => module.ExportDialog), {
  loading: () => null,
});
const PeekPane = dynamic(() => import("./peek-pane").then((module) => module.PeekPane), {
  loading: () => null,
});

type SessionsScreenProps = {
  /** What shows a session in the peek; the page brings it, since transcripts are a subject of their own. */
  Transcript: ComponentType<{ botId: string; sessionId: string; text: TextTerm[]; hit: string | null }>;
};

export function SessionsScreen({ Transcript }: SessionsScreenProps) {
  const t = useTranslations("sessions");
  const bot = useBot();
  const { filters, faults, setFilters } = useSessionFilters();
  const { peek, setPeek } = usePeek();
  const range = useResolvedRange(filters.range);
  const live = useLive();
  const listed = useListedSessions(bot.id, filters, live.pollMs);
  const sessions = listed.sessions ?? [];
  const [layout, setLayout] = useStored("sessions-table", parseTableLayout);
  const areRowsThere = useDeferredValue(!listed.query.isPending, false);
  const zone = useTimeZone() ?? "UTC";
  const { data: total } = useQuery({
    ...countQuery(bot.id, filters, zone),
    enabled: listed.sessions !== null,
  });
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLElement>(null);
  const pane = useRef<HTMLElement>(null);
  const { lost, applyView } = useViews(bot.id, { setFilters, layout, setLayout });
  const { copied, copy } = useCopy();
  const selection = useSelection(`${bot.id} ${printSessionFilters(filters)}`, sessions);
  const [isReading, setIsReading] = useState(false);
  const reading = isReading && selection.chosen.length > 0 ? selection.chosen : null;
  const [exported, setExported] = useState<"all" | "selection" | null>(null);
  const hits = useHits({
    sessions,
    peek,
    onPeek: setPeek,
    onMore: listed.query.hasNextPage ? listed.query.fetchNextPage : null,
  });
  const { choose } = hits;
  const openHit = useCallback(
    (id: string, messageId: string | null) => {
      choose(id, messageId);
      if (id !== peek) setPeek(id);
    },
    [choose, peek, setPeek],
  );
  const { close } = useListKeys({
    list,
    search,
    pane,
    sessions,
    peek,
    onPeek: setPeek,
    onCopyLink: (id) => copy(sessionLink(bot.id, id)),
    onSelect: selection.toggle,
    reading,
  });

  return (
    <SessionViewProvider
      botId={bot.id}
      filters={filters}
      peek={peek}
      hit={hits.hit}
      selection={selection}
      onPeek={openHit}
    >
      <div className="flex min-w-0 flex-1">
        <aside
          aria-label={t("filters")}
          className="sticky top-(--header-height) hidden max-h-[calc(100dvh-var(--header-height))] w-60 shrink-0 self-start overflow-y-auto p-3 min-[87.5rem]:block"
        >
          {areRowsThere ? <FilterPanel botId={bot.id} filters={filters} onChange={setFilters} /> : null}
        </aside>
        <section ref={list} aria-label={t("title")} className="min-w-0 flex-1 min-[87.5rem]:border-s">
          <div className="px-4">
            <Toolbar
              botId={bot.id}
              filters={filters}
              onChange={setFilters}
              search={search}
              areRowsThere={areRowsThere}
              layout={layout}
              onLayout={setLayout}
              onExport={() => setExported("all")}
              onView={applyView}
            />
            {countFilters(filters) > 0 ? <FilterChips filters={filters} onChange={setFilters} /> : null}
            {lost.length > 0 ? (
              <p role="alert" className="flex items-center gap-2 pb-2 text-sm text-warning">
                <TriangleAlert aria-hidden size={14} className="shrink-0" />
                {t("views.applied", { words: lost.join(", ") })}
              </p>
            ) : null}
            {faults.length > 0 ? (
              <p role="alert" className="flex items-center gap-2 pb-2 text-sm text-warning">
                <TriangleAlert aria-hidden size={14} className="shrink-0" />
                {t("faults", {
                  words: faults.map(({ parameter, value }) => `${parameter}=${value}`).join(", "),
                })}
              </p>
            ) : null}
            <div className="flex flex-wrap-reverse items-start justify-between gap-x-4">
              <div className="min-w-0 flex-1 basis-72">
                <CoverageLine botId={bot.id} range={range} />
              </div>
              <div className="flex flex-wrap items-center gap-x-2">
                <span className="contents lg:hidden">
                  <SelectSwitch selection={selection} />
                </span>
                <LiveSwitch
                  isLive={live.isLive}
                  isHeld={live.isHeld}
                  onSwitch={(next) => live.switchTo(next, sessions)}
                />
                <SessionCount
                  botId={bot.id}
                  filters={filters}
                  isEnabled={listed.sessions !== null}
                  hits={hits}
                />
              </div>
            </div>
          </div>
          <SessionRows
            key={bot.id}
            live={live}
            botId={bot.id}
            place={list}
            range={range}
            filters={filters}
            onChange={setFilters}
            listed={listed}
            layout={layout}
            onLayout={setLayout}
          />
        </section>
        <p
          role="status"
          className={
            copied === null
              ? "sr-only"
              : "fixed bottom-16 left-1/2 z-40 -translate-x-1/2 animate-appear rounded-lg bg-ink px-3 py-1.5 text-canvas text-sm md:bottom-4"
          }
        >
          {copied === null ? "" : t("linkCopied")}
        </p>
        {selection.isAll || selection.chosen.length > 0 ? (
          <SelectionBar
            botId={bot.id}
            selection={selection}
            total={total ?? null}
            loadedCount={sessions.length}
            onRead={() => {
              setIsReading(true);
              setPeek(selection.chosen[0]?.id ?? null);
            }}
            onExport={() => setExported("selection")}
          />
        ) : null}
        {exported === null ? null : (
          <ExportDialog
            botId={bot.id}
            filters={filters}
            sessionIds={exported === "all" || selection.isAll ? null : selection.chosen.map(({ id }) => id)}
            columns={layout.order.filter((id) => !layout.hidden.includes(id))}
            onClose={() => setExported(null)}
          />
        )}
        {peek === null ? null : (
          <PeekPane
            botId={bot.id}
            sessionId={peek}
            sessions={reading ?? sessions}
            onPeek={setPeek}
            onClose={close}
            pane={pane}
            banner={hits.total > 0 ? <HitBar hits={hits} /> : null}
          >
            <Transcript key={peek} botId={bot.id} sessionId={peek} text={filters.text} hit={hits.hit} />
          </PeekPane>
        )}
      </div>
    </SessionViewProvider>
  );
}
