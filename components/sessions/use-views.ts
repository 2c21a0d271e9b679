"use client";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { viewsQuery } from "@/lib/client/views";
import type { SessionFilters } from "@/lib/domain/session-filters";
import { prebuiltViews } from "@/lib/domain/views";
import { type AppliedView, readView } from "./read-view";
import { columnIds, linkColumn, type TableLayout } from "./table-layout";

type ViewsOptions = {
  setFilters: (filters: SessionFilters) => void;
  layout: TableLayout;
  setLayout: (layout: TableLayout) => void;
};

/** Applies views: one that is chosen, and at the start the one that the list is to open with. */
export function useViews(botId: string, { setFilters, layout, setLayout }: ViewsOptions) {
  const [lost, setLost] = useState<string[]>([]);
  const search = useSearchParams();
  const [isBare] = useState(() => [...search.keys()].every((name) => name === "bot"));
  const { data } = useQuery({ ...viewsQuery(botId), enabled: isBare });

  function applyView(view: AppliedView) {
    setLost(view.lost);
    setFilters(view.filters);
    if (view.columns.length === 0) return;
    const hidden = columnIds.filter((id) => id !== linkColumn && !view.columns.includes(id));
    setLayout({
      ...layout,
      order: [...view.columns, ...columnIds.filter((id) => !view.columns.includes(id))],
      hidden,
    });
  }

  const defaultId = data?.defaultId ?? null;
  const open = useEffectEvent((id: string) => {
    if (window.location.search.replace(/^\?(bot=[^&]*)?$/, "") !== "") return;
    const view = [...(data?.views ?? []), ...prebuiltViews].find((one) => one.id === id);
    if (view) applyView(readView(view.words, "columns" in view ? view.columns : []));
  });

  // The outside system is the address: with no word in it, the view that was chosen for that stands in it.
  useEffect(() => {
    if (isBare && defaultId !== null) open(defaultId);
  }, [isBare, defaultId]);

  return { lost, applyView };
}
