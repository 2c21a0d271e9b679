import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FaultText } from "@/components/ui/fault-text";
import { Field } from "@/components/ui/field";
import { countExpiring } from "@/lib/client/history";
import { useProblemWords } from "@/lib/client/use-problem-words";
import { type HistorySettings, mostRetentionDays } from "@/lib/domain/history-settings";

type RetentionFormProps = {
  history: HistorySettings;
  isSaving: boolean;
  onSave: (days: number | null) => void;
};

/** A retention that takes sessions out says how many before it does. */
export function RetentionForm({ history: { botId, retentionDays }, isSaving, onSave }: RetentionFormProps) {
  const t = useTranslations("settings");
  const common = useTranslations("common");
  const problem = useProblemWords();
  const [fault, setFault] = useState(false);
  const [asked, setAsked] = useState<{ days: number; sessions: number } | null>(null);
  const count = useMutation({
    mutationFn: async (days: number) => ({ days, ...(await countExpiring(botId, days)) }),
    onSuccess: (found) => (found.sessions === 0 ? onSave(found.days) : setAsked(found)),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("days")).trim();
    const days = Number(text);
    const isPossible = text === "" || (Number.isInteger(days) && days >= 1 && days <= mostRetentionDays);
    setFault(!isPossible);
    if (!isPossible) return;
    if (text === "") onSave(null);
    else count.mutate(days);
  };
  return (
    <form noValidate onSubmit={submit} className="flex min-w-0 flex-wrap items-start gap-2">
      <div className="min-w-0 max-w-72 flex-1">
        <Field
          label={t("retention.days")}
          name="days"
          inputMode="numeric"
          defaultValue={retentionDays ?? ""}
          placeholder={t("retention.forever")}
          hint={t("retention.hint")}
          error={fault ? t("retention.fault", { most: mostRetentionDays }) : undefined}
        />
      </div>
      <Button type="submit" className="mt-6" disabled={isSaving || count.isPending}>
        {t("history.save")}
      </Button>
      {count.error ? (
        <FaultText className="w-full">{t("history.notSaved", { problem: problem(count.error) })}</FaultText>
      ) : null}
      {asked ? (
        <Dialog
          open
          onClose={() => setAsked(null)}
          title={t("retention.title")}
          closeLabel={common("close")}
          footer={
            <>
              <Button onClick={() => setAsked(null)}>{t("cancel")}</Button>
              <Button
                variant="danger"
                onClick={() => {
                  setAsked(null);
                  onSave(asked.days);
                }}
              >
                {t("retention.confirm", { sessions: asked.sessions })}
              </Button>
            </>
          }
        >
          <p>{t("retention.question", asked)}</p>
        </Dialog>
      ) : null}
    </form>
  );
}
