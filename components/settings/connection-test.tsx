import { useMutation } from "@tanstack/react-query";
import { PlugZap } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { ProgressLine } from "@/components/ui/progress-line";
import { testConnection } from "@/lib/client/settings";
import { useFormats } from "@/lib/client/use-formats";
import { useProblemWords } from "@/lib/client/use-problem-words";
import type { BotSettings } from "@/lib/domain/bot-settings";
import { type DoctorReport, isHealthy } from "@/lib/domain/doctor";
import { Finding } from "./finding";

/** Runs the doctor and shows what it found, as it found it. */
export function ConnectionTest({ bot }: { bot: BotSettings }) {
  const t = useTranslations("settings");
  const problem = useProblemWords();
  const test = useMutation({ mutationFn: () => testConnection(bot.id) });
  const { data: report, error, isPending } = test;
  return (
    <div className="border-t px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          aria-label={t("testOf", { name: bot.name })}
          aria-disabled={isPending}
          onClick={() => {
            if (!isPending) test.mutate();
          }}
        >
          <PlugZap aria-hidden size={16} strokeWidth={1.75} className="text-ink-quiet" />
          {t(report ? "testAgain" : "test")}
        </Button>
        <p role="status" className="text-sm">
          {isPending ? <span className="text-ink-quiet">{t("testing")}</span> : null}
          {report && !isPending ? <Verdict report={report} /> : null}
        </p>
      </div>
      {isPending ? <ProgressLine label={t("testing")} className="mt-3" /> : null}
      {error ? <FaultText className="mt-2">{t("testFailed", { problem: problem(error) })}</FaultText> : null}
      {report && !isPending ? (
        <ol aria-label={t("results", { name: bot.name })} className="mt-3 flex animate-appear flex-col">
          {report.findings.map((finding) => (
            <Finding key={finding.step} finding={finding} />
          ))}
        </ol>
      ) : null}
    </div>
  );
}

function Verdict({ report }: { report: DoctorReport }) {
  const t = useTranslations("settings");
  const formats = useFormats();
  const of = (outcome: string) => report.findings.filter((finding) => finding.outcome === outcome);
  const warnings = of("warning").length;
  const steps = of("failed").map(({ step }) => t(`doctor.step.${step}`));
  return (
    <>
      {isHealthy(report) ? (
        <span className="font-medium text-success">
          {warnings > 0 ? t("healthyWithWarnings", { count: warnings }) : t("healthy")}
        </span>
      ) : (
        <span className="font-medium text-danger">{t("unhealthy", { steps: steps.join(", ") })}</span>
      )}{" "}
      <span className="text-ink-quiet" title={formats.fullInstant(report.examinedAt)}>
        {t("testedAt", { at: formats.time(report.examinedAt) })}
      </span>
    </>
  );
}
