import { useFormatter, useLocale, useTimeZone, useTranslations } from "next-intl";
import { createContext, createElement, type ReactNode, use, useMemo } from "react";
import { splitDuration } from "@/lib/domain/duration";
import { type Weekday, weekdays } from "@/lib/domain/session-filters";

const languageTag = /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?$/i;

const FormatsContext = createContext<ReturnType<typeof useNewFormats> | null>(null);

/** Makes them once for all that is drawn: a long transcript has a thousand times. */
export function FormatsProvider({ children }: { children: ReactNode }) {
  return createElement(FormatsContext, { value: useNewFormats() }, children);
}

/** How the product writes instants (ISO or epoch ms, in the viewer's zone), lengths and counts. */
export function useFormats() {
  const formats = use(FormatsContext);
  if (!formats) throw new Error("useFormats needs a FormatsProvider above it.");
  return formats;
}

function useNewFormats() {
  const format = useFormatter();
  const t = useTranslations("common");
  const zone = useTimeZone() ?? "UTC";
  // The narrow units of Japanese are Latin letters.
  const unitDisplay = useLocale() === "ja" ? "short" : "narrow";
  return useMemo(() => {
    const date = (instant: string | number) => new Date(instant);
    const year = (instant: string | number) => format.dateTime(date(instant), { year: "numeric" });
    return {
      zone,
      /** Mar 12, 14:02; the year when it is not this one. */
      instant: (instant: string | number, now: number) =>
        format.dateTime(date(instant), {
          ...(year(instant) === year(now) ? {} : { year: "numeric" }),
          month: "short",
          day: "numeric",
          hour: "2-digit",
          minute: "2-digit",
          hourCycle: "h23",
        }),
      /** With weekday, seconds and the zone in words; for hovering and for screen readers. */
      fullInstant: (instant: string | number) =>
        `${format.dateTime(date(instant), {
          weekday: "long",
          year: "numeric",
          month: "long",
          day: "numeric",
          hour: "2-digit",
          minute: "2-digit",
          second: "2-digit",
          hourCycle: "h23",
        })} (${zone})`,
      day: (instant: string | number) =>
        format.dateTime(date(instant), { weekday: "short", year: "numeric", month: "short", day: "numeric" }),
      month: (instant: string | number) => format.dateTime(date(instant), { year: "numeric", month: "long" }),
      time: (instant: string | number) =>
        format.dateTime(date(instant), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
      weekday: (day: Weekday) =>
        // A Monday, and those after it.
        format.dateTime(new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(day))), {
          weekday: "long",
          timeZone: "UTC",
        }),
      /** Mon, of our code for the day. */
      weekdayShort: (day: Weekday) =>
        format.dateTime(new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(day))), {
          weekday: "short",
          timeZone: "UTC",
        }),
      shortWeekday: (instant: string | number) => format.dateTime(date(instant), { weekday: "short" }),
      /** The beginning of an hour of the day; 24 is its end. */
      hour: (hour: number) => `${String(hour).padStart(2, "0")}:00`,
      /** 5 min. ago, yesterday. What has been is never to come: `now` may be up to a minute old. */
      relative: (instant: string | number, now: number) =>
        format.relativeTime(date(instant), {
          now: new Date(Math.max(now, date(instant).getTime())),
          style: "narrow",
        }),
      duration: (durationMs: number) => {
        const parts = splitDuration(durationMs).map(({ value, unit }) =>
          format.number(value, { style: "unit", unit, unitDisplay }),
        );
        const [first, second] = parts;
        if (first === undefined) return t("underSecond");
        return second === undefined ? first : t("duration", { first, second });
      },
      /** 1.4 s: for waits, of which parts of a second matter. */
      seconds: (ms: number) =>
        format.number(ms / 1000, {
          style: "unit",
          unit: "second",
          unitDisplay,
          maximumFractionDigits: ms < 10_000 ? 1 : 0,
        }),
      size: (bytes: number) =>
        format.number(bytes / (bytes < 1e6 ? 1e3 : 1e6), {
          style: "unit",
          unit: bytes < 1e6 ? "kilobyte" : "megabyte",
          maximumFractionDigits: 1,
        }),
      count: (count: number) => format.number(count),
      /** Short where there is little room: 1.2K. */
      compact: (count: number) => format.number(count, { notation: "compact", maximumFractionDigits: 1 }),
      /** Of a share from 0 to 1. */
      percent: (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 1 }),
      signed: (value: number) =>
        format.number(value, { maximumFractionDigits: 1, signDisplay: "exceptZero" }),
      signedPercent: (share: number) =>
        format.number(share, { style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" }),
      monthOfYear: (instant: string | number) =>
        format.dateTime(date(instant), { month: "short", year: "2-digit" }),
      shortDay: (instant: string | number) =>
        format.dateTime(date(instant), { month: "short", day: "numeric" }),
      // A code that is no language tag is shown as the bot sent it.
      language: (code: string) =>
        languageTag.test(code) ? format.displayName(code, { type: "language" }) : code,
    };
  }, [format, t, zone, unitDisplay]);
}
