import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { type DoctorFinding, isTrouble } from "@/lib/domain/doctor";

const looks = {
  ok: { icon: CircleCheck, tone: "text-success" },
  warning: { icon: TriangleAlert, tone: "text-warning" },
  failed: { icon: CircleX, tone: "text-danger" },
  skipped: { icon: CircleDashed, tone: "text-ink-quiet" },
};

/** One step: how it came out, what that means and, where there is trouble, what to do. */
export function Finding({ finding: { step, outcome, finding, values, detail } }: { finding: DoctorFinding }) {
  const t = useTranslations("settings");
  const { icon: Icon, tone } = looks[outcome];
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 py-1.5 sm:grid-cols-[auto_9rem_minmax(0,1fr)]">
      <Icon aria-hidden size={16} className={classNames("mt-0.5", tone)} />
      <p className="font-medium">
        {t(`doctor.step.${step}`)}
        <span className={classNames("ms-2 text-xs sm:sr-only", tone)}>{t(`doctor.outcome.${outcome}`)}</span>
      </p>
      <div className="col-start-2 min-w-0 [overflow-wrap:anywhere] sm:col-start-3">
        <p className={outcome === "ok" ? undefined : tone}>{t(`doctor.finding.${finding}`, values)}</p>
        {detail ? (
          <p className="text-ink-quiet text-sm">
            {t("words")}
            <q>{detail}</q>
          </p>
        ) : null}
        {isTrouble(finding) ? <p className="mt-0.5 text-sm">{t(`doctor.todo.${finding}`, values)}</p> : null}
      </div>
    </li>
  );
}
