"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { Field } from "@/components/ui/field";
import { reveal } from "@/lib/client/reveals";
import { useProblemWords } from "@/lib/client/use-problem-words";
import { useViewer } from "@/lib/client/viewer";
import { reasonSchema } from "@/lib/domain/masking";
import { permits, roleOn } from "@/lib/domain/viewer";
import type { SessionPlace } from "./message-details";

type RevealFormProps = { place: SessionPlace; messageId: string | null; onDone: () => void };

/** Why somebody wants to see what is hidden; for those who never may, why they cannot. */
export function RevealForm({ place: { botId, sessionId }, messageId, onDone }: RevealFormProps) {
  const t = useTranslations("transcript");
  const problem = useProblemWords();
  const queries = useQueryClient();
  const role = roleOn(useViewer(), botId);
  const [isShort, setIsShort] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (reason: string) => reveal(sessionId, { botId, messageId, reason }),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["transcript"] }),
        queries.invalidateQueries({ queryKey: ["message-record", botId, sessionId] }),
      ]);
      onDone();
    },
  });
  if (!permits(role, "reviewer")) return <p className="text-sm">{t("reveal.role")}</p>;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = reasonSchema.safeParse(String(new FormData(event.currentTarget).get("reason")));
    setIsShort(!reason.success);
    if (reason.success) mutate(reason.data);
  };
  return (
    <form noValidate onSubmit={send} className="flex flex-col gap-2">
      <Field
        label={t("reveal.reason")}
        name="reason"
        autoFocus
        autoComplete="off"
        maxLength={300}
        hint={t("reveal.hint")}
        error={isShort ? t("reveal.tooShort") : undefined}
      />
      {error ? <FaultText>{problem(error)}</FaultText> : null}
      <Button type="submit" variant="primary" size="sm" disabled={isPending} className="self-start">
        {t(messageId === null ? "reveal.session" : "reveal.message")}
      </Button>
    </form>
  );
}
