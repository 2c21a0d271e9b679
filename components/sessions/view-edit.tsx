"use client";
import { useMutation } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FaultText } from "@/components/ui/fault-text";
import { useProblemWords } from "@/lib/client/use-problem-words";
import { changeView, removeView } from "@/lib/client/views";
import type { SavedView } from "@/lib/domain/views";
import { ViewFields } from "./view-fields";

type ViewEditProps = {
  botId: string;
  view: SavedView;
  /** The list as it stands, which the view can take over. */
  words: string;
  columns: string[];
  onDone: () => void;
};

const focusFirst = (form: HTMLFormElement | null) => form?.querySelector("input")?.focus();

/** Changes what a view is called, who sees it and what it lists, or takes it away. */
export function ViewEdit({ botId, view, words, columns, onDone }: ViewEditProps) {
  const t = useTranslations("sessions");
  const problemWords = useProblemWords();
  const [texts, setTexts] = useState(view);
  const [takesList, setTakesList] = useState(false);
  const save = useMutation({
    mutationFn: () => {
      const list = takesList ? { words, columns } : { words: view.words, columns: view.columns };
      const { name, description, isShared } = texts;
      return changeView(view.id, { botId, name, description, isShared, ...list });
    },
    onSuccess: onDone,
  });
  const remove = useMutation({ mutationFn: () => removeView(botId, view.id), onSuccess: onDone });
  const isBusy = save.isPending || remove.isPending;
  const error = save.error ?? remove.error;
  return (
    <form
      ref={focusFirst}
      aria-label={t("views.edit", { name: view.name })}
      className="flex flex-col gap-2 p-1"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <ViewFields
        nameLabel={t("views.nameOf")}
        texts={texts}
        onChange={(next) => setTexts({ ...view, ...next })}
      />
      <Checkbox
        className="-mx-1.5"
        checked={takesList}
        onChange={({ target }) => setTakesList(target.checked)}
      >
        {t("views.takeList")}
      </Checkbox>
      {error ? <FaultText>{problemWords(error)}</FaultText> : null}
      <div className="flex flex-wrap items-center gap-2 border-t pt-2">
        <Button type="submit" variant="primary" size="sm" disabled={texts.name.trim() === "" || isBusy}>
          {t("views.keep")}
        </Button>
        <Button size="sm" disabled={isBusy} onClick={onDone}>
          {t("export.cancel")}
        </Button>
        <Button
          size="sm"
          variant="quiet"
          className="ms-auto"
          disabled={isBusy}
          onClick={() => remove.mutate()}
        >
          <Trash2 aria-hidden size={14} />
          {t("views.remove")}
        </Button>
      </div>
    </form>
  );
}
