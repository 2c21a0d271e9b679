import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import type { useHits } from "./use-hits";

/** Which hit of the search the peek shows, and the way to the others, in other sessions too. */
export function HitBar({ hits }: { hits: ReturnType<typeof useHits> }) {
  const { current, hasNext, step } = hits;
  const t = useTranslations("sessions");
  return (
    <div className="flex h-9 shrink-0 items-center gap-1 border-b bg-surface ps-4 pe-2 text-sm">
      <p role="status" className="min-w-0 flex-1 truncate text-ink-quiet tabular-nums">
        {current < 0
          ? t("hitNone")
          : t(hits.isWhole ? "hitOf" : "hitOfLoaded", {
              current: current + 1,
              total: hits.total,
              sessions: hits.sessionCount,
            })}
      </p>
      <IconButton
        icon={ChevronUp}
        size="sm"
        label={t("withKey", { label: t("hitPrevious"), key: "N" })}
        disabled={current <= 0}
        onClick={() => step(-1)}
      />
      <IconButton
        icon={ChevronDown}
        size="sm"
        label={t("withKey", { label: t("hitNext"), key: "n" })}
        disabled={!hasNext}
        onClick={() => step(1)}
      />
    </div>
  );
}
