import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { useFormats } from "@/lib/client/use-formats";
import { useRangeLabel } from "@/lib/client/use-range-label";
import { useBot } from "@/lib/client/viewer";
import type { TimeRange } from "@/lib/domain/time-range";

type WallBarProps = { range: TimeRange; updatedAt: number | null; onLeave: () => void };

/** What a wall needs to say of itself, in one line. */
export function WallBar({ range, updatedAt, onLeave }: WallBarProps) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const rangeLabel = useRangeLabel();
  const bot = useBot();
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 pt-3">
      <h1 className="font-semibold text-xl">{bot.name}</h1>
      <p className="text-ink-quiet">
        {rangeLabel(range)} · {formats.zone}
      </p>
      <p className="ms-auto text-ink-quiet tabular-nums">
        {updatedAt === null ? null : t("updatedAt", { time: formats.time(updatedAt) })}
      </p>
      <span className="self-center">
        <IconButton icon={X} size="sm" label={t("wallLeave")} onClick={onLeave} />
      </span>
    </div>
  );
}
