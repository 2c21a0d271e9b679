"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { useProblemWords } from "@/lib/client/use-problem-words";
import { saveView } from "@/lib/client/views";

type ViewFormProps = { botId: string; words: string; columns: string[]; onSaved: () => void };

/** Gives the list as it stands a name. */
export function ViewForm({ botId, words, columns, onSaved }: ViewFormProps) {
  const t = useTranslations("sessions");
  const problemWords = useProblemWords();
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [isShared, setIsShared] = useState(false);
  const save = useMutation({
    mutationFn: () => saveView({ botId, name, description, words, columns, isShared }),
    onSuccess: () => {
      setName("");
      setDescription("");
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
      <Field
        label={t("views.name")}
        value={name}
        maxLength={80}
        required
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        label={t("views.description")}
        value={description}
        maxLength={300}
        onChange={(event) => setDescription(event.target.value)}
      />
      <Checkbox
        className="-mx-1.5"
        checked={isShared}
        onChange={(event) => setIsShared(event.target.checked)}
      >
        {t("views.share")}
      </Checkbox>
      <div className="flex items-center gap-2">
        <Button type="submit" variant="primary" size="sm" disabled={name.trim() === "" || save.isPending}>
          {t("views.save")}
        </Button>
        <p role="status" className="text-ink-quiet text-sm">
          {save.isSuccess ? t("views.saved") : null}
        </p>
      </div>
      {save.error ? (
        <p role="alert" className="text-danger text-sm">
          {problemWords(save.error)}
        </p>
      ) : null}
    </form>
  );
}
