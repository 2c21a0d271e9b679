import fc from "fast-check";
import { expect, it } from "vitest";
import {
  columnIds,
  fitColumns,
  moveColumn,
  parseTableLayout,
  pinColumn,
  plainLayout,
  printGrid,
  resizeColumn,
} from "./table-layout";

it("reads back what it would store", () => {
  const layout = resizeColumn(moveColumn({ ...plainLayout, hidden: ["tags"] }, "tags", -1), "user", 200);
  expect(parseTableLayout(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
});

it("makes a whole layout of anything", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (stored) => {
      expect(parseTableLayout(stored).order.toSorted()).toEqual(columnIds.toSorted());
    }),
  );
  const old = { order: ["tags", "gone", "tags"], hidden: ["start", "user"], widths: { user: 9, x: 90 } };
  expect(parseTableLayout(old)).toEqual({
    ...plainLayout,
    order: ["tags", ...columnIds.filter((id) => id !== "tags")],
    hidden: ["user"],
  });
});

it("lets the last columns go when there is no room, the link never", () => {
  expect(fitColumns(plainLayout, 2_000)).toEqual([...columnIds]);
  expect(fitColumns(plainLayout, 532)).toEqual(["start", "user", "channel"]);
  const last = { ...plainLayout, order: columnIds.toReversed() };
  expect(fitColumns(last, 100)).toEqual(["start"]);
  expect(fitColumns({ ...plainLayout, hidden: ["user"] }, 512)).toEqual(["start", "channel", "outcome"]);
});

it("keeps a pinned column first and longest", () => {
  const pinned = pinColumn(plainLayout, "tags");
  expect(fitColumns(pinned, 532).slice(0, 2)).toEqual(["tags", "start"]);
  expect(pinColumn(pinned, "tags")).toEqual(plainLayout);
});

it("gives a resized column its width and the others their share", () => {
  const layout = resizeColumn(plainLayout, "user", 200);
  expect(printGrid(["start", "user"], layout)).toBe("20px minmax(120px, 0.5fr) 200px");
  expect(resizeColumn(layout, "user", null)).toEqual(plainLayout);
});

it("moves a column within its bounds", () => {
  expect(moveColumn(plainLayout, "user", -1).order.slice(0, 2)).toEqual(["user", "start"]);
  expect(moveColumn(plainLayout, "start", -1)).toEqual(plainLayout);
  expect(moveColumn(plainLayout, "tags", 1)).toEqual(plainLayout);
});
