"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, CloudDownload, CloudOff } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { ProgressLine } from "@/components/ui/progress-line";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiProblem } from "@/lib/client/api";
import { coverageQuery, retryFailedWindows } from "@/lib/client/coverage";
import { useFormats } from "@/lib/client/use-formats";
import { useMinute } from "@/lib/client/use-minute";
import { summarizeCoverage } from "@/lib/domain/coverage-summary";
import type { ResolvedRange } from "@/lib/domain/time-range";

// Most of the time there is nothing wrong to tell of.
const CoverageDoubt = dynamic(() => import("./coverage-doubt").then((module) => module.CoverageDoubt), {
  loading: () => null,
});
const CoverageFailure = dynamic(() => import("./coverage-failure").then((module) => module.CoverageFailure), {
  loading: () => null,
});

type CoverageLineProps = { botId: string; range: ResolvedRange };

/** What of the range the archive holds, what is on its way, and what could not be fetched: never silence. */
export function CoverageLine({ botId, range }: CoverageLineProps) {
  const t = useTranslations("coverage");
  const problems = useTranslations("problems");
  const formats = useFormats();
  const now = useMinute();
  const queries = useQueryClient();
  const query = coverageQuery(botId, range);
  const { data: coverage, error } = useQuery(query);
  const retry = useMutation({
    mutationFn: () => retryFailedWindows(botId, range),
    onSuccess: (fresh) => queries.setQueryData(query.queryKey, fresh),
  });

  if (!coverage) {
    return (
      <p role="status" className="flex min-h-8 items-center gap-2 text-ink-quiet text-sm">
        {error ? (
          <>
            <CloudOff aria-hidden size={14} className="shrink-0 text-danger" />
            {t("unknown", { problem: problems(error instanceof ApiProblem ? error.code : "internal") })}
          </>
        ) : (
          <Skeleton className="h-3 w-72" />
        )}
      </p>
    );
  }

  const { complete, loading, failed, doubtful } = summarizeCoverage(coverage, range, now);
  const span = (from: number, to: number) => ({
    from: formats.instant(from, now),
    to: to >= now ? t("now") : formats.instant(to, now),
  });
  return (
    <div>
      <div className="flex min-h-8 flex-wrap items-center gap-x-2 py-1 text-ink-quiet text-sm">
        {loading ? (
          <CloudDownload aria-hidden size={14} className="shrink-0 text-accent-ink" />
        ) : (
          <CircleCheck
            aria-hidden
            size={14}
            className={complete && !doubtful ? "shrink-0 text-success" : "hidden"}
          />
        )}
        <p role="status">
          {complete ? t("complete", span(complete.from, complete.to)) : null}
          {complete && loading ? " " : null}
          {loading ? t("loading", span(loading.from, loading.to)) : null}
          {!complete && !loading && failed.length === 0 ? t("nothing") : null}
        </p>
        {loading && coverage.windowsTotal > 0 ? (
          <span className="tabular-nums">
            {t("windows", { done: coverage.windowsDone, total: coverage.windowsTotal })}
          </span>
        ) : null}
        {!loading && coverage.freshUntil && range.to === null ? (
          <span title={formats.fullInstant(coverage.freshUntil)}>
            {t("fresh", { ago: formats.relative(coverage.freshUntil, now) })}
          </span>
        ) : null}
        {error ? <span className="text-warning">{t("stale")}</span> : null}
      </div>
      {loading ? (
        <ProgressLine label={t("progress")} done={coverage.windowsDone} total={coverage.windowsTotal} />
      ) : null}
      {doubtful ? (
        <CoverageDoubt
          doubtful={doubtful}
          onReadAgain={failed.length > 0 ? null : () => retry.mutate()}
          isReading={retry.isPending}
        />
      ) : null}
      {failed.length > 0 ? (
        <CoverageFailure
          failed={failed}
          isRetrying={retry.isPending}
          hasRetryFailed={retry.isError}
          onRetry={() => retry.mutate()}
        />
      ) : null}
    </div>
  );
}
