"use client";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Segments } from "@/components/ui/segments";
import { seriesQuery } from "@/lib/client/volumes";
import { bucketUnits, estimateBuckets } from "@/lib/domain/volumes/buckets";
import { seriesMeasures } from "@/lib/domain/volumes/series";
import { mainKinds, shapes } from "@/lib/domain/volumes/volumes-view";
import { useCard } from "../card/use-card";
import { useVolumes } from "../frame/use-volumes";
import { keyPart } from "../series/key-part";
import { SeriesCard } from "../series/series-card";

const mostBuckets = 1_000;

/** Sessions or messages over time: what everybody looks at first. */
export function MainCard() {
  const t = useTranslations("volumes");
  const frame = useVolumes();
  const { view, setView } = frame;
  const isCompared = view.compare === "before";
  const card = useCard(
    "main",
    seriesQuery(frame, { by: view.by, measure: view.measure, bucket: view.bucket, isCompared }),
  );
  const { answer } = card;
  const span = answer && { from: Date.parse(answer.from), to: Date.parse(answer.to) };
  const shownBucket = view.bucket ?? answer?.bucket ?? "day";
  return (
    <SeriesCard
      card={card}
      title={t("card.main.title", { measure: t(`measure.${view.measure}`), by: t(`byWords.${view.by}`) })}
      counts={t(`card.main.counts.${view.measure}`, { bucket: t(`per.${shownBucket}`) })}
      room="h-72 2xl:h-96 wall:h-[42vh]"
      shape={view.shape}
      partOf={({ keys }) => keyPart(view.by, keys)}
      controls={
        <>
          <Segments
            label={t("measureLabel")}
            value={view.measure}
            options={seriesMeasures.map((value) => ({ value, label: t(`measure.${value}`) }))}
            onChange={(measure) => setView({ measure })}
          />
          <Segments
            label={t("byLabel")}
            value={view.by}
            options={mainKinds.map((value) => ({ value, label: t(`by.${value}`) }))}
            onChange={(by) => setView({ by })}
          />
          <Segments
            label={t("bucketLabel")}
            value={shownBucket}
            options={bucketUnits.map((value) => ({
              value,
              label: t(`bucket.${value}`),
              isDisabled: span !== undefined && estimateBuckets(span, value) > mostBuckets,
            }))}
            onChange={(bucket) => setView({ bucket })}
          />
          <Segments
            label={t("shapeLabel")}
            value={view.shape}
            options={shapes.map((value) => ({ value, label: t(`shape.${value}`) }))}
            onChange={(shape) => setView({ shape })}
          />
          <Checkbox
            checked={isCompared}
            onChange={(event) => setView({ compare: event.target.checked ? "before" : "none" })}
          >
            {t("compare")}
          </Checkbox>
        </>
      }
    />
  );
}
