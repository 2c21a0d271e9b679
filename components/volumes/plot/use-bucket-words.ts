import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/client/use-formats";
import type { ChartCell } from "@/lib/domain/chart-table";
import type { AxisMark } from "@/lib/domain/volumes/axis-marks";
import type { BucketColumn } from "@/lib/domain/volumes/bucket-columns";
import type { BucketUnit } from "@/lib/domain/volumes/buckets";

/** How a bucket of time is written, with what there is to say about its numbers. */
export function useBucketWords(unit: BucketUnit) {
  const t = useTranslations("volumes");
  const failure = useTranslations("coverage");
  const formats = useFormats();
  const long = ({ from, to }: BucketColumn): string => {
    if (unit === "month") return formats.month(from);
    if (unit === "day") return formats.day(from);
    if (unit === "hour") {
      return t("hourOf", { day: formats.day(from), from: formats.time(from), to: formats.time(to) });
    }
    return t("weekOf", { from: formats.shortDay(from), to: formats.day(to - 1) });
  };
  /** A word for the row, and the sentence behind it. */
  const remarks = ({ held, reason, isUnfinished, isCut }: BucketColumn): { word: string; hint: string }[] => {
    const found: { word: string; hint: string }[] = [];
    if (reason) {
      const hint =
        reason.kind === "failed"
          ? t("reason.failed", { cause: failure(`failure.${reason.code}`) })
          : t(`reason.${reason.kind}`);
      found.push({ word: t(held === "none" ? "notHeld" : "heldInPart"), hint });
    }
    if (isUnfinished) found.push({ word: t("unfinished"), hint: t("unfinishedHint") });
    if (isCut) found.push({ word: t("cut"), hint: t("cutHint") });
    return found;
  };
  return {
    long,
    mark: (at: number, kind: AxisMark["kind"]): string => {
      if (kind === "hour") return formats.time(at);
      return kind === "month" ? formats.monthOfYear(at) : formats.shortDay(at);
    },
    remarks,
    /** The bucket at the head of its row. */
    cell: (column: BucketColumn): ChartCell => ({
      text: long(column),
      value: new Date(column.from).toISOString(),
      note:
        remarks(column)
          .map(({ word }) => word)
          .join(", ") || undefined,
    }),
    /** The first and the last of the buckets, for what is said of a whole chart. */
    ends: (columns: BucketColumn[]): { from: string; to: string } => {
      const [first, last] = [columns[0], columns.at(-1)];
      return { from: first ? long(first) : "", to: last ? long(last) : "" };
    },
  };
}
