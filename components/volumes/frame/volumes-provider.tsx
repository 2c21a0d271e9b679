"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTimeZone } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { coverageQuery } from "@/lib/client/coverage";
import { useResolvedRange } from "@/lib/client/use-resolved-range";
import type { useVolumesAddress } from "@/lib/client/use-volumes-address";
import { printSessionFilters } from "@/lib/domain/session-filters";
import { type ListPart, listFilters } from "@/lib/domain/volumes/list-part";
import { VolumesContext, type VolumesFrame } from "./use-volumes";

type VolumesProviderProps = {
  botId: string;
  address: ReturnType<typeof useVolumesAddress>;
  isRefreshing: boolean;
  isWholePage: boolean;
  children: ReactNode;
};

const loadingPollMs = 5_000;
const idlePollMs = 60_000;

export function VolumesProvider({
  botId,
  address,
  isRefreshing,
  isWholePage,
  children,
}: VolumesProviderProps) {
  const { filters, view, go, setFilters } = address;
  const zone = useTimeZone() ?? "UTC";
  const router = useRouter();
  const range = useResolvedRange(filters.range);
  const { data } = useQuery({ ...coverageQuery(botId, range), placeholderData: keepPreviousData });
  const coverage = data ?? null;
  const isLoading = (coverage?.pending.length ?? 0) > 0;
  const frame = useMemo((): VolumesFrame => {
    const hrefOf = (part: ListPart) => {
      const words = printSessionFilters(listFilters(filters, part));
      words.set("bot", botId);
      return `/sessions?${words}`;
    };
    return {
      botId,
      zone,
      filters,
      view,
      range,
      coverage,
      pollMs: isRefreshing ? (isLoading ? loadingPollMs : idlePollMs) : false,
      isWholePage,
      setFilters,
      setView: (step) => go({ view: step }),
      zoomTo: (from, to) =>
        setFilters({
          ...filters,
          range: { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
        }),
      hrefOf,
      openList: (part, inNewTab = false) => {
        if (inNewTab) window.open(hrefOf(part), "_blank", "noopener");
        else router.push(hrefOf(part));
      },
    };
  }, [
    botId,
    zone,
    filters,
    view,
    range,
    coverage,
    isLoading,
    isRefreshing,
    isWholePage,
    go,
    setFilters,
    router,
  ]);
  return <VolumesContext value={frame}>{children}</VolumesContext>;
}
