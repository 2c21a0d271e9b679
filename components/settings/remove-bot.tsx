import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { countRemoval, removeBot } from "@/lib/client/bots";
import { useProblemWords } from "@/lib/client/use-problem-words";
import type { BotSettings, Confirmation } from "@/lib/domain/bot-settings";
import { PasswordField } from "./password-field";

type RemoveBotProps = { bot: BotSettings; confirmation: Confirmation };

/** Says what is archived before it goes, and whether it goes is a choice of its own. */
export function RemoveBot({ bot, confirmation }: RemoveBotProps) {
  const t = useTranslations("connect");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="danger"
        aria-label={t("remove.of", { name: bot.name })}
        onClick={() => setOpen(true)}
      >
        {t("remove.open")}
      </Button>
      {isOpen ? <RemoveDialog bot={bot} confirmation={confirmation} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function RemoveDialog({ bot, confirmation, onClose }: RemoveBotProps & { onClose: () => void }) {
  const t = useTranslations("connect");
  const common = useTranslations("common");
  const problem = useProblemWords();
  const router = useRouter();
  const formId = useId();
  const [erases, setErases] = useState(false);
  const [password, setPassword] = useState("");
  const counts = useQuery({ queryKey: ["removal", bot.id], queryFn: () => countRemoval(bot.id), gcTime: 0 });
  const remove = useMutation({
    mutationFn: () => removeBot(bot.id, { erases, password: password || undefined }),
    onSuccess: () => {
      onClose();
      router.refresh();
    },
  });
  const error = counts.error ?? remove.error;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (counts.data && !remove.isPending) remove.mutate();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("remove.title", { name: bot.name })}
      closeLabel={common("close")}
      footer={
        <>
          <Button onClick={onClose}>{t("save.cancel")}</Button>
          <Button type="submit" form={formId} variant="danger" disabled={!counts.data || remove.isPending}>
            {t(erases ? "remove.confirmErase" : "remove.confirm")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        <p>{t("remove.text")}</p>
        <p role="status">{counts.data ? t("remove.held", counts.data) : t("remove.counting")}</p>
        <Checkbox checked={erases} onChange={(event) => setErases(event.target.checked)}>
          {t("remove.erase")}
        </Checkbox>
        <p className="text-ink-quiet text-sm">{t(erases ? "remove.eraseHint" : "remove.keepHint")}</p>
        <PasswordField confirmation={confirmation} value={password} onChange={setPassword} />
        {error ? (
          <p role="alert" className="text-danger text-sm">
            {t("save.failed", { problem: error.message || problem(error) })}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}
