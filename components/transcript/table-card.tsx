import { classNames } from "@/components/ui/class-names";
import type { ContentOf, MessageTable } from "@/lib/domain/message-content";
import { OptionPill } from "./option-pill";
import { Texts } from "./texts";

export function TableCard({ content: { texts, tables } }: { content: ContentOf<"table"> }) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Texts texts={texts} hasTitle />
      {tables.map((table, index) => {
        const key = `${index} ${table.rows.length}`;
        return <CellGrid key={key} table={table} />;
      })}
    </div>
  );
}

/** Wider than its bubble it scrolls by itself. */
export function CellGrid({ table: { columns, rows } }: { table: MessageTable }) {
  const align = (column: number) => (columns[column]?.isRight ? "text-end tabular-nums" : "text-start");
  return (
    <div className="max-w-full overflow-x-auto rounded-md border bg-canvas">
      <table className="w-full border-collapse text-sm">
        {columns.some(({ label }) => label) ? (
          <thead>
            <tr className="border-b">
              {columns.map(({ label }, column) => {
                const key = `${column} ${label}`;
                return (
                  <th
                    key={key}
                    scope="col"
                    className={classNames("px-2.5 py-1.5 font-semibold", align(column))}
                  >
                    {label}
                  </th>
                );
              })}
            </tr>
          </thead>
        ) : null}
        <tbody className="divide-y divide-line">
          {rows.map((row, place) => {
            const rowKey = `${place} ${row[0]?.text ?? ""}`;
            return (
              <tr key={rowKey}>
                {row.map(({ text, option }, column) => {
                  const key = `${column} ${text}`;
                  return (
                    <td
                      key={key}
                      dir="auto"
                      className={classNames(
                        "px-2.5 py-1.5 align-top [overflow-wrap:anywhere]",
                        align(column),
                      )}
                    >
                      {option && option.label !== text ? `${text} ` : null}
                      {option ? <OptionPill option={option} /> : text}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
