import { useEffect, useId } from "react";
import type { Place } from "@/lib/domain/minimap";
import type { DayRow, TranscriptRow } from "@/lib/domain/transcript-rows";
import { DayHeading } from "./day-heading";
import { EventLine } from "./event-line";
import { type MessageContext, MessageRow } from "./message-row";
import type { LayoutRef } from "./minimap";

type Day = { heading: DayRow; rows: Exclude<TranscriptRow, DayRow>[] };

export type ListProps = {
  rows: TranscriptRow[];
  context: MessageContext;
  layout?: LayoutRef;
};

/** Everything in the page at once, where the browser's own search finds every word. */
export function ShortList({ rows, context, layout }: ListProps) {
  const id = useId();
  const { firstLinkedId, target } = context;

  // The outside system is the page: the browser looked for the linked message before it was there.
  useEffect(() => {
    const linked = firstLinkedId === null ? null : document.getElementById(firstLinkedId);
    linked?.scrollIntoView({ block: "center" });
    linked?.focus({ preventScroll: true });
  }, [firstLinkedId]);

  // The outside system is the page's layout.
  useEffect(() => {
    if (layout) layout.current = { places: placesOfChildren, goTo };
  }, [layout]);

  // The outside system is the page: a hit of the search within comes into sight, the words keep the focus.
  useEffect(() => {
    if (target) document.getElementById(target.id)?.scrollIntoView({ block: "center" });
  }, [target]);

  return groupDays(rows).map(({ heading, rows: messages }) => (
    <section key={heading.at} aria-labelledby={`${id}-${heading.at}`}>
      <DayHeading row={heading} id={`${id}-${heading.at}`} />
      {messages.map((row) =>
        row.kind === "event" ? (
          <EventLine key={row.id} row={row} elapsedFrom={context.elapsedFrom} />
        ) : (
          <MessageRow key={row.message.id} row={row} {...context} />
        ),
      )}
    </section>
  ));
}

function placesOfChildren(list: HTMLElement): Place[] {
  const { top } = list.getBoundingClientRect();
  return [...list.querySelectorAll(":scope > section > *")].map((row) => {
    const box = row.getBoundingClientRect();
    return { start: box.top - top, end: box.bottom - top };
  });
}

function goTo(list: HTMLElement, share: number): void {
  const { top, height } = list.getBoundingClientRect();
  window.scrollTo({ top: top + window.scrollY + share * height - window.innerHeight / 2 });
}

function groupDays(rows: TranscriptRow[]): Day[] {
  const days: Day[] = [];
  for (const row of rows) {
    if (row.kind === "day") days.push({ heading: row, rows: [] });
    else days.at(-1)?.rows.push(row);
  }
  return days;
}
