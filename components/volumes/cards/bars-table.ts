import type { ChartTable } from "@/lib/domain/chart-table";

type Bar = {
  key: string;
  name: string;
  value: number;
  text: string;
  note?: string | undefined;
  label: string;
  href: string | null;
};

/** Names and their numbers as the table of a chart. */
export function barsTable(nameLabel: string, valueLabel: string, bars: Bar[]): ChartTable {
  return {
    columns: [
      { key: "name", label: nameLabel, isNumber: false },
      { key: "value", label: valueLabel, isNumber: true },
    ],
    rows: bars.map(({ key, name, value, text, note, label, href }) => ({
      key,
      cells: [
        { text: name, value: name },
        { text, value, note, label, href: href ?? undefined },
      ],
    })),
  };
}
