"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { useProblemWords } from "@/lib/client/use-problem-words";
import { saveView } from "@/lib/client/views";
import { ViewFields, type ViewTexts } from "./view-fields";

type ViewFormProps = { botId: string; words: string; columns: string[]; onSaved: () => void };

const empty: ViewTexts = { name: "", description: "", isShared: false };

/** Gives the list as it stands a name. */
export function ViewForm({ botId, words, columns, onSaved }: ViewFormProps) {
  const t = useTranslations("sessions");
  const problemWords = useProblemWords();
  const [texts, setTexts] = useState(empty);
  const save = useMutation({
    mutationFn: () => saveView({ botId, words, columns, ...texts }),
    onSuccess: () => {
      setTexts(empty);
      onSaved();
    },
  });
  return (
    <form
      className="flex flex-col gap-2 border-t px-2 pt-2"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <ViewFields nameLabel={t("views.name")} texts={texts} onChange={setTexts} />
      <div className="flex items-center gap-2">
        <Button
          type="submit"
          variant="primary"
          size="sm"
          disabled={texts.name.trim() === "" || save.isPending}
        >
          {t("views.save")}
        </Button>
        <p role="status" className="text-ink-quiet text-sm">
          {save.isSuccess ? t("views.saved") : null}
        </p>
      </div>
      {save.error ? <FaultText>{problemWords(save.error)}</FaultText> : null}
    </form>
  );
}
