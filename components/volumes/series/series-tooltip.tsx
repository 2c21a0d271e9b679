import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/client/use-formats";
import type { BucketColumn } from "@/lib/domain/volumes/bucket-columns";
import { changeOf } from "@/lib/domain/volumes/change";
import { Swatch } from "../drawing/swatch";
import type { DrawnLine } from "../plot/drawn-line";

type SeriesTooltipProps = {
  column: BucketColumn;
  at: number;
  title: string;
  lines: DrawnLine[];
  ghost: (number | null)[] | null;
  isAdditive: boolean;
  remarks: { word: string; hint: string }[];
};

/** The values of one bucket, the largest first, with what was there a period before. */
export function SeriesTooltip({ column, at, title, lines, ghost, isAdditive, remarks }: SeriesTooltipProps) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const values = lines
    .map((line) => ({ line, count: line.counts[at] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const total = values.reduce((sum, { count }) => sum + count, 0);
  const before = ghost?.[at] ?? undefined;
  const change = before === undefined ? null : changeOf(total, before, { current: total, before });
  return (
    <div className="min-w-48 max-w-72 rounded-lg bg-raised p-2.5 text-sm shadow-float">
      <p className="mb-1 font-medium">{title}</p>
      {column.held === "none" && total === 0 ? null : (
        <table className="w-full">
          <tbody>
            {values.map(({ line, count }) => (
              <tr key={line.key}>
                <td className="flex items-center gap-1.5 pe-4">
                  <Swatch colour={line.colour} />
                  {line.label}
                </td>
                <td className="text-end tabular-nums">{formats.count(count)}</td>
                <td className="ps-2 text-end text-ink-quiet tabular-nums">
                  {isAdditive && total > 0 ? formats.percent(count / total) : null}
                </td>
              </tr>
            ))}
            {isAdditive ? (
              <tr className="font-medium [&>td]:border-t [&>td]:pt-1">
                <td className="pe-4">{t("sum")}</td>
                <td className="text-end tabular-nums">{formats.count(total)}</td>
                <td />
              </tr>
            ) : null}
            {before === undefined ? null : (
              <tr className="text-ink-quiet">
                <td className="pe-4">{t("before")}</td>
                <td className="text-end tabular-nums">{formats.count(before)}</td>
                <td className="ps-2 text-end tabular-nums">
                  {change?.ratio == null || column.isUnfinished ? null : formats.signedPercent(change.ratio)}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      )}
      {remarks.map(({ word, hint }) => (
        <p key={word} className="mt-1 text-ink-quiet text-xs">
          {hint}
        </p>
      ))}
    </div>
  );
}
