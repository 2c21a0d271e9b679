import { expect, it } from "vitest";
import { type ChartTable, tableCsv, tableText } from "./chart-table";

const table: ChartTable = {
  columns: [
    { key: "task", label: "Task", isNumber: false },
    { key: "count", label: "Sessions", isNumber: true },
  ],
  rows: [
    {
      key: "a",
      cells: [
        { text: "A", value: '=HYPERLINK("x")' },
        { text: "1,204", value: 1204 },
      ],
    },
    {
      key: "b",
      cells: [
        { text: "B", value: "two\nlines" },
        { text: "–", value: null },
      ],
    },
  ],
};

it("writes plain numbers, nothing for what is not known, and no formula", () => {
  expect(tableCsv(table)).toBe('Task,Sessions\r\n"\'=HYPERLINK(""x"")",1204\r\n"two\nlines",\r\n');
});

it("copies the same with tabs, a row to a line", () => {
  expect(tableText(table)).toBe('Task\tSessions\n\'=HYPERLINK("x")\t1204\ntwo lines\t');
});
