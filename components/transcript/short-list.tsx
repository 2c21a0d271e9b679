import { useEffect, useId } from "react";
import type { DayRow, TranscriptRow } from "@/lib/domain/transcript-rows";
import { DayHeading } from "./day-heading";
import { EventLine } from "./event-line";
import { type MessageContext, MessageRow } from "./message-row";

type Day = { heading: DayRow; rows: Exclude<TranscriptRow, DayRow>[] };

export type ListProps = { rows: TranscriptRow[]; context: MessageContext };

export function ShortList({ rows, context }: ListProps) {
  const id = useId();
  const { linkedId, target } = context;

  // The outside system is the page: the browser looked for the linked message before it was there.
  useEffect(() => {
    const linked = linkedId === null ? null : document.getElementById(linkedId);
    linked?.scrollIntoView({ block: "center" });
    linked?.focus({ preventScroll: true });
  }, [linkedId]);

  // The outside system is the page: a hit of the search within comes into sight, the words keep the focus.
  useEffect(() => {
    if (target) document.getElementById(target.id)?.scrollIntoView({ block: "center" });
  }, [target]);

  return groupDays(rows).map(({ heading, rows: messages }) => (
    <section key={heading.at} aria-labelledby={`${id}-${heading.at}`}>
      <DayHeading row={heading} id={`${id}-${heading.at}`} />
      {messages.map((row) =>
        row.kind === "event" ? (
          <EventLine key={row.id} row={row} />
        ) : (
          <MessageRow key={row.message.id} row={row} {...context} />
        ),
      )}
    </section>
  ));
}

function groupDays(rows: TranscriptRow[]): Day[] {
  const days: Day[] = [];
  for (const row of rows) {
    if (row.kind === "day") days.push({ heading: row, rows: [] });
    else days.at(-1)?.rows.push(row);
  }
  return days;
}
