import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DoctorFinding, doctorSteps } from "@/lib/domain/doctor";
import { Finding } from "../finding";

type LiveFindingsProps = { findings: DoctorFinding[]; isRunning: boolean };

/** Each step in its place as soon as it is known, and the next ones as still to come. */
export function LiveFindings({ findings, isRunning }: LiveFindingsProps) {
  const t = useTranslations("settings");
  const words = useTranslations("connect");
  const failed = findings.filter(({ outcome }) => outcome === "failed");
  const warnings = findings.filter(({ outcome }) => outcome === "warning").length;
  return (
    <>
      <p role="status" className="font-medium text-sm">
        {isRunning ? <span className="text-ink-quiet">{t("testing")}</span> : null}
        {!isRunning && failed.length > 0 ? (
          <span className="text-danger">
            {t("unhealthy", { steps: failed.map(({ step }) => t(`doctor.step.${step}`)).join(", ") })}
          </span>
        ) : null}
        {!isRunning && failed.length === 0 ? (
          <span className="text-success">
            {warnings > 0 ? t("healthyWithWarnings", { count: warnings }) : t("healthy")}
          </span>
        ) : null}
      </p>
      <ol aria-label={words("findings")} className="flex flex-col">
        {doctorSteps.map((step) => {
          const finding = findings.find((found) => found.step === step);
          // What failed is the one thing to look at next.
          if (finding?.outcome === "skipped" && failed.length > 0) return null;
          if (finding) return <Finding key={step} finding={finding} />;
          return isRunning ? (
            <li key={step} className="flex items-center gap-2 py-1.5 text-ink-quiet">
              <LoaderCircle aria-hidden size={16} className="motion-safe:animate-spin" />
              {t(`doctor.step.${step}`)}
            </li>
          ) : null;
        })}
      </ol>
    </>
  );
}
