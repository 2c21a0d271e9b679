import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFormats } from "@/lib/client/use-formats";
import { useWords } from "@/lib/client/use-words";
import { channelMark } from "@/lib/domain/channel";
import { shownValue } from "@/lib/domain/reference";
import { outcomes } from "@/lib/domain/session";
import type { Series, SeriesKind } from "@/lib/domain/volumes/series";
import { seriesLines } from "@/lib/domain/volumes/series-lines";
import type { DrawnLine } from "../plot/drawn-line";

const outcomeColours = {
  "self-service": "var(--success)",
  agent: "var(--info)",
  "drop-off": "var(--warning)",
  unknown: "var(--neutral-8)",
};

/** A channel and an outcome have their colour everywhere; what is an open set has it by its place. */
function lineColour(by: SeriesKind, keys: string[], place: number): string {
  const [key = ""] = keys;
  if (keys.length !== 1) return "var(--mark-other)";
  if (by === "channel") return `var(--mark-${channelMark(key)})`;
  const outcome = outcomes.find((one) => one === key);
  return by === "outcome" && outcome ? outcomeColours[outcome] : `var(--mark-${place % 16})`;
}

/** The name of what a series counts. */
export function useKeyWords() {
  const t = useTranslations("volumes");
  const words = useWords();
  const formats = useFormats();
  return (by: SeriesKind, keys: string[]): string => {
    const [key = ""] = keys;
    if (keys.length !== 1) return t("others", { count: keys.length });
    if (by === "channel") return words.channel(key);
    if (by === "language") return formats.language(key);
    const outcome = outcomes.find((one) => one === key);
    return by === "outcome" && outcome ? words.outcome(outcome) : shownValue(key);
  };
}

export function useDrawnLines(series: Series | undefined): DrawnLine[] {
  const nameOf = useKeyWords();
  const lines = useMemo(() => (series ? seriesLines(series) : []), [series]);
  return lines.map((line, place) => ({
    ...line,
    place,
    label: nameOf(series?.by ?? "channel", line.keys),
    colour: lineColour(series?.by ?? "channel", line.keys, place),
  }));
}
