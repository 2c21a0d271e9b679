import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FaultText } from "@/components/ui/fault-text";
import { Skeleton } from "@/components/ui/skeleton";
import { heldQuery } from "@/lib/client/coverage";
import { useFormats } from "@/lib/client/use-formats";
import { useMinute } from "@/lib/client/use-minute";
import { useProblemWords } from "@/lib/client/use-problem-words";
import type { Coverage, FailureCode } from "@/lib/domain/coverage";
import { summarizeCoverage } from "@/lib/domain/coverage-summary";

/** What the archive holds of a bot, over all of its time. */
export function HeldSummary({ botId }: { botId: string }) {
  const t = useTranslations("settings");
  const problem = useProblemWords();
  const { data, error } = useQuery(heldQuery(botId));
  if (!data) {
    return error ? (
      <FaultText>{t("heldUnknown", { problem: problem(error) })}</FaultText>
    ) : (
      <Skeleton className="h-10 w-full max-w-64" />
    );
  }
  return <Held coverage={data} />;
}

function Held({ coverage }: { coverage: Coverage }) {
  const t = useTranslations("settings");
  const words = useTranslations("coverage");
  const formats = useFormats();
  const now = useMinute();
  const { complete, loading, failed, doubtful } = summarizeCoverage(coverage, { from: null, to: null }, now);
  const span = (from: number, to: number) => ({
    from: formats.instant(from, now),
    to: to >= now ? words("now") : formats.instant(to, now),
  });
  const reasons = [...new Set(failed.map(({ code }): FailureCode => code))];
  return (
    <>
      <p className="font-medium tabular-nums">{t("heldSessions", { count: coverage.sessionCount })}</p>
      <p className="text-ink-quiet text-sm">
        {complete ? `${t("heldComplete", span(complete.from, complete.to))} ` : null}
        {loading
          ? t("heldLoading", {
              ...span(loading.from, loading.to),
              done: coverage.windowsDone,
              total: coverage.windowsTotal,
            })
          : null}
        {!complete && !loading && failed.length === 0 ? t("heldNothing") : null}
      </p>
      {doubtful ? (
        <p className="text-sm text-warning">
          {t("heldDoubtful", { ...span(doubtful.from, doubtful.to), count: doubtful.missing })}
        </p>
      ) : null}
      {failed.length > 0 ? (
        <p className="text-danger text-sm">
          {t("heldFailed", { count: failed.length })}{" "}
          {reasons.map((code) => words(`failure.${code}`)).join(" ")}
        </p>
      ) : null}
    </>
  );
}
