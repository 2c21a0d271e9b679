"use client";
import { useQueries, useQuery } from "@tanstack/react-query";
import { CloudDownload, CloudOff, MessagesSquare } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { StateMessage } from "@/components/ui/state-message";
import { coverageQuery } from "@/lib/client/coverage";
import { countQuery } from "@/lib/client/sessions";
import { useMinute } from "@/lib/client/use-minute";
import { useRangeLabel } from "@/lib/client/use-range-label";
import { summarizeCoverage } from "@/lib/domain/coverage-summary";
import { type Relaxation, relaxFilters } from "@/lib/domain/relax-filters";
import { defaultFilters, type SessionFilters } from "@/lib/domain/session-filters";
import type { ResolvedRange } from "@/lib/domain/time-range";

type ListEmptyProps = {
  botId: string;
  range: ResolvedRange;
  filters: SessionFilters;
  onChange: (filters: SessionFilters) => void;
};

const relaxationsShown = 3;

/** An empty list is only called empty when nothing of the range is missing. */
export function ListEmpty({ botId, range, filters, onChange }: ListEmptyProps) {
  const t = useTranslations("sessions");
  const now = useMinute();
  const { data: coverage } = useQuery(coverageQuery(botId, range));
  const summary = coverage && summarizeCoverage(coverage, range, now);

  if (summary?.loading) {
    return (
      <StateMessage icon={CloudDownload} title={t("emptyLoadingTitle")}>
        <p>{t("emptyLoading")}</p>
      </StateMessage>
    );
  }
  if (summary && summary.failed.length > 0) {
    return (
      <StateMessage icon={CloudOff} title={t("emptyFailedTitle")}>
        <p>{t("emptyFailed")}</p>
      </StateMessage>
    );
  }
  const relaxations = relaxFilters(filters);
  const nearest = relaxations[0]?.kind ?? "none";
  return (
    <StateMessage
      icon={MessagesSquare}
      title={t("emptyTitle")}
      actions={
        relaxations.length > 0 ? (
          <Relaxations botId={botId} relaxations={relaxations} onChange={onChange} />
        ) : null
      }
    >
      <p>{t(nearest === "range" || nearest === "none" ? `empty.${nearest}` : "empty.filters")}</p>
    </StateMessage>
  );
}

type RelaxationsProps = {
  botId: string;
  relaxations: Relaxation[];
  onChange: (filters: SessionFilters) => void;
};

/** The things to let go of, those that bring most sessions first once that is known; what brings none is not offered. */
function Relaxations({ botId, relaxations, onChange }: RelaxationsProps) {
  const t = useTranslations("sessions");
  const rangeLabel = useRangeLabel();
  const zone = useTimeZone() ?? "UTC";
  const counts = useQueries({
    queries: relaxations.map(({ filters }) => countQuery(botId, filters, zone)),
    combine: (results) => results.map(({ data }) => data),
  });
  const offers = relaxations
    .map((relaxation, index) => ({ relaxation, count: counts[index] }))
    .filter(({ count }) => count?.count !== 0)
    .sort((a, b) => (b.count?.count ?? 0) - (a.count?.count ?? 0))
    .slice(0, relaxationsShown);
  if (offers.length === 0) {
    return <Button onClick={() => onChange(defaultFilters)}>{t("clearAll")}</Button>;
  }
  return offers.map(({ relaxation, count }) => (
    <Button key={relaxation.kind} onClick={() => onChange(relaxation.filters)}>
      {relaxation.kind === "range"
        ? t("relax.range", { range: rangeLabel(relaxation) })
        : t(`relax.${relaxation.kind}`)}
      {count ? (
        <span className="text-ink-quiet tabular-nums">
          {t(count.isExact ? "countShort" : "countMore", { count: count.count })}
        </span>
      ) : null}
    </Button>
  ));
}
