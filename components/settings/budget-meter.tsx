import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FaultText } from "@/components/ui/fault-text";
import { Meter } from "@/components/ui/meter";
import { Skeleton } from "@/components/ui/skeleton";
import { budgetQuery } from "@/lib/client/settings";
import { useFormats } from "@/lib/client/use-formats";
import { useProblemWords } from "@/lib/client/use-problem-words";
import type { Budget } from "@/lib/domain/budget";

export function BudgetMeter({ botId }: { botId: string }) {
  const t = useTranslations("settings");
  const problem = useProblemWords();
  const formats = useFormats();
  const { data: budget, error } = useQuery(budgetQuery(botId));
  if (!budget) {
    return error ? (
      <FaultText>{t("budgetUnknown", { problem: problem(error) })}</FaultText>
    ) : (
      <Skeleton className="h-16 w-full" />
    );
  }
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        <Used name={t("minute")} used={budget.minute} />
        <Used name={t("hour")} used={budget.hour} />
      </div>
      {budget.pausedUntil ? (
        <p className="mt-2 text-sm text-warning">{t("paused", { at: formats.time(budget.pausedUntil) })}</p>
      ) : null}
      <p className="mt-2 text-ink-quiet text-xs">{t("budgetHint")}</p>
    </>
  );
}

function Used({ name, used: { used, most } }: { name: string; used: Budget["minute"] }) {
  const t = useTranslations("settings");
  const text = t("used", { used, most });
  return (
    <div>
      <p className="mb-1.5 flex justify-between gap-x-2 text-sm max-sm:flex-col">
        <span>{name}</span>
        <span className="text-ink-quiet tabular-nums">{text}</span>
      </p>
      <Meter label={name} text={text} value={used} max={most} />
    </div>
  );
}
