import { useTranslations } from "next-intl";
import type { ChartTable } from "@/lib/domain/chart-table";
import type { Headline, Headlines } from "@/lib/domain/volumes/headline";

const numbers = [
  "sessions",
  "users",
  "messages",
  "selfService",
  "dropOff",
  "handedOver",
  "medianDurationSeconds",
  "medianResponseMs",
] as const satisfies (keyof Headline)[];

/** The plain numbers of now and before, for a file; the screen has the tiles. */
export function useHeadlineTable(answer: Headlines | undefined): ChartTable | null {
  const t = useTranslations("volumes");
  if (!answer) return null;
  const { current, before } = answer;
  const cell = (value: number | null | undefined) => ({ text: String(value ?? "–"), value: value ?? null });
  return {
    columns: [
      { key: "name", label: t("headlineNumber"), isNumber: false },
      { key: "current", label: t("headlineNow"), isNumber: true },
      { key: "before", label: t("before"), isNumber: true },
    ],
    rows: numbers.map((key) => ({
      key,
      cells: [
        { text: t(`number.${key}`), value: t(`number.${key}`) },
        cell(current[key]),
        cell(before?.[key]),
      ],
    })),
  };
}
