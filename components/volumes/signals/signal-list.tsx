"use client";
import { useQuery } from "@tanstack/react-query";
import { CircleCheck, TrendingUp, VolumeX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ChannelLabel } from "@/components/shell/channel-label";
import { useFormats } from "@/lib/client/use-formats";
import { useMinute } from "@/lib/client/use-minute";
import { signalsQuery, volumesOptions } from "@/lib/client/volumes";
import type { Signal } from "@/lib/domain/volumes/signals";
import { useVolumes } from "../frame/use-volumes";

const weekMs = 7 * 24 * 3_600_000;

/** Channels that do not do what they usually do at this hour of the week, with what says so. */
export function SignalList() {
  const t = useTranslations("volumes");
  const frame = useVolumes();
  const { data, isError } = useQuery({
    ...volumesOptions(signalsQuery(frame)),
    refetchInterval: frame.pollMs,
  });
  // Without an answer nothing is claimed; its room is kept, so that nothing moves when it comes.
  if (!data) return isError ? null : <div className="min-h-9" />;
  const [first, ...more] = data.signals;
  if (!first) {
    return (
      <p className="flex min-h-9 items-center gap-2 text-ink-quiet text-sm">
        <CircleCheck aria-hidden size={14} className="shrink-0 text-success" />
        {t("signalsNone")}
      </p>
    );
  }
  return (
    <section
      aria-label={t("signals")}
      className="rounded-lg border border-warning-line bg-warning-subtle text-sm break-inside-avoid"
    >
      <SignalLine signal={first} />
      {more.length > 0 ? (
        <details className="border-warning-line border-t">
          <summary className="cursor-pointer px-3 py-1.5">{t("signalsMore", { count: more.length })}</summary>
          {more.map((signal) => (
            <SignalLine key={`${signal.kind} ${signal.channel} ${signal.from}`} signal={signal} />
          ))}
        </details>
      ) : null}
    </section>
  );
}

function SignalLine({ signal }: { signal: Signal }) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const now = useMinute();
  const { hrefOf } = useVolumes();
  const { channel, kind, from, to, count, usual, weeks } = signal;
  const Icon = kind === "silent" ? VolumeX : TrendingUp;
  const span = { from: formats.instant(from, now), to: formats.instant(to, now) };
  // Of a channel that is silent there is nothing to list but what came before.
  const start = kind === "silent" ? Date.parse(from) - weekMs : Date.parse(from);
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 px-3 py-1.5">
      <Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-warning" />
      <span className="font-medium">
        <ChannelLabel channel={channel} />
      </span>
      <p className="min-w-0">
        <span className="font-medium">{t(`signal.${kind}`)}</span>{" "}
        {t("signal.evidence", { count, ...span, ...usual, weeks })}
      </p>
      <Link
        href={hrefOf({ from: start, to: Date.parse(to), channels: [channel] })}
        prefetch={false}
        className="ms-auto text-accent-ink underline-offset-2 hover:underline print:hidden"
      >
        {t(kind === "silent" ? "signal.showWeek" : "signal.show", { count })}
      </Link>
    </div>
  );
}
