"use client";
import { useTimeZone, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { fromLocalTime, toLocalTime } from "@/lib/domain/local-time";
import { resolveRange, type TimeRange } from "@/lib/domain/time-range";
import { zoneName } from "@/lib/domain/zone-list";

type CustomRangeProps = { range: TimeRange; onApply: (range: TimeRange) => void };

/** Two clock times of the viewer's zone; the address gets instants, so that it means the same to everybody. */
export function CustomRange({ range, onApply }: CustomRangeProps) {
  const t = useTranslations("common");
  const zone = useTimeZone() ?? "UTC";
  const [start] = useState(() => startValues(range, zone));
  const [fault, setFault] = useState<"from" | "to" | null>(null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const from = fromLocalTime(String(form.get("from")), zone);
    const to = fromLocalTime(String(form.get("to")), zone);
    if (from && to && from < to) onApply({ from, to });
    else setFault(from ? "to" : "from");
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-1 flex-col gap-3 p-3 max-sm:border-t">
      <Field
        label={t("from")}
        name="from"
        type="datetime-local"
        defaultValue={start.from}
        error={fault === "from" ? t("fromFault") : undefined}
      />
      <Field
        label={t("to")}
        name="to"
        type="datetime-local"
        defaultValue={start.to}
        error={fault === "to" ? t("toFault") : undefined}
      />
      <p className="text-ink-quiet text-xs">{t("timesIn", { zone: zoneName(zone) })}</p>
      <Button type="submit" variant="primary" className="mt-auto self-end">
        {t("apply")}
      </Button>
    </form>
  );
}

function startValues(range: TimeRange, zone: string): { from: string; to: string } {
  const now = Date.now();
  const { from, to } = resolveRange(range, now, zone);
  return { from: from ? toLocalTime(from, zone) : "", to: toLocalTime(to ?? now, zone) };
}
