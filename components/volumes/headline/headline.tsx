"use client";
import { useTranslations } from "next-intl";
import { Skeleton } from "@/components/ui/skeleton";
import type { Headlines } from "@/lib/domain/volumes/headline";
import { CardBody } from "../card/card-body";
import { CardMenu } from "../card/card-menu";
import { Explain } from "../card/explain";
import type { Card } from "../card/use-card";
import { Tile } from "./tile";
import { useHeadlineTable } from "./use-headline-table";
import { useTiles } from "./use-tiles";

const rooms = ["a", "b", "c", "d", "e", "f", "g", "h"];
const grid =
  "grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line md:grid-cols-4 min-[100rem]:grid-cols-8";

/** The numbers of the range in one line of sight, each against the period before. */
export function HeadlineTiles({ card }: { card: Card<Headlines> }) {
  const t = useTranslations("volumes");
  const { answer } = card;
  const tiles = useTiles(answer, card.updatedAt);
  const table = useHeadlineTable(answer);
  const title = t("card.headline.title");
  const lastBucket = answer?.sparks.buckets.at(-1);
  const isLastOpen = lastBucket !== undefined && Date.parse(lastBucket.to) > card.updatedAt;
  return (
    <section ref={card.place} aria-label={title}>
      {answer ? (
        <dl className={grid}>
          {tiles.map((tile) => (
            <Tile
              key={tile.key}
              tile={tile}
              isLastOpen={isLastOpen}
              explain={
                <Explain card={card} title={tile.name} definition={t(`definition.tile.${tile.key}`)} />
              }
            />
          ))}
        </dl>
      ) : card.error ? (
        <div className="rounded-lg border">
          <CardBody
            card={card}
            title={title}
            table={null}
            isTableShown={false}
            isEmpty={false}
            room="min-h-32 py-4"
          >
            {null}
          </CardBody>
        </div>
      ) : (
        <div className={grid}>
          {rooms.map((room) => (
            <div key={room} className="min-h-32 bg-canvas px-4 py-3">
              <Skeleton className="h-3 w-20" />
              <Skeleton className="mt-2 h-7 w-24" />
            </div>
          ))}
        </div>
      )}
      <div className="flex flex-wrap items-center gap-x-2 pt-1 text-ink-quiet text-xs">
        <p className="min-w-0 flex-1">{t("card.headline.counts")}</p>
        <span className="flex print:hidden wall:hidden">
          <CardMenu card={card} title={title} counts="" table={table} hasDrawing={false} />
        </span>
      </div>
    </section>
  );
}
