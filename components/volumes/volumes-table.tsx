import Link from "next/link";
import { useTranslations } from "next-intl";
import { ChannelLabel } from "@/components/shell/channel-label";
import { useFormats } from "@/lib/client/use-formats";
import { useWords } from "@/lib/client/use-words";
import type { DayColumn, PreparedVolumes } from "@/lib/domain/volumes";
import { useDayWords } from "./use-day-words";

/** Null stands for all days, or for all channels. */
export type HrefOf = (day: DayColumn | null, channels: string[] | null) => string;

type VolumesTableProps = { volumes: PreparedVolumes; hrefOf: HrefOf };

const number = "px-3 py-1.5 text-end tabular-nums";
const stuck = "sticky start-0 z-[1] border-e px-3 py-1.5 text-start font-normal";

/** The chart's numbers for everybody, newest day first; each leads to the sessions it counts. */
export function VolumesTable({ volumes: { days, channels, total }, hrefOf }: VolumesTableProps) {
  const t = useTranslations("volumes");
  const hasOneYear = days[0]?.day.slice(0, 4) === days.at(-1)?.day.slice(0, 4);
  return (
    <section
      aria-label={t("table")}
      className="w-fit min-w-[min(100%,110rem)] max-w-full overflow-x-auto rounded-lg border"
    >
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{t("table")}</caption>
        <thead className="bg-surface text-ink-quiet text-xs">
          <tr className="[&>th]:border-b">
            <th scope="col" className={`${stuck} bg-surface`}>
              {t("day")}
            </th>
            <th scope="col" className={`${number} font-medium text-ink`}>
              {t("sum")}
            </th>
            {channels.map(({ channel }) => (
              <th key={channel} scope="col" className={`${number} whitespace-nowrap font-normal`}>
                <ChannelLabel channel={channel} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.day} className="[&>*]:border-b hover:[&>*]:bg-hover">
              <th scope="row" className={`${stuck} bg-canvas`}>
                <RowHead day={day} hasYear={!hasOneYear} />
              </th>
              <Cell day={day} channel={null} count={day.total} hrefOf={hrefOf} />
              {channels.map(({ channel }) => (
                <Cell
                  key={channel}
                  day={day}
                  channel={channel}
                  count={day.counts[channel] ?? 0}
                  hrefOf={hrefOf}
                />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot className="bg-surface font-medium">
          <tr>
            <th scope="row" className={`${stuck} bg-surface !font-medium`}>
              {t("sum")}
            </th>
            <Cell day={null} channel={null} count={total} hrefOf={hrefOf} />
            {channels.map(({ channel, total: count }) => (
              <Cell key={channel} day={null} channel={channel} count={count} hrefOf={hrefOf} />
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function RowHead({ day, hasYear }: { day: DayColumn; hasYear: boolean }) {
  const words = useDayWords();
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <time dateTime={day.day} className="whitespace-nowrap tabular-nums">
        {hasYear ? words.long(day) : words.weekday(day)}
      </time>
      {words.remarks(day).map(({ word, hint }) => (
        <span key={word} title={hint} className="whitespace-nowrap text-ink-quiet text-xs">
          {word}
        </span>
      ))}
    </span>
  );
}

type CellProps = { day: DayColumn | null; channel: string | null; count: number; hrefOf: HrefOf };

function Cell({ day, channel, count, hrefOf }: CellProps) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const words = useWords();
  const dayWords = useDayWords();
  const look = channel === null ? `${number} font-medium` : number;
  if (count === 0) {
    // A gap is not a zero.
    return <td className={`${look} text-ink-quiet`}>{day?.held === "none" ? "–" : 0}</td>;
  }
  const dayName = day ? dayWords.long(day) : t("allDays");
  const label =
    channel === null
      ? t("dayLink", { count, day: dayName })
      : t("channelLink", { count, channel: words.channel(channel), day: dayName });
  return (
    <td className={look}>
      <Link
        href={hrefOf(day, channel === null ? null : [channel])}
        prefetch={false}
        aria-label={label}
        className="-mx-1 rounded-sm px-1 py-0.5 decoration-line-control underline-offset-2 hover:text-accent-ink hover:underline"
      >
        {formats.count(count)}
      </Link>
    </td>
  );
}
