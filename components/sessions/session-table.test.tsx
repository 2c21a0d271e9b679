import { useTable } from "@tanstack/react-table";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { sessionColumns, sessionFeatures } from "./session-columns";
import {
  pinColumn,
  plainLayout,
  printGrid,
  resizeColumn,
  type TableLayout,
  tableState,
} from "./table-layout";

const none: never[] = [];

type Drawn = { ids: string[]; grid: string };
type ProbeProps = { layout: TableLayout; available: number; onDraw: (drawn: Drawn) => void };

function Probe({ layout, available, onDraw }: ProbeProps) {
  const state = tableState(layout, available);
  const table = useTable({ features: sessionFeatures, columns: sessionColumns, data: none, state });
  const headers = table.getLeafHeaders();
  onDraw({ ids: headers.map(({ id }) => id), grid: printGrid(headers, layout) });
  return null;
}

/** The columns that the table draws of a layout in so many pixels, and their grid. */
function draw(layout: TableLayout, available: number): Drawn {
  const drawn: Drawn[] = [];
  renderToStaticMarkup(
    <Probe layout={layout} available={available} onDraw={(one) => void drawn.push(one)} />,
  );
  return drawn[0] ?? { ids: [], grid: "" };
}

it("lets the last columns go when there is no room, the link never", () => {
  expect(draw(plainLayout, 2_000).ids).toEqual(plainLayout.order);
  expect(draw(plainLayout, 532).ids).toEqual(["start", "user", "channel"]);
  expect(draw({ ...plainLayout, order: plainLayout.order.toReversed() }, 100).ids).toEqual(["start"]);
  expect(draw({ ...plainLayout, hidden: ["user"] }, 512).ids).toEqual(["start", "channel", "outcome"]);
});

it("keeps a pinned column first and longest", () => {
  const pinned = pinColumn(plainLayout, "tags");
  expect(draw(pinned, 532).ids.slice(0, 2)).toEqual(["tags", "start"]);
});

it("draws columns in the chosen order", () => {
  const order = plainLayout.order.toReversed();
  expect(draw({ ...plainLayout, order }, 2_000).ids).toEqual(order);
});

it("gives a resized column its width and the others their share", () => {
  const layout = resizeColumn({ ...plainLayout, hidden: plainLayout.order.slice(2) }, "user", 200);
  expect(draw(layout, 2_000)).toEqual({
    ids: ["start", "user"],
    grid: "20px minmax(120px, 0.5fr) 200px",
  });
});
