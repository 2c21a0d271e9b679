import { useTranslations } from "next-intl";
import { ChannelMark } from "@/components/shell/channel-label";
import { useWords } from "@/lib/client/use-words";
import { channelMark } from "@/lib/domain/channel";
import type { ChartSeries } from "@/lib/domain/chart-series";

/** A channel with its colour, or the small ones together in grey. */
export function SeriesLabel({ series: { channels } }: { series: ChartSeries }) {
  const t = useTranslations("volumes");
  const words = useWords();
  const [channel] = channels;
  const isOne = channels.length === 1 && channel !== undefined;
  return (
    <span className="inline-flex items-center gap-1.5" title={channels.map(words.channel).join(", ")}>
      {isOne ? (
        <ChannelMark channel={channel} />
      ) : (
        <span aria-hidden className="forced-colors-keep size-2 shrink-0 rounded-full bg-mark-other" />
      )}
      {isOne ? words.channel(channel) : t("otherChannels", { count: channels.length })}
    </span>
  );
}

export function seriesColour({ channels }: ChartSeries): string {
  const [channel] = channels;
  return channels.length === 1 && channel !== undefined
    ? `var(--mark-${channelMark(channel)})`
    : "var(--mark-other)";
}
