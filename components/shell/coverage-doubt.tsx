"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useFormats } from "@/lib/client/use-formats";
import { useMinute } from "@/lib/client/use-minute";
import type { CoverageSummary } from "@/lib/domain/coverage-summary";

type CoverageDoubtProps = {
  doubtful: NonNullable<CoverageSummary["doubtful"]>;
  /** Null beside failures, whose retry reads the same range again. */
  onReadAgain: (() => void) | null;
  isReading: boolean;
};

/** Where Kore's own numbers do not add up, what that means, and what can be done. */
export function CoverageDoubt({ doubtful, onReadAgain, isReading }: CoverageDoubtProps) {
  const t = useTranslations("coverage");
  const formats = useFormats();
  const now = useMinute();
  const { from, to, missing } = doubtful;
  return (
    <div
      role="note"
      className="my-1 flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border border-warning-line bg-warning-subtle px-3 py-2 text-sm"
    >
      <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-warning" />
      <p className="min-w-48 flex-1">
        <span className="font-medium text-warning">
          {t("doubtful", {
            from: formats.instant(from, now),
            to: to >= now ? t("now") : formats.instant(to, now),
            count: missing,
          })}
        </span>{" "}
        {t("doubtfulAdvice")}
      </p>
      {onReadAgain ? (
        <Button size="sm" disabled={isReading} onClick={onReadAgain}>
          {t("readAgain")}
        </Button>
      ) : null}
    </div>
  );
}
