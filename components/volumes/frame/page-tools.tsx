import { Maximize2, Pause, Play, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { useFormats } from "@/lib/client/use-formats";

type PageToolsProps = {
  /** When numbers last came, in epoch milliseconds; null before the first. */
  updatedAt: number | null;
  isRefreshing: boolean;
  onRefreshing: (next: boolean) => void;
  onPrint: () => void;
  onWall: () => void;
};

export function PageTools({ updatedAt, isRefreshing, onRefreshing, onPrint, onWall }: PageToolsProps) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  return (
    <div className="flex items-center gap-0.5 print:hidden">
      <span className="whitespace-nowrap pe-1 text-ink-quiet text-sm tabular-nums">
        {updatedAt === null ? null : t("updatedAt", { time: formats.time(updatedAt) })}
      </span>
      <IconButton
        icon={isRefreshing ? Pause : Play}
        size="sm"
        label={t(isRefreshing ? "pauseRefresh" : "resumeRefresh")}
        onClick={() => onRefreshing(!isRefreshing)}
      />
      <IconButton icon={Printer} size="sm" label={t("print")} onClick={onPrint} />
      <IconButton icon={Maximize2} size="sm" label={t("wallEnter")} onClick={onWall} />
    </div>
  );
}
