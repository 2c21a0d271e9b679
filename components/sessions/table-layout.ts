export const columnIds = [
  "start",
  "user",
  "channel",
  "outcome",
  "duration",
  "messages",
  "language",
  "tags",
] as const;
export type ColumnId = (typeof columnIds)[number];

/** How one person likes the table; `widths` in pixels, of the columns that were resized. */
export type TableLayout = {
  order: ColumnId[];
  hidden: ColumnId[];
  /** First in the table, and last to give way. */
  pinned: ColumnId[];
  widths: Partial<Record<ColumnId, number>>;
  density: "normal" | "dense";
};

export const plainLayout: TableLayout = {
  order: [...columnIds],
  hidden: [],
  pinned: [],
  widths: {},
  density: "normal",
};

/** A column gets at least `min` pixels, and its share of what is left over. */
export const columnSizes: Record<ColumnId, { min: number; share: number }> = {
  start: { min: 120, share: 0.5 },
  user: { min: 104, share: 1 },
  channel: { min: 152, share: 1 },
  outcome: { min: 120, share: 0.8 },
  duration: { min: 88, share: 0.3 },
  messages: { min: 92, share: 0.3 },
  language: { min: 72, share: 0.5 },
  tags: { min: 112, share: 1.8 },
};

export const columnWidths = { least: 56, most: 640 };

/** The column that holds the row's link: it is always there. */
export const linkColumn: ColumnId = "start";

const gap = 12;
const padding = 32;
const selectWidth = 20;

/** Makes sense of what a browser has kept, by whatever version it was written. */
export function parseTableLayout(stored: unknown): TableLayout {
  if (typeof stored !== "object" || stored === null) return plainLayout;
  const { order, hidden, pinned, widths, density } = stored as Record<keyof TableLayout, unknown>;
  const known = readIds(order);
  return {
    order: [...known, ...columnIds.filter((id) => !known.includes(id))],
    hidden: readIds(hidden).filter((id) => id !== linkColumn),
    pinned: readIds(pinned),
    widths: readWidths(widths),
    density: density === "dense" ? "dense" : "normal",
  };
}

/** The layout as the table's own state; of the columns that are shown, the last ones give way where there is no room. */
export function tableState(layout: TableLayout, available: number) {
  const fitting = fitColumns(layout, available);
  return {
    columnOrder: layout.order,
    columnPinning: { start: layout.pinned, end: [] },
    columnSizing: layout.widths as Record<string, number>,
    columnVisibility: Object.fromEntries(columnIds.map((id) => [id, fitting.includes(id)])),
  };
}

function fitColumns({ order, hidden, pinned, widths }: TableLayout, available: number): ColumnId[] {
  const shown = order.filter((id) => !hidden.includes(id));
  const isPinned = (id: ColumnId) => pinned.includes(id);
  const chosen = [...pinned.filter((id) => shown.includes(id)), ...shown.filter((id) => !isPinned(id))];
  const widthOf = (id: ColumnId) => (widths[id] ?? columnSizes[id].min) + gap;
  let room = available - padding - selectWidth - widthOf(linkColumn);
  return chosen.filter((id) => {
    if (id === linkColumn) return true;
    room -= widthOf(id);
    return room >= 0;
  });
}

/** The columns behind the one that selects the row: a resized one has its width, the others share what is left. */
export function printGrid(columns: { id: string; getSize: () => number }[], { widths }: TableLayout): string {
  const printed = columns.map((column) => {
    const id = columnIds.find((known) => known === column.id);
    if (!id || widths[id] !== undefined) return `${column.getSize()}px`;
    return `minmax(${columnSizes[id].min}px, ${columnSizes[id].share}fr)`;
  });
  return `${selectWidth}px ${printed.join(" ")}`;
}

export function pinColumn(layout: TableLayout, id: ColumnId): TableLayout {
  const { pinned } = layout;
  return { ...layout, pinned: pinned.includes(id) ? pinned.filter((one) => one !== id) : [...pinned, id] };
}

export function moveColumn(layout: TableLayout, id: ColumnId, step: 1 | -1): TableLayout {
  const at = layout.order.indexOf(id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= layout.order.length) return layout;
  return { ...layout, order: layout.order.toSpliced(at, 1).toSpliced(to, 0, id) };
}

export function resizeColumn(layout: TableLayout, id: string, width: number | null): TableLayout {
  const others = Object.entries(layout.widths).filter(([other]) => other !== id);
  return { ...layout, widths: Object.fromEntries(width === null ? others : [...others, [id, width]]) };
}

function readIds(value: unknown): ColumnId[] {
  return Array.isArray(value)
    ? [...new Set(value.flatMap((one) => columnIds.find((id) => id === one) ?? []))]
    : [];
}

function readWidths(value: unknown): TableLayout["widths"] {
  if (typeof value !== "object" || value === null) return {};
  const kept = Object.entries(value).filter(
    ([id, width]) =>
      readIds([id]).length > 0 &&
      typeof width === "number" &&
      width >= columnWidths.least &&
      width <= columnWidths.most,
  );
  return Object.fromEntries(kept);
}
