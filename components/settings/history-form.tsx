import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { Field } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { changeHistory, historyQuery } from "@/lib/client/history";
import { useFormats } from "@/lib/client/use-formats";
import { useMinute } from "@/lib/client/use-minute";
import { useProblemWords } from "@/lib/client/use-problem-words";
import type { HistoryChange, HistorySettings } from "@/lib/domain/history-settings";
import { fromLocalTime, toLocalTime } from "@/lib/domain/local-time";
import { RetentionForm } from "./retention-form";

/** How far back a bot is read, whether the background goes on, what is left of it, and how long sessions are kept. */
export function HistoryForm({ botId }: { botId: string }) {
  const t = useTranslations("settings");
  const problem = useProblemWords();
  const queries = useQueryClient();
  const { data: history, error } = useQuery(historyQuery(botId));
  const change = useMutation({
    mutationFn: (wanted: HistoryChange) => changeHistory(botId, wanted),
    onSuccess: (fresh) => queries.setQueryData(historyQuery(botId).queryKey, fresh),
  });
  if (!history) {
    return error ? (
      <FaultText>{t("history.unknown", { problem: problem(error) })}</FaultText>
    ) : (
      <Skeleton className="h-40 w-full" />
    );
  }
  const save = (wanted: HistoryChange) => change.mutate(wanted);
  return (
    <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
      <div className="flex min-w-0 flex-col items-start gap-3">
        <FirstDay key={history.backfillFrom} history={history} isSaving={change.isPending} onSave={save} />
        <Background history={history} isSaving={change.isPending} onSave={save} />
      </div>
      <RetentionForm
        key={history.retentionDays}
        history={history}
        isSaving={change.isPending}
        onSave={(retentionDays) => save({ retentionDays })}
      />
      <p role="status" className="text-sm text-success empty:hidden md:col-span-2">
        {change.isSuccess && !change.isPending ? t("history.saved") : ""}
      </p>
      {change.error ? (
        <FaultText className="md:col-span-2">
          {t("history.notSaved", { problem: problem(change.error) })}
        </FaultText>
      ) : null}
    </div>
  );
}

type PartProps = { history: HistorySettings; isSaving: boolean; onSave: (change: HistoryChange) => void };

function FirstDay({ history: { backfillFrom, koreFrom }, isSaving, onSave }: PartProps) {
  const t = useTranslations("settings");
  const formats = useFormats();
  const [fault, setFault] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const day = String(new FormData(event.currentTarget).get("day"));
    const from = fromLocalTime(`${day}T00:00`, formats.zone);
    const isPossible = from !== null && from > koreFrom && Date.parse(from) <= Date.now();
    setFault(!isPossible);
    if (isPossible) onSave({ backfillFrom: from });
  };
  return (
    <form noValidate onSubmit={submit} className="flex w-full flex-wrap items-end gap-2">
      <div className="min-w-0 max-w-56 flex-1">
        <Field
          label={t("history.firstDay")}
          name="day"
          type="date"
          defaultValue={toLocalTime(Date.parse(backfillFrom), formats.zone).slice(0, 10)}
          error={fault ? t("history.firstDayFault", { day: formats.day(koreFrom) }) : undefined}
        />
      </div>
      <Button type="submit" disabled={isSaving}>
        {t("history.save")}
      </Button>
    </form>
  );
}

function Background({ history: { isPaused, left }, isSaving, onSave }: PartProps) {
  const t = useTranslations("settings");
  const formats = useFormats();
  const now = useMinute();
  const Icon = isPaused ? Play : Pause;
  return (
    <>
      <p className="max-w-prose">
        {left === null
          ? t("history.done")
          : t("history.left", {
              from: formats.instant(left.from, now),
              to: formats.instant(left.to, now),
              calls: left.calls,
              duration: formats.duration(left.ms),
            })}{" "}
        <span className="text-ink-quiet">{isPaused ? t("history.pausedHint") : t("history.leftHint")}</span>
      </p>
      <Button size="sm" disabled={isSaving} onClick={() => onSave({ isPaused: !isPaused })}>
        <Icon aria-hidden size={14} />
        {isPaused ? t("history.resume") : t("history.pause")}
      </Button>
    </>
  );
}
