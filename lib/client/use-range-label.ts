import { useTranslations } from "next-intl";
import type { TimeRange } from "@/lib/domain/time-range";
import { useFormats } from "./use-formats";
import { useMinute } from "./use-minute";

export function useRangeLabel(): (range: TimeRange) => string {
  const t = useTranslations("common");
  const formats = useFormats();
  const now = useMinute();
  return (range) =>
    "preset" in range
      ? t(`preset.${range.preset}`)
      : t("span", { from: formats.instant(range.from, now), to: formats.instant(range.to, now) });
}
