import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/client/use-formats";
import { useRangeLabel } from "@/lib/client/use-range-label";
import { useBot } from "@/lib/client/viewer";
import type { TimeRange } from "@/lib/domain/time-range";

/** What paper needs to say of itself; the frame around the page is not printed. */
export function PrintHeading({ range }: { range: TimeRange }) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const rangeLabel = useRangeLabel();
  const bot = useBot();
  return (
    <p className="hidden print:block">
      <strong className="font-semibold text-xl">{`${t("pageTitle")} · ${bot.name}`}</strong>{" "}
      {`${rangeLabel(range)} · ${formats.zone}`}
    </p>
  );
}
