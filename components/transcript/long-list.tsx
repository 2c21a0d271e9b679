import {
  defaultRangeExtractor,
  type Range,
  useWindowVirtualizer,
  type VirtualItem,
} from "@tanstack/react-virtual";
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { TranscriptRow } from "@/lib/domain/transcript-rows";
import { DayHeading } from "./day-heading";
import { EventLine } from "./event-line";
import { MessageRow } from "./message-row";
import type { ListProps } from "./short-list";

const dayEstimate = 38;
const messageEstimate = 64;

/**
 * Draws the rows in sight and some around them. Each day is a box of its full height, so that its heading can stick;
 * the first linked message is always drawn, so that it can be found and focused.
 */
export function LongList({ rows, context, layout }: ListProps) {
  const id = useId();
  const { firstLinkedId, target } = context;
  const list = useRef<HTMLDivElement>(null);
  const [listTop, setListTop] = useState(0);
  const dayIndexes = useMemo(() => rows.flatMap((row, index) => (row.kind === "day" ? index : [])), [rows]);
  const linkedIndex = useMemo(
    () => rows.findIndex((row) => row.kind === "message" && row.message.id === firstLinkedId),
    [rows, firstLinkedId],
  );
  const rangeExtractor = useCallback(
    (range: Range) => withDays(defaultRangeExtractor(range), dayIndexes, linkedIndex),
    [dayIndexes, linkedIndex],
  );
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (index) => (rows[index]?.kind === "day" ? dayEstimate : messageEstimate),
    getItemKey: (index) => rowKey(rows[index], index),
    overscan: 12,
    rangeExtractor,
    scrollMargin: listTop,
    // The wheel turns on while rows are made: there are some beyond the edge already.
    useFlushSync: false,
  });

  // The outside system is the page's layout: how far down the list begins.
  useLayoutEffect(() => {
    if (list.current) setListTop(list.current.getBoundingClientRect().top + window.scrollY);
  }, []);

  // The outside system is the page: scrolling to the linked message, however far away.
  useEffect(() => {
    if (linkedIndex < 0 || firstLinkedId === null) return;
    virtualizer.scrollToIndex(linkedIndex, { align: "center" });
    document.getElementById(firstLinkedId)?.focus({ preventScroll: true });
  }, [firstLinkedId, linkedIndex, virtualizer]);

  // The outside system is the page's layout: measured where it was drawn, estimated where not.
  useEffect(() => {
    if (!layout) return;
    const places = () =>
      virtualizer.measurementsCache.map(({ start, end }) => ({ start: start - listTop, end: end - listTop }));
    // By row and not by pixels: those between here and there change their height as they are drawn.
    const goTo = (_list: HTMLElement, share: number) => {
      const y = share * virtualizer.getTotalSize();
      const index = places().findIndex(({ end }) => end >= y);
      virtualizer.scrollToIndex(index < 0 ? rows.length - 1 : index, { align: "center" });
    };
    layout.current = { places, goTo };
  }, [layout, virtualizer, listTop, rows.length]);

  // The outside system is the page: a hit of the search within comes into sight, the words keep the focus.
  useEffect(() => {
    const index = rows.findIndex((row) => row.kind === "message" && row.message.id === target?.id);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: "center" });
  }, [target, rows, virtualizer]);

  const end = virtualizer.getTotalSize() + listTop;
  return (
    <div ref={list} className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {groupItems(virtualizer.getVirtualItems(), rows, end).map(({ heading, items, bottom }) => {
        const row = rows[heading.index];
        if (row?.kind !== "day") return null;
        const headingId = `${id}-${heading.index}`;
        return (
          <section
            key={heading.key}
            aria-labelledby={headingId}
            className="absolute inset-x-0"
            style={{ top: heading.start - listTop, height: bottom - heading.start }}
          >
            <DayHeading row={row} id={headingId} index={heading.index} measure={virtualizer.measureElement} />
            {items.map((item) => {
              const inner = rows[item.index];
              return inner && inner.kind !== "day" ? (
                <div
                  key={item.key}
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  className="absolute inset-x-0 [contain:layout_style]"
                  style={{ top: item.start - heading.start }}
                >
                  {inner.kind === "event" ? (
                    <EventLine row={inner} elapsedFrom={context.elapsedFrom} />
                  ) : (
                    <MessageRow row={inner} {...context} />
                  )}
                </div>
              ) : null;
            })}
          </section>
        );
      })}
    </div>
  );
}

function rowKey(row: TranscriptRow | undefined, index: number): string | number {
  if (!row) return index;
  if (row.kind === "message") return row.message.id;
  return row.kind === "day" ? row.at : row.id;
}

/** A drawn row needs the heading of its day, and that of the next day, where its own day ends. */
function withDays(indexes: number[], dayIndexes: number[], linkedIndex: number): number[] {
  const all = new Set(indexes);
  if (linkedIndex >= 0) all.add(linkedIndex);
  for (const index of [...all]) {
    const next = dayIndexes.findIndex((dayIndex) => dayIndex > index);
    const own = dayIndexes.at(next < 0 ? -1 : next - 1);
    if (own !== undefined) all.add(own);
    const following = dayIndexes[next];
    if (following !== undefined) all.add(following);
  }
  return [...all].sort((a, b) => a - b);
}

type DrawnDay = { heading: VirtualItem; items: VirtualItem[]; bottom: number };

function groupItems(items: VirtualItem[], rows: TranscriptRow[], end: number): DrawnDay[] {
  const days: DrawnDay[] = [];
  for (const item of items) {
    if (rows[item.index]?.kind === "day") {
      const last = days.at(-1);
      if (last) last.bottom = Math.min(last.bottom, item.start);
      days.push({ heading: item, items: [], bottom: end });
    } else days.at(-1)?.items.push(item);
  }
  return days;
}
