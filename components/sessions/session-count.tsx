"use client";
import { useQuery } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { countQuery } from "@/lib/client/sessions";
import { printSessionFilters, type SessionFilters } from "@/lib/domain/session-filters";
import type { useHits } from "./use-hits";

type SessionCountProps = {
  botId: string;
  filters: SessionFilters;
  isEnabled: boolean;
  hits: ReturnType<typeof useHits>;
};

/** How many sessions the list has: quickly up to ten thousand, beyond that exactly when somebody asks. */
export function SessionCount({ botId, filters, isEnabled, hits }: SessionCountProps) {
  const t = useTranslations("sessions");
  const zone = useTimeZone() ?? "UTC";
  const question = printSessionFilters(filters).toString();
  const [asked, setAsked] = useState<string | null>(null);
  const isExactAsked = asked === question;
  const quick = useQuery({ ...countQuery(botId, filters, zone), enabled: isEnabled });
  const exact = useQuery({ ...countQuery(botId, filters, zone, true), enabled: isExactAsked });
  const counted = exact.data && isExactAsked ? exact.data : quick.data;
  if (!counted) return null;
  return (
    <p role="status" className="flex min-h-8 items-center gap-2 text-ink-quiet text-sm tabular-nums">
      {counted.isExact ? t("count", { count: counted.count }) : t("countOver", { count: counted.count })}
      {hits.total > 0 ? (
        <span>
          {t(hits.isWhole ? "hits" : "hitsLoaded", { hits: hits.total, sessions: hits.sessionCount })}
        </span>
      ) : null}
      {counted.isExact ? null : (
        <Button size="sm" variant="quiet" disabled={exact.isFetching} onClick={() => setAsked(question)}>
          {exact.isFetching ? t("counting") : t("countAll")}
        </Button>
      )}
      {exact.isError && isExactAsked ? <span className="text-danger">{t("countFailed")}</span> : null}
    </p>
  );
}
