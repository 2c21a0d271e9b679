import fc from "fast-check";
import { expect, it } from "vitest";
import {
  columnIds,
  moveColumn,
  parseTableLayout,
  pinColumn,
  plainLayout,
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

it("pins and unpins a column, and gives a resized one its share back", () => {
  expect(pinColumn(pinColumn(plainLayout, "tags"), "tags")).toEqual(plainLayout);
  expect(resizeColumn(resizeColumn(plainLayout, "user", 200), "user", null)).toEqual(plainLayout);
});

it("moves a column within its bounds", () => {
  expect(moveColumn(plainLayout, "user", -1).order.slice(0, 2)).toEqual(["user", "start"]);
  expect(moveColumn(plainLayout, "start", -1)).toEqual(plainLayout);
  expect(moveColumn(plainLayout, "tags", 1)).toEqual(plainLayout);
});
