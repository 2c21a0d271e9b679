import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import type { ChartCell, ChartTable } from "@/lib/domain/chart-table";

/** The chart's numbers for everybody; each leads to the sessions it counts. */
export function CardTable({ title, table: { columns, rows } }: { title: string; table: ChartTable }) {
  return (
    <div className="max-h-[28rem] overflow-auto rounded-md border print:max-h-none">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{title}</caption>
        <thead className="sticky top-0 z-[2] bg-surface text-ink-quiet text-xs">
          <tr className="[&>th]:border-b">
            {columns.map(({ key, label, isNumber }, at) => (
              <th
                key={key}
                scope="col"
                className={classNames(
                  "whitespace-nowrap px-3 py-1.5 font-normal",
                  isNumber ? "text-end" : "text-start",
                  at === 0 && "sticky start-0 bg-surface",
                )}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, isSum }) => (
            <tr
              key={key}
              className={classNames(
                "hover:[&>*]:bg-hover [&:not(:last-child)>*]:border-b",
                isSum && "bg-surface font-medium",
              )}
            >
              {cells.map((cell, at) => {
                const column = columns[at];
                const Cell = at === 0 ? "th" : "td";
                return (
                  <Cell
                    key={column?.key ?? at}
                    scope={at === 0 ? "row" : undefined}
                    className={classNames(
                      "px-3 py-1.5",
                      column?.isNumber ? "whitespace-nowrap text-end tabular-nums" : "text-start",
                      at === 0 && "sticky start-0 bg-canvas",
                      at === 0 && !isSum && "font-normal",
                    )}
                  >
                    <CellContent cell={cell} />
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CellContent({ cell: { text, href, label, note } }: { cell: ChartCell }) {
  return (
    <>
      {href ? (
        <Link
          href={href}
          prefetch={false}
          aria-label={label}
          className="-mx-1 rounded-sm px-1 py-0.5 decoration-line-control underline-offset-2 hover:text-accent-ink hover:underline"
        >
          {text}
        </Link>
      ) : (
        text
      )}
      {note ? <span className="ms-2 whitespace-nowrap text-ink-quiet text-xs">{note}</span> : null}
    </>
  );
}
