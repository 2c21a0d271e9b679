"use client";
import { useTable } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import type { ListedSession } from "@/lib/domain/session";
import { type SessionFilters, sortKeys } from "@/lib/domain/session-filters";
import { ColumnHeader } from "./column-header";
import { HitLines } from "./hit-lines";
import { numericColumns, sessionColumns, sessionFeatures } from "./session-columns";
import { useSessionView } from "./session-view";
import { fitColumns, printGrid, resizeColumn, type TableLayout } from "./table-layout";
import { useRowWindow } from "./use-row-window";
import { useWidth } from "./use-width";

type SessionTableProps = {
  sessions: ListedSession[];
  /** Rows known to exist; null while there may be more. */
  total: number | null;
  sort: SessionFilters["sort"];
  onSort: (sort: SessionFilters["sort"]) => void;
  layout: TableLayout;
  onLayout: (layout: TableLayout) => void;
};

const rowHeights = { normal: 36, dense: 30 };
const rowGrid = "grid items-center gap-x-3 px-4";

/** A table by its roles: rows are placed by hand, which the elements of a table do not survive. */
export function SessionTable({ sessions, total, sort, onSort, layout, onLayout }: SessionTableProps) {
  const t = useTranslations("sessions");
  const { peek } = useSessionView();
  const body = useRef<HTMLDivElement>(null);
  const width = useWidth(body);
  const ids = useMemo(() => fitColumns(layout, width ?? Number.POSITIVE_INFINITY), [layout, width]);
  const columns = useMemo(() => sessionColumns(ids), [ids]);
  const table = useTable({
    features: sessionFeatures,
    columns,
    data: sessions,
    getRowId: ({ id }) => id,
  });
  const rows = table.getRowModel().rows;
  const rowHeight = rowHeights[layout.density];
  const { virtualizer, scrollMargin } = useRowWindow(body, sessions, rowHeight, "table");
  const gridTemplateColumns = printGrid(ids, layout);
  const order = t("sortIs", {
    column: t(`column.${sort.key}`),
    direction: t(sort.descending ? "descending" : "ascending"),
  });

  return (
    <div
      role="table"
      aria-label={t("table", { order })}
      aria-rowcount={total === null ? -1 : total + 1}
      aria-colcount={ids.length}
    >
      <div role="rowgroup" className="sticky top-(--header-height) z-10">
        <div
          role="row"
          aria-rowindex={1}
          className={classNames(rowGrid, "h-9 border-y bg-surface")}
          style={{ gridTemplateColumns }}
        >
          {ids.map((id) => (
            <ColumnHeader
              key={id}
              id={id}
              sortKey={sortKeys.find((key) => key === id)}
              sort={sort}
              onSort={onSort}
              onResize={(next) => onLayout(resizeColumn(layout, id, next))}
            />
          ))}
        </div>
      </div>
      <div role="rowgroup" ref={body} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          const isPeeked = row?.id === peek;
          return row ? (
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 2}
              aria-current={isPeeked ? "true" : undefined}
              data-index={item.index}
              className={classNames(
                rowGrid,
                "absolute inset-x-0 top-0 border-b has-focus-visible:bg-accent-subtle",
                isPeeked
                  ? "bg-accent-subtle before:absolute before:inset-y-0 before:start-0 before:w-0.5 before:bg-accent"
                  : "hover:bg-hover",
              )}
              style={{
                gridTemplateColumns,
                gridTemplateRows: `${rowHeight - 1}px auto`,
                height: item.size,
                transform: `translateY(${item.start - scrollMargin}px)`,
              }}
            >
              {row.getAllCells().map((cell) => (
                <div
                  key={cell.id}
                  role="cell"
                  className={classNames(
                    "min-w-0",
                    numericColumns.has(cell.column.id) ? "pe-3 text-end" : "flex",
                  )}
                >
                  <table.FlexRender cell={cell} />
                </div>
              ))}
              {row.original.hits ? (
                <div role="cell" aria-colspan={ids.length} className="col-span-full min-w-0">
                  <HitLines session={row.original} place="table" />
                </div>
              ) : null}
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}
