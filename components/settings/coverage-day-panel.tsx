import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { heldQuery, repairRange } from "@/lib/client/coverage";
import { useFormats } from "@/lib/client/use-formats";
import { useMinute } from "@/lib/client/use-minute";
import { useProblemWords } from "@/lib/client/use-problem-words";
import type { CoverageDay } from "@/lib/domain/coverage-days";

/** Where nothing can be had any more, or not yet, there is nothing to repair. */
const beyondRepair: CoverageDay["state"][] = ["future", "expired", "dropped", "loading"];

/** One day: what it means that it is as it is, why, and what can be done. */
export function CoverageDayPanel({ botId, day }: { botId: string; day: CoverageDay }) {
  const t = useTranslations("settings");
  const words = useTranslations("coverage");
  const problem = useProblemWords();
  const formats = useFormats();
  const now = useMinute();
  const queries = useQueryClient();
  const repair = useMutation({
    mutationFn: () =>
      repairRange(botId, { from: new Date(day.from).toISOString(), to: new Date(day.to).toISOString() }),
    onSuccess: (fresh) => queries.setQueryData(heldQuery(botId).queryKey, fresh),
  });
  const { state } = day;
  return (
    <section aria-label={formats.day(day.from + 43_200_000)} className="min-w-0">
      <h5 className="font-medium">
        {t("calendar.dayIs", {
          day: formats.day(day.from + 43_200_000),
          state: t(`calendar.state.${state}`),
        })}
      </h5>
      <p className="mt-1 max-w-prose text-ink-quiet">{t(`calendar.meaning.${state}`)}</p>
      {state === "failed" ? (
        <ul className="mt-2 text-sm">
          {day.failures.map(({ from, to, code, detail, nextAttemptAt }) => (
            <li key={from}>
              <span className="font-medium text-danger">
                {words("missing", {
                  from: formats.instant(from, now),
                  to: formats.instant(to, now),
                })}
              </span>{" "}
              {words(`failure.${code}`)}
              {detail ? <q className="ms-1 break-words text-ink-quiet">{detail}</q> : null}{" "}
              {nextAttemptAt && Date.parse(nextAttemptAt) > now ? (
                <span className="text-ink-quiet">
                  {words("nextAttempt", { at: formats.time(nextAttemptAt) })}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {beyondRepair.includes(state) ? null : (
        <Button
          size="sm"
          className="mt-3"
          aria-disabled={repair.isPending}
          onClick={() => {
            if (!repair.isPending) repair.mutate();
          }}
        >
          {t(`calendar.repair.${state === "complete" || state === "doubtful" ? "again" : "fetch"}`)}
        </Button>
      )}
      <p role="status" className="mt-2 text-sm empty:hidden">
        {repair.isSuccess && state !== "complete" ? t("calendar.asked") : ""}
      </p>
      {repair.error ? (
        <FaultText className="mt-2">{t("calendar.notAsked", { problem: problem(repair.error) })}</FaultText>
      ) : null}
    </section>
  );
}
