import { useEffect, useId } from "react";
import type { Place } from "@/lib/domain/minimap";
import type { DayRow, TranscriptRow } from "@/lib/domain/transcript-rows";
import { DayHeading } from "./day-heading";
import { EventLine } from "./event-line";
import { type MessageContext, MessageRow } from "./message-row";
import type { PlacesRef } from "./minimap";

type Day = { heading: DayRow; rows: Exclude<TranscriptRow, DayRow>[] };

export type ListProps = {
  rows: TranscriptRow[];
  context: MessageContext;
  /** Told where each row is, in pixels from the list's top, when somebody asks. */
  places?: PlacesRef;
};

/** Everything in the page at once, where the browser's own search finds every word. */
export function ShortList({ rows, context, places }: ListProps) {
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
    if (places) places.current = placesOfChildren;
  }, [places]);

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

function groupDays(rows: TranscriptRow[]): Day[] {
  const days: Day[] = [];
  for (const row of rows) {
    if (row.kind === "day") days.push({ heading: row, rows: [] });
    else days.at(-1)?.rows.push(row);
  }
  return days;
}
