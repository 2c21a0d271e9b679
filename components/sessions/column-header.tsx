import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { ResizeHandle } from "@/components/ui/resize-handle";
import type { SessionFilters, SortKey } from "@/lib/domain/session-filters";
import { nextSort } from "./next-sort";
import { numericColumns, type SessionColumn } from "./session-columns";
import { type ColumnId, columnWidths } from "./table-layout";
import { useWidth } from "./use-width";

type ColumnHeaderProps = {
  column: SessionColumn;
  /** Absent when the server cannot sort by this column. */
  sortKey: SortKey | undefined;
  sort: SessionFilters["sort"];
  onSort: (sort: SessionFilters["sort"]) => void;
  /** In pixels; null gives the column back its share. */
  onResize: (width: number | null) => void;
};

export function ColumnHeader({ column, sortKey, sort, onSort, onResize }: ColumnHeaderProps) {
  const t = useTranslations("sessions");
  const name = t(`column.${column.id as ColumnId}`);
  const header = useRef<HTMLDivElement>(null);
  const width = useWidth(header);
  const isSorted = sort.key === sortKey;
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  const isNumeric = numericColumns.has(column.id);
  return (
    <div
      ref={header}
      role="columnheader"
      title={name}
      aria-sort={isSorted ? (sort.descending ? "descending" : "ascending") : sortKey ? "none" : undefined}
      className={classNames(
        "relative flex min-w-0 items-center font-medium text-xs",
        isNumeric && "justify-end pe-3",
      )}
    >
      {sortKey ? (
        <button
          type="button"
          onClick={() => onSort(nextSort(sort, sortKey))}
          className={classNames(
            "group -mx-1.5 flex h-7 min-w-0 items-center gap-1 rounded-md px-1.5 hover:bg-hover",
            isSorted ? "text-ink" : "text-ink-quiet hover:text-ink",
            isNumeric && "flex-row-reverse",
          )}
        >
          <span className="truncate">{name}</span>
          <Arrow
            aria-hidden
            size={12}
            className={classNames("shrink-0", !isSorted && "opacity-0 group-hover:opacity-50")}
          />
        </button>
      ) : (
        <span className="truncate text-ink-quiet">{name}</span>
      )}
      <ResizeHandle
        edge="end"
        label={t("resizeColumn", { column: name })}
        size={width ?? column.getSize()}
        min={columnWidths.least}
        max={columnWidths.most}
        onResize={onResize}
        onReset={() => onResize(null)}
      />
    </div>
  );
}
