import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { Field } from "@/components/ui/field";
import { erasePerson } from "@/lib/client/history";
import { saveFile } from "@/lib/client/save-file";
import { useFormats } from "@/lib/client/use-formats";
import { useProblemWords } from "@/lib/client/use-problem-words";
import type { Erasure } from "@/lib/domain/history-settings";
import { PersonFile } from "./person-file";

/** Counts first; gives all of it as a file; erases when the id is typed once more, and ends with a receipt. */
export function ErasePerson({ botId }: { botId: string }) {
  const t = useTranslations("settings");
  const problem = useProblemWords();
  const queries = useQueryClient();
  const [repeated, setRepeated] = useState("");
  const count = useMutation({
    mutationFn: (userId: string) => erasePerson(botId, { userId, confirmed: false }),
  });
  const erase = useMutation({
    mutationFn: (userId: string) => erasePerson(botId, { userId, confirmed: true }),
    onSuccess: async () => {
      count.reset();
      setRepeated("");
      await queries.invalidateQueries();
    },
  });
  const found = count.data;
  const error = count.error ?? erase.error;
  const look = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const userId = String(new FormData(event.currentTarget).get("user")).trim();
    erase.reset();
    setRepeated("");
    if (userId !== "") count.mutate(userId);
  };
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="max-w-prose text-ink-quiet">{t("erasure.hint")}</p>
      <form noValidate onSubmit={look} className="flex w-full flex-wrap items-end gap-2">
        <div className="min-w-0 max-w-96 flex-1">
          <Field label={t("erasure.user")} name="user" autoComplete="off" spellCheck={false} />
        </div>
        <Button type="submit" disabled={count.isPending || erase.isPending}>
          {t("erasure.count")}
        </Button>
      </form>
      <div role="status" className="w-full empty:hidden">
        {found && found.sessions === 0 ? <p>{t("erasure.nothing")}</p> : null}
        {erase.data ? <Receipt erasure={erase.data} /> : null}
      </div>
      {found && found.sessions > 0 ? <PersonFile botId={botId} found={found} /> : null}
      {found && found.sessions > 0 ? (
        <div className="flex w-full flex-col items-start gap-3 rounded-md border border-danger-line bg-danger-subtle p-3">
          <p>{t("erasure.found", { sessions: found.sessions, messages: found.messages })}</p>
          <div className="w-full max-w-96">
            <Field
              label={t("erasure.repeat")}
              value={repeated}
              onChange={(event) => setRepeated(event.target.value)}
              autoComplete="off"
              spellCheck={false}
            />
          </div>
          <Button
            variant="danger"
            disabled={repeated.trim() !== found.userId || erase.isPending}
            onClick={() => erase.mutate(found.userId)}
          >
            {t("erasure.confirm")}
          </Button>
        </div>
      ) : null}
      {error ? <FaultText>{t("erasure.failed", { problem: problem(error) })}</FaultText> : null}
    </div>
  );
}

function Receipt({ erasure: { sessions, messages, erasedAt, receipt } }: { erasure: Erasure }) {
  const t = useTranslations("settings");
  const formats = useFormats();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="font-medium text-success">
        {t("erasure.receipt", { sessions, messages, at: erasedAt ? formats.fullInstant(erasedAt) : "" })}
      </p>
      {receipt === null ? null : (
        <Button size="sm" onClick={() => saveFile(new Blob([receipt]), "erasure-receipt.json")}>
          {t("erasure.saveReceipt")}
        </Button>
      )}
    </div>
  );
}
