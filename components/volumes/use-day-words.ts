import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import type { DayColumn } from "@/lib/domain/volumes";

/** How a day of the chart and of the table is written, with what there is to say about its numbers. */
export function useDayWords() {
  const t = useTranslations("volumes");
  const failure = useTranslations("coverage");
  const format = useFormatter();
  const zone = useTimeZone() ?? "UTC";
  return {
    zone,
    short: (day: DayColumn) => format.dateTime(new Date(day.from), { month: "short", day: "numeric" }),
    long: (day: DayColumn) =>
      format.dateTime(new Date(day.from), {
        weekday: "short",
        year: "numeric",
        month: "short",
        day: "numeric",
      }),
    /** For rows whose years are all the same. */
    weekday: (day: DayColumn) =>
      format.dateTime(new Date(day.from), { weekday: "short", month: "short", day: "numeric" }),
    /** A word for the row, and the sentence behind it. */
    remarks: ({ held, reason, isUnfinished, isCut }: DayColumn): { word: string; hint: string }[] => {
      const remarks: { word: string; hint: string }[] = [];
      if (reason) {
        const hint =
          reason.kind === "failed"
            ? t("reason.failed", { cause: failure(`failure.${reason.code}`) })
            : t(`reason.${reason.kind}`);
        remarks.push({ word: t(held === "none" ? "notHeld" : "heldInPart"), hint });
      }
      if (isUnfinished) remarks.push({ word: t("unfinished"), hint: t("unfinishedHint") });
      if (isCut) remarks.push({ word: t("cut"), hint: t("cutHint") });
      return remarks;
    },
  };
}
