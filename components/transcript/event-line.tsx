import {
  CircleHelp,
  CirclePlay,
  CircleStop,
  Headset,
  Hourglass,
  Languages,
  ListChecks,
  LogOut,
  type LucideIcon,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { useFormats } from "@/lib/client/use-formats";
import { printElapsed } from "@/lib/domain/elapsed";
import type { EventRow } from "@/lib/domain/transcript-rows";
import { Line } from "./quiet-line";

const icons: Record<EventRow["event"], LucideIcon> = {
  started: CirclePlay,
  task: ListChecks,
  "not-understood": CircleHelp,
  language: Languages,
  "handed-over": Headset,
  silence: Hourglass,
  ended: CircleStop,
  "dropped-off": LogOut,
};

type EventLineProps = {
  row: EventRow;
  /** Times are told from this instant on; null tells them by the clock. */
  elapsedFrom: string | null;
};

/** What happened between the messages; a long silence is a line across. */
export function EventLine({ row: { event, at, text, durationMs }, elapsedFrom }: EventLineProps) {
  const t = useTranslations("transcript");
  const formats = useFormats();
  const isSilence = event === "silence";
  const words = {
    started: () => t("event.started"),
    task: () => t("event.task", { task: text }),
    "not-understood": () => t("event.not-understood"),
    language: () => t("event.language", { language: formats.language(text) }),
    "handed-over": () => (text ? t("event.handed-over-to", { agent: text }) : t("event.handed-over")),
    silence: () => t("event.silence", { duration: formats.duration(durationMs) }),
    ended: () => t("event.ended"),
    "dropped-off": () => t("event.dropped-off"),
  }[event]();
  return (
    <div
      className={classNames(
        "flex items-center justify-center gap-3 px-3 pt-3 group-data-[density=dense]/transcript:pt-1.5",
        isSilence && "before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line",
      )}
    >
      <Line icon={icons[event]} text={words} />
      {event === "started" || event === "ended" || event === "dropped-off" ? (
        <time dateTime={at} title={formats.fullInstant(at)} className="text-ink-quiet text-xs tabular-nums">
          {elapsedFrom === null ? formats.time(at) : printElapsed(Date.parse(at) - Date.parse(elapsedFrom))}
        </time>
      ) : null}
    </div>
  );
}
