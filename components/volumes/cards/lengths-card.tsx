"use client";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/client/use-formats";
import { lengthsQuery } from "@/lib/client/volumes";
import type { LengthBar } from "@/lib/domain/volumes/lengths";
import { ChartCard } from "../card/chart-card";
import { useCard } from "../card/use-card";
import { Histogram } from "../drawing/histogram";
import { useVolumes } from "../frame/use-volumes";
import { barsTable } from "./bars-table";

type LengthsCardProps = { kind: "durations" | "lengths" };

/** How long sessions take, or how many messages they have. */
export function LengthsCard({ kind }: LengthsCardProps) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const frame = useVolumes();
  const card = useCard(kind, lengthsQuery(frame));
  const { answer } = card;
  const isTime = kind === "durations";
  const write = (value: number) => (isTime ? formats.duration(value) : formats.count(value));
  const nameOf = ({ least, most }: LengthBar): string => {
    if (least === null || (isTime && least === 0)) {
      return most === null ? "" : isTime ? t("under", { value: write(most + 1) }) : write(most);
    }
    if (most === null) return t("orMore", { value: write(least) });
    if (least === most) return write(least);
    return isTime
      ? t("from", { value: write(least) })
      : t("between", { least: write(least), most: write(most) });
  };
  const longNameOf = (bar: LengthBar): string =>
    isTime && bar.least !== null && bar.least > 0 && bar.most !== null
      ? t("between", { least: write(bar.least), most: write(bar.most + 1) })
      : nameOf(bar);
  const bars = (isTime ? answer?.durations : answer?.messages) ?? [];
  const drawn = bars.map((bar) => {
    const bounds = { least: bar.least, most: bar.most };
    const name = longNameOf(bar);
    return {
      key: `${bar.least} ${bar.most}`,
      name: nameOf(bar),
      longName: name,
      count: bar.count,
      value: bar.count,
      text: formats.compact(bar.count),
      label: t("sessionsLink", { count: bar.count, name }),
      href:
        answer && bar.count > 0
          ? frame.hrefOf({
              from: Date.parse(answer.from),
              to: Date.parse(answer.to),
              ...(isTime ? { durationMs: bounds } : { messages: bounds }),
            })
          : null,
    };
  });
  return (
    <ChartCard
      card={card}
      title={t(`card.${kind}.title`)}
      counts={
        isTime && answer && answer.untimed > 0
          ? t("card.durations.untimed", { count: answer.untimed })
          : t(`card.${kind}.counts`)
      }
      table={
        answer
          ? barsTable(
              t(`card.${kind}.unit`),
              t("measure.sessions"),
              drawn.map((bar) => ({ ...bar, name: bar.longName, text: formats.count(bar.count) })),
            )
          : null
      }
      isEmpty={drawn.every(({ count }) => count === 0)}
      room="h-64"
    >
      <Histogram label={t(`card.${kind}.title`)} bars={drawn} unitName={t(`card.${kind}.unit`)} />
    </ChartCard>
  );
}
