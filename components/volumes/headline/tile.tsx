import { ArrowDown, ArrowRight, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { useFormats } from "@/lib/client/use-formats";
import type { Change } from "@/lib/domain/volumes/change";
import { Sparkline } from "../drawing/sparkline";

export type TileKey =
  | "sessions"
  | "users"
  | "messages"
  | "selfService"
  | "dropOff"
  | "handedOver"
  | "medianDuration"
  | "medianResponse";

export type TileContent = {
  key: TileKey;
  name: string;
  text: string;
  /** What the number rests on, where it is a share or a median. */
  note?: string;
  change: Change | null;
  /** A share moves by points, a number by a share of itself. */
  isShare: boolean;
  /** Which way is good news; null where neither is. */
  goodWay: "up" | "down" | null;
  spark: (number | null)[];
  href: string | null;
  linkLabel: string;
};

const arrows = { up: ArrowUp, down: ArrowDown, same: ArrowRight };

type TileProps = { tile: TileContent; isLastOpen: boolean; explain: ReactNode };

/** A number, how it moved, and its run; where there is a list of it, a link to that. */
export function Tile({
  tile: { name, text, note, change, isShare, goodWay, spark, href, linkLabel },
  isLastOpen,
  explain,
}: TileProps) {
  return (
    <div className="relative flex min-h-32 min-w-0 flex-col gap-0.5 bg-canvas px-4 pt-3 pb-2 break-inside-avoid has-[a:hover]:bg-hover">
      <dt className="flex items-center gap-1 text-ink-quiet text-xs">
        <span className="min-w-0 flex-1">{name}</span>
        <span className="-me-2 -my-1.5 relative z-[1] print:hidden wall:hidden">{explain}</span>
      </dt>
      <dd className="flex flex-wrap items-baseline gap-x-2">
        {href ? (
          <Link
            href={href}
            prefetch={false}
            aria-label={linkLabel}
            className="whitespace-nowrap font-semibold text-2xl tabular-nums after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent-ink focus-visible:after:-outline-offset-2"
          >
            {text}
          </Link>
        ) : (
          <span className="whitespace-nowrap font-semibold text-2xl tabular-nums">{text}</span>
        )}
        {change ? <ChangeMark change={change} isShare={isShare} goodWay={goodWay} /> : null}
      </dd>
      <dd className="min-h-4 truncate text-ink-quiet text-xs">{note}</dd>
      <dd aria-hidden className="mt-auto pt-1">
        <Sparkline values={spark} isLastOpen={isLastOpen} />
      </dd>
    </div>
  );
}

type ChangeMarkProps = { change: Change; isShare: boolean; goodWay: "up" | "down" | null };

function ChangeMark({ change, isShare, goodWay }: ChangeMarkProps) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const { direction, ratio, difference, isSmall } = change;
  const Arrow = arrows[direction];
  const isNews = !isSmall && goodWay !== null && direction !== "same";
  const tone = isNews
    ? direction === goodWay
      ? "text-success"
      : "text-danger"
    : isSmall
      ? "text-ink-quiet"
      : "text-ink";
  const points = t("points", { points: formats.signed(difference * 100) });
  const shown = isShare ? points : ratio === null ? t("fromNothing") : formats.signedPercent(ratio);
  const words = t(`change.${direction}`, { change: shown.replace(/^[+-]/, "") });
  return (
    <span
      title={isSmall ? t("changeSmall", { words }) : words}
      className={classNames("inline-flex items-center gap-0.5 text-xs tabular-nums", tone)}
    >
      <Arrow aria-hidden size={12} strokeWidth={2} />
      <span aria-hidden>{shown}</span>
      <span className="sr-only">{isSmall ? t("changeSmall", { words }) : words}</span>
    </span>
  );
}
