import { useTranslations } from "next-intl";
import { useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { useFormats } from "@/lib/client/use-formats";
import { Swatch } from "../drawing/swatch";
import { TextureSwatch } from "../drawing/texture";
import type { DrawnLine } from "../plot/drawn-line";

type SeriesLegendProps = {
  label: string;
  lines: DrawnLine[];
  hidden: Set<string>;
  /** Null where one without the other says nothing, nor a sum over time. */
  onToggle: ((key: string) => void) | null;
  hasGhost: boolean;
};

/** Each entry switches its series on and off in the chart; the largest stands first. */
export function SeriesLegend({ label, lines, hidden, onToggle, hasGhost }: SeriesLegendProps) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-2">
      <ul aria-label={label} className="flex flex-wrap gap-1">
        {lines.map(({ key, label, colour, total, place }) => {
          const isShown = !hidden.has(key);
          if (!onToggle) {
            return (
              <li key={key} className="inline-flex h-7 items-center gap-1.5 px-2 text-sm">
                <Mark id={`${id}${place}`} colour={colour} place={place} />
                {label}
              </li>
            );
          }
          return (
            <li key={key}>
              <button
                type="button"
                aria-pressed={isShown}
                onClick={() => onToggle(key)}
                className={classNames(
                  "tap-target inline-flex h-7 items-center gap-1.5 rounded-md border px-2 text-sm transition-colors hover:bg-hover print:inline-flex",
                  isShown
                    ? "border-line"
                    : "border-transparent text-ink-quiet line-through [&_svg]:opacity-30",
                )}
              >
                <Mark id={`${id}${place}`} colour={colour} place={place} />
                {label}
                <span className="text-ink-quiet tabular-nums">{formats.count(total)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {hasGhost ? (
        <span className="inline-flex items-center gap-1.5 text-ink-quiet text-xs">
          <svg aria-hidden width={20} height={2} className="overflow-visible">
            <path d="M0,1H20" stroke="var(--neutral-10)" strokeWidth={1.5} strokeDasharray="4 3" />
          </svg>
          {t("before")}
        </span>
      ) : null}
    </div>
  );
}

/** In a card too narrow for names beside its drawing, series have a texture too. */
function Mark({ id, colour, place }: { id: string; colour: string; place: number }) {
  return (
    <>
      <span className="contents @max-[38.75rem]:hidden">
        <Swatch colour={colour} />
      </span>
      <span className="@max-[38.75rem]:contents hidden">
        <TextureSwatch id={id} colour={colour} place={place} />
      </span>
    </>
  );
}
