import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/client/use-formats";
import type { AxisMark } from "@/lib/domain/volumes/axis-marks";
import type { BucketColumn } from "@/lib/domain/volumes/bucket-columns";
import type { BucketUnit } from "@/lib/domain/volumes/buckets";

/** How a bucket of time is written, with what there is to say about its numbers. */
export function useBucketWords(unit: BucketUnit) {
  const t = useTranslations("volumes");
  const failure = useTranslations("coverage");
  const formats = useFormats();
  return {
    long: ({ from, to }: BucketColumn): string => {
      if (unit === "month") return formats.month(from);
      if (unit === "day") return formats.day(from);
      if (unit === "hour") {
        return t("hourOf", { day: formats.day(from), from: formats.time(from), to: formats.time(to) });
      }
      return t("weekOf", { from: formats.shortDay(from), to: formats.day(to - 1) });
    },
    mark: (at: number, kind: AxisMark["kind"]): string => {
      if (kind === "hour") return formats.time(at);
      return kind === "month" ? formats.monthOfYear(at) : formats.shortDay(at);
    },
    /** A word for the row, and the sentence behind it. */
    remarks: ({ held, reason, isUnfinished, isCut }: BucketColumn): { word: string; hint: string }[] => {
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
