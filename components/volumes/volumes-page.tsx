"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChartColumn } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { countFilters } from "@/components/filters/count-filters";
import { CoverageLine } from "@/components/shell/coverage-line";
import { ProblemMessage } from "@/components/shell/problem-message";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { StaleNote } from "@/components/ui/stale-note";
import { StateMessage } from "@/components/ui/state-message";
import { coverageQuery } from "@/lib/client/coverage";
import { useFormats } from "@/lib/client/use-formats";
import { useResolvedRange } from "@/lib/client/use-resolved-range";
import { useSessionFilters } from "@/lib/client/use-session-filters";
import { useBot } from "@/lib/client/viewer";
import { volumesQuery } from "@/lib/client/volumes";
import { chartSeries } from "@/lib/domain/chart-series";
import { defaultFilters, type SessionFilters } from "@/lib/domain/session-filters";
import { type PreparedVolumes, prepareVolumes } from "@/lib/domain/volumes";
import { ChartLegend } from "./chart-legend";
import { FilterBar, withoutRange } from "./filter-bar";
import { sessionsHref } from "./sessions-href";
import { useDayWords } from "./use-day-words";
import { type HrefOf, VolumesTable } from "./volumes-table";

const VolumesChart = dynamic(() => import("./volumes-chart").then((module) => module.VolumesChart), {
  ssr: false,
  loading: () => <Skeleton className="h-72 w-full max-w-[110rem] rounded-lg 2xl:h-96" />,
});

const loadingPollMs = 3_000;
const idlePollMs = 60_000;

export function VolumesPage() {
  const t = useTranslations("volumes");
  const common = useTranslations("common");
  const bot = useBot();
  const { zone } = useFormats();
  const { filters, setFilters } = useSessionFilters();
  const range = useResolvedRange(filters.range);
  const { data: coverage } = useQuery({
    ...coverageQuery(bot.id, range),
    placeholderData: keepPreviousData,
  });
  const isLoading = (coverage?.pending.length ?? 0) > 0;
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    ...volumesQuery(bot.id, filters, zone),
    refetchInterval: isLoading ? loadingPollMs : idlePollMs,
  });
  const volumes = useMemo(
    () => (data ? prepareVolumes(data, coverage ?? null, dataUpdatedAt) : null),
    [data, coverage, dataUpdatedAt],
  );
  const hrefOf: HrefOf = (day, channels) => {
    const days = volumes?.days ?? [];
    const from = day?.from ?? days[0]?.from ?? 0;
    const to = day?.to ?? days.at(-1)?.to ?? 0;
    return sessionsHref(bot.id, filters, { from, to, channels });
  };
  return (
    <div className="flex w-full flex-1 flex-col gap-3 px-4 pb-16">
      <div>
        <FilterBar botId={bot.id} filters={filters} onChange={setFilters} />
        <CoverageLine botId={bot.id} range={range} />
      </div>
      {volumes && error ? (
        <StaleNote text={t("refreshFailed")} retryLabel={common("retry")} onRetry={() => void refetch()} />
      ) : null}
      {volumes ? (
        volumes.total > 0 || volumes.days.some(({ held }) => held !== "all") ? (
          <Loaded volumes={volumes} hrefOf={hrefOf} />
        ) : (
          <Empty filters={filters} onChange={setFilters} />
        )
      ) : error ? (
        <ProblemMessage error={error} onRetry={() => void refetch()} />
      ) : (
        <VolumesSkeleton />
      )}
    </div>
  );
}

function Loaded({ volumes, hrefOf }: { volumes: PreparedVolumes; hrefOf: HrefOf }) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const words = useDayWords();
  const router = useRouter();
  const [hidden, setHidden] = useState<Set<string>>(new Set());
  const { days, channels, total } = volumes;
  const series = useMemo(() => chartSeries(channels), [channels]);
  const shown = series.filter(({ key }) => !hidden.has(key));
  const [first, last] = [days[0], days.at(-1)];
  const toggle = (key: string) =>
    setHidden((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  return (
    <>
      <div>
        <p className="flex items-baseline gap-2">
          <span className="font-semibold text-2xl tabular-nums">{formats.count(total)}</span>
          <span className="text-ink-quiet">{t("total", { count: total })}</span>
        </p>
        {first && last ? (
          <p className="text-ink-quiet text-xs">
            {t("range", { from: words.long(first), to: words.long(last), zone: words.zone })}
          </p>
        ) : null}
      </div>
      {/* Reversed, so that a chart wider than its place opens at its newest day. */}
      <div className="flex h-72 max-w-[110rem] flex-row-reverse overflow-x-auto overflow-y-hidden 2xl:h-96">
        <VolumesChart
          volumes={volumes}
          shown={shown}
          onChoose={(day, channels) => router.push(hrefOf(day, channels))}
        />
      </div>
      <ChartLegend series={series} hidden={hidden} onToggle={toggle} />
      <p className="text-ink-quiet text-xs">{t("clickHint")}</p>
      <VolumesTable volumes={volumes} hrefOf={hrefOf} />
    </>
  );
}

type EmptyProps = { filters: SessionFilters; onChange: (filters: SessionFilters) => void };

function Empty({ filters, onChange }: EmptyProps) {
  const t = useTranslations("volumes");
  const { range, match } = filters;
  const isFiltered = countFilters(withoutRange(filters)) > 0;
  const next = isFiltered
    ? { ...defaultFilters, range, match }
    : { ...filters, range: { preset: "90d" as const } };
  return (
    <StateMessage
      icon={ChartColumn}
      title={t("emptyTitle")}
      actions={
        <Button onClick={() => onChange(next)}>{t(isFiltered ? "clearFilters" : "longerRange")}</Button>
      }
    >
      <p>{t("emptyText")}</p>
    </StateMessage>
  );
}

function VolumesSkeleton() {
  const t = useTranslations("volumes");
  return (
    <div className="flex flex-col gap-3">
      <span role="status" className="sr-only">
        {t("loading")}
      </span>
      <Skeleton className="h-9 w-40" />
      <Skeleton className="h-7 w-96 max-w-full" />
      <Skeleton className="h-72 w-full max-w-[110rem] rounded-lg 2xl:h-96" />
      <Skeleton className="h-64 w-full rounded-lg" />
    </div>
  );
}
