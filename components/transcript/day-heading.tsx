import type { Ref } from "react";
import { useFormats } from "@/lib/client/use-formats";
import type { DayRow } from "@/lib/domain/transcript-rows";

type DayHeadingProps = { row: DayRow; id: string; index?: number; measure?: Ref<HTMLDivElement> };

/** Stays in sight for as long as its day is read. */
export function DayHeading({ row, id, index, measure }: DayHeadingProps) {
  const formats = useFormats();
  return (
    <div
      ref={measure}
      data-index={index}
      className="pointer-events-none sticky top-[calc(var(--header-height)+2.75rem)] z-10 flex justify-center py-2 print:static"
    >
      <h2 id={id} className="rounded-full border bg-raised px-2.5 py-0.5 font-medium text-ink-quiet text-xs">
        <time dateTime={row.day}>{formats.day(row.at)}</time>
      </h2>
    </div>
  );
}
