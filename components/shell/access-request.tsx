import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { requestAccess } from "@/lib/client/access-requests";
import { useProblemWords } from "@/lib/client/use-problem-words";

/** Asks for a bot in words that say nothing of whether there is one. */
export function AccessRequest({ botId }: { botId: string }) {
  const t = useTranslations("shares");
  const problemWords = useProblemWords();
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: () => requestAccess(botId) });
  return (
    <div className="flex flex-col items-center gap-2">
      {isSuccess ? null : (
        <Button variant="primary" disabled={isPending} onClick={() => mutate()}>
          {t("request")}
        </Button>
      )}
      <p role="status" className="max-w-prose text-ink-quiet empty:hidden">
        {isSuccess ? t("requested") : null}
      </p>
      {error ? <FaultText>{t("requestNotSent", { problem: problemWords(error) })}</FaultText> : null}
    </div>
  );
}
