"use client";
import { useTable } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import type { ListedSession } from "@/lib/domain/session";
import { type SessionFilters, sortKeys } from "@/lib/domain/session-filters";
import { ColumnHeader } from "./column-header";
import { HitLines } from "./late-hit-lines";
import { SelectCell } from "./select-cell";
import { numericColumns, sessionColumns, sessionFeatures } from "./session-columns";
import { useSessionView } from "./session-view";
import { printGrid, resizeColumn, type TableLayout, tableState } from "./table-layout";
import { useRowWindow } from "./use-row-window";

type SessionTableProps = {
  sessions: ListedSession[];
  /** Rows known to exist; null while there may be more. */
  total: number | null;
  sort: SessionFilters["sort"];
  onSort: (sort: SessionFilters["sort"]) => void;
  layout: TableLayout;
  onLayout: (layout: TableLayout) => void;
  isOld: (sessionId: string) => boolean;
  /** In pixels; null while it is not known. */
  width: number | null;
};

const rowHeights = { normal: 36, dense: 30 };
const rowGrid = "grid items-center gap-x-3 px-4";

/** A table by its roles: rows are placed by hand, which the elements of a table do not survive. */
export function SessionTable(props: SessionTableProps) {
  const { sessions, total, sort, onSort, layout, onLayout, isOld, width } = props;
  const t = useTranslations("sessions");
  const { peek, selection } = useSessionView();
  const body = useRef<HTMLDivElement>(null);
  const rowHeight = rowHeights[layout.density];
  const { rows, height } = useRowWindow(body, sessions, rowHeight, "table");
  const drawn = useMemo(() => rows.flatMap(({ index }) => sessions[index] ?? []), [rows, sessions]);
  const layoutState = useMemo(() => tableState(layout, width ?? Number.POSITIVE_INFINITY), [layout, width]);
  const table = useTable({
    features: sessionFeatures,
    columns: sessionColumns,
    // Those in sight alone: of ten thousand, a row model of all would be made anew with every page.
    data: drawn,
    getRowId: ({ id }) => id,
    state: { ...layoutState, rowSelection: selection.rowSelection },
  });
  const headers = table.getLeafHeaders();
  const gridTemplateColumns = printGrid(headers, layout);
  const order = t("sortIs", {
    column: t(`column.${sort.key}`),
    direction: t(sort.descending ? "descending" : "ascending"),
  });

  return (
    <div
      role="table"
      aria-label={t("table", { order })}
      aria-rowcount={total === null ? -1 : total + 1}
      aria-colcount={headers.length + 1}
    >
      <div role="rowgroup" className="sticky top-(--header-height) z-10">
        <div
          role="row"
          aria-rowindex={1}
          className={classNames(rowGrid, "h-9 border-y bg-surface")}
          style={{ gridTemplateColumns }}
        >
          <div role="columnheader" className="flex">
            <span className="sr-only">{t("select.column")}</span>
            <input
              type="checkbox"
              aria-label={t("select.loaded")}
              checked={selection.isAll || selection.chosen.length === sessions.length}
              onChange={({ target }) => (target.checked ? selection.selectLoaded() : selection.clear())}
              className="size-4 accent-accent"
            />
          </div>
          {headers.map(({ column }) => (
            <ColumnHeader
              key={column.id}
              column={column}
              sortKey={sortKeys.find((key) => key === column.id)}
              sort={sort}
              onSort={onSort}
              onResize={(next) => onLayout(resizeColumn(layout, column.id, next))}
            />
          ))}
        </div>
      </div>
      <div role="rowgroup" ref={body} className="relative" style={{ height }}>
        {table.getRowModel().rows.map((row, place) => {
          const item = rows[place];
          const session = row.original;
          const isPeeked = row.id === peek;
          return item ? (
            <div
              key={row.id}
              role="row"
              aria-rowindex={item.index + 2}
              aria-current={isPeeked ? "true" : undefined}
              data-index={item.index}
              className={classNames(
                rowGrid,
                "absolute inset-x-0 top-0 border-b has-focus-visible:bg-accent-subtle",
                isOld(row.id) && "[&_*]:text-ink-quiet",
                row.getIsSelected() && !isPeeked && "bg-hover",
                isPeeked
                  ? "bg-accent-subtle before:absolute before:inset-y-0 before:start-0 before:w-0.5 before:bg-accent"
                  : "hover:bg-hover",
              )}
              style={{
                gridTemplateColumns,
                gridTemplateRows: `${rowHeight - 1}px auto`,
                height: item.size,
                transform: `translateY(${item.start}px)`,
              }}
            >
              <div role="cell" className="flex">
                <SelectCell session={session} className="-m-2 p-2" />
              </div>
              {row.getVisibleCells().map((cell) => (
                <div
                  key={cell.column.id}
                  role="cell"
                  className={classNames(
                    "min-w-0",
                    numericColumns.has(cell.column.id) ? "pe-3 text-end" : "flex",
                  )}
                >
                  <table.FlexRender cell={cell} />
                </div>
              ))}
              {session.hits ? (
                <div role="cell" aria-colspan={headers.length + 1} className="col-span-full min-w-0">
                  <HitLines session={session} place="table" />
                </div>
              ) : null}
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}
