"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useFormats } from "@/lib/client/use-formats";
import { useMinute } from "@/lib/client/use-minute";
import type { Coverage } from "@/lib/domain/coverage";

type CoverageFailureProps = {
  failed: Coverage["failed"];
  isRetrying: boolean;
  hasRetryFailed: boolean;
  onRetry: () => void;
};

/** One line for each reason, over all the windows it struck. */
export function CoverageFailure({ failed, isRetrying, hasRetryFailed, onRetry }: CoverageFailureProps) {
  const t = useTranslations("coverage");
  const common = useTranslations("common");
  const formats = useFormats();
  const now = useMinute();
  return (
    <div
      role="alert"
      className="my-1 flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border border-danger-line bg-danger-subtle px-3 py-2 text-sm"
    >
      <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-danger" />
      <ul className="min-w-48 flex-1">
        {groupByReason(failed).map(({ code, detail, from, to, nextAttemptAt }) => (
          <li key={code}>
            <span className="font-medium text-danger">
              {t("missing", { from: formats.instant(from, now), to: formats.instant(to, now) })}
            </span>{" "}
            {t(`failure.${code}`)}
            {detail ? <q className="ms-1 break-words text-ink-quiet">{detail}</q> : null}{" "}
            {nextAttemptAt && Date.parse(nextAttemptAt) > now ? (
              <span className="text-ink-quiet">{t("nextAttempt", { at: formats.time(nextAttemptAt) })}</span>
            ) : null}
          </li>
        ))}
        {hasRetryFailed ? <li className="text-danger">{t("retryFailed")}</li> : null}
      </ul>
      <Button size="sm" disabled={isRetrying} onClick={onRetry}>
        {common("retry")}
      </Button>
    </div>
  );
}

function groupByReason(failed: Coverage["failed"]): Coverage["failed"] {
  const groups = new Map<string, Coverage["failed"][number]>();
  for (const window of failed) {
    const group = groups.get(window.code);
    if (!group) groups.set(window.code, { ...window });
    else {
      if (window.from < group.from) group.from = window.from;
      if (window.to > group.to) group.to = window.to;
      group.nextAttemptAt ??= window.nextAttemptAt;
    }
  }
  return [...groups.values()];
}
