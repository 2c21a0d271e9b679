"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFilterChips } from "@/components/filters/use-filter-chips";
import { useFormats } from "@/lib/client/use-formats";
import { useMinute } from "@/lib/client/use-minute";
import { useRangeLabel } from "@/lib/client/use-range-label";
import { summarizeCoverage } from "@/lib/domain/coverage-summary";
import { withoutRange } from "../frame/filter-bar";
import { useVolumes } from "../frame/use-volumes";

type ExplanationProps = { updatedAt: number; title: string; definition: string };

export function Explanation({ updatedAt, title, definition }: ExplanationProps) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const rangeLabel = useRangeLabel();
  const { filters, zone } = useVolumes();
  const chips = useFilterChips(withoutRange(filters)).map(({ label }) => label);
  return (
    <div className="flex flex-col gap-3 text-sm">
      <p className="font-semibold">{title}</p>
      <p>{definition}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 border-y py-2 [&>dt]:text-ink-quiet">
        <dt>{t("explained.range")}</dt>
        <dd>{rangeLabel(filters.range)}</dd>
        <dt>{t("explained.zone")}</dt>
        <dd>{zone}</dd>
        <dt>{t("explained.filters")}</dt>
        <dd>{chips.length > 0 ? chips.join(" · ") : t("explained.noFilters")}</dd>
        <dt>{t("explained.coverage")}</dt>
        <dd>
          <CoverageWords />
        </dd>
        <dt>{t("explained.updated")}</dt>
        <dd>{updatedAt > 0 ? formats.time(updatedAt) : "–"}</dd>
      </dl>
      <div>
        <p className="mb-1 font-medium">{t("explained.kore")}</p>
        <ul className="flex list-disc flex-col gap-1 ps-4 text-ink-quiet">
          <li>{t("explained.koreDays", { zone })}</li>
          <li>{t("explained.koreClosed")}</li>
          <li>{t(filters.includeDeveloper ? "explained.koreDeveloperIn" : "explained.koreDeveloperOut")}</li>
        </ul>
      </div>
    </div>
  );
}

function CoverageWords(): ReactNode {
  const t = useTranslations("coverage");
  const volumes = useTranslations("volumes");
  const formats = useFormats();
  const now = useMinute();
  const { coverage, range } = useVolumes();
  if (!coverage) return "–";
  const { complete, loading, failed } = summarizeCoverage(coverage, range, now);
  const span = (from: number, to: number) => ({
    from: formats.instant(from, now),
    to: to >= now ? t("now") : formats.instant(to, now),
  });
  return [
    complete ? t("complete", span(complete.from, complete.to)) : null,
    loading ? t("loading", span(loading.from, loading.to)) : null,
    failed.length > 0 ? volumes("explained.failed") : null,
    coverage.freshUntil ? t("fresh", { ago: formats.relative(coverage.freshUntil, now) }) : null,
  ]
    .filter(Boolean)
    .join(" ");
}
