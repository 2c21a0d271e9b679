import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import type { ContentOf, MessageTable } from "@/lib/domain/message-content";
import { CellGrid } from "./table-card";
import { Texts } from "./texts";

// The drawing's library is large, and most transcripts have no chart.
const ChartDrawing = lazy(async () => ({ default: (await import("./chart-drawing")).ChartDrawing }));

/** The drawing, and its numbers as the bot wrote them. */
export function ChartCard({ content }: { content: ContentOf<"chart"> }) {
  const t = useTranslations("transcript");
  const hasNumbers = content.series.some(({ values }) => values.some((value) => value !== null));
  return (
    <div className="flex w-[30rem] min-w-0 max-w-full flex-col gap-2">
      <Texts texts={content.texts} hasTitle />
      {hasNumbers ? (
        <div className="h-44 min-w-0" role="img" aria-label={t(`chart.${content.chart}`)}>
          <Suspense>
            <ChartDrawing content={content} />
          </Suspense>
        </div>
      ) : null}
      <CellGrid table={chartTable(content)} />
    </div>
  );
}

function chartTable({ categories, series, headers }: ContentOf<"chart">): MessageTable {
  const length = Math.max(categories.length, ...series.map(({ labels }) => labels.length));
  return {
    columns: [
      { label: headers[0] ?? "", isRight: false },
      ...series.map(({ title }, index) => ({
        label: [title, headers[index + 1] ?? ""].filter(Boolean).join(", "),
        isRight: true,
      })),
    ],
    rows: Array.from({ length }, (_, index) => [
      { text: categories[index] ?? "", option: null },
      ...series.map(({ labels }) => ({ text: labels[index] ?? "", option: null })),
    ]),
  };
}
