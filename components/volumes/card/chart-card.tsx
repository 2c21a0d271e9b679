"use client";
import { ChartColumn, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import type { ChartTable } from "@/lib/domain/chart-table";
import { useVolumes } from "../frame/use-volumes";
import { CardBody } from "./card-body";
import { CardMenu } from "./card-menu";
import { Explain } from "./explain";
import type { Card } from "./use-card";

type ChartCardProps = {
  card: Card<{ from: string; to: string }>;
  title: string;
  /** What is counted, in a few words. */
  counts: string;
  /** Null until there is an answer. */
  table: ChartTable | null;
  isEmpty: boolean;
  /** Classes of the height that the drawing takes, so that nothing moves when it comes. */
  room: string;
  controls?: ReactNode;
  /** Names and colours, where the drawing does not say them itself. */
  legend?: ReactNode;
  /** A table is all there is to see. */
  isTable?: boolean;
  children: ReactNode;
};

/** The frame of every chart: what it counts, what that means, the same as a table, and a way out as a file. */
export function ChartCard({
  card,
  title,
  counts,
  table,
  isTable = false,
  controls,
  ...body
}: ChartCardProps) {
  const t = useTranslations("volumes");
  const { view, setView } = useVolumes();
  const titleId = useId();
  const isTableShown = isTable || view.tables.includes(card.id);
  const showTable = (isShown: boolean) =>
    setView({
      tables: isShown ? [...view.tables, card.id] : view.tables.filter((other) => other !== card.id),
    });
  return (
    <section
      ref={card.place}
      aria-labelledby={titleId}
      aria-busy={card.answer === undefined && card.error === null}
      className="flex min-w-0 flex-col rounded-lg border bg-canvas break-inside-avoid"
    >
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1 px-4 pt-3 pb-2">
        <div className="min-w-40 flex-1">
          <h2 id={titleId} className="font-semibold">
            {title}
          </h2>
          <p className="text-ink-quiet text-xs">{counts}</p>
        </div>
        <div className="flex flex-wrap items-center gap-1.5 print:hidden wall:hidden">
          {controls}
          <span className="flex">
            <Explain card={card} title={title} definition={t(`definition.${card.id}`)} />
            {isTable ? null : (
              <IconButton
                icon={isTableShown ? ChartColumn : Table2}
                size="sm"
                label={isTableShown ? t("showChart", { title }) : t("showTable", { title })}
                onClick={() => showTable(!isTableShown)}
              />
            )}
            <CardMenu
              card={card}
              title={title}
              counts={counts}
              table={table}
              hasDrawing={!isTableShown && !body.isEmpty && card.answer !== undefined}
            />
          </span>
        </div>
      </div>
      <div
        className={classNames(
          "@container flex flex-1 flex-col px-4 pb-4 transition-opacity",
          card.isStale && card.answer !== undefined && "opacity-50",
        )}
      >
        <CardBody card={card} title={title} table={table} isTableShown={isTableShown} {...body} />
      </div>
    </section>
  );
}
