import { csvRow, spreadsheetText } from "./csv";

/** The numbers of a chart, for everybody: shown as a table, copied, and written to a file. */
export type ChartTable = {
  columns: { key: string; label: string; isNumber: boolean }[];
  rows: ChartRow[];
};
export type ChartRow = { key: string; cells: ChartCell[]; isSum?: boolean };
export type ChartCell = {
  /** As the screen writes it. */
  text: string;
  /** As a file writes it: plain numbers, ISO times; null where nothing is known. */
  value: string | number | null;
  /** The list that a number stands for, and what it is called. */
  href?: string | undefined;
  label?: string | undefined;
  /** What there is to say about a row or a number. */
  note?: string | undefined;
};

export function tableCsv({ columns, rows }: ChartTable): string {
  return [
    csvRow(columns.map(({ label }) => label)),
    ...rows.map(({ cells }) => csvRow(cells.map(({ value }) => value))),
  ].join("");
}

/** Parted by tabs, as a spreadsheet takes what is pasted. */
export function tableText({ columns, rows }: ChartTable): string {
  const line = (cells: (string | number | null)[]) =>
    cells
      .map((cell) =>
        cell === null ? "" : typeof cell === "number" ? cell : spreadsheetText(cell.replace(/\s+/g, " ")),
      )
      .join("\t");
  return [
    line(columns.map(({ label }) => label)),
    ...rows.map(({ cells }) => line(cells.map(({ value }) => value))),
  ].join("\n");
}
