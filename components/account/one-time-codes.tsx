import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { Field } from "@/components/ui/field";
import { ApiProblem } from "@/lib/client/api";
import { dropFactor, offerFactor } from "@/lib/client/one-time-codes";
import { useProblemWords } from "@/lib/client/use-problem-words";
import { FactorDialog } from "./factor-dialog";

export function OneTimeCodes({ isOn }: { isOn: boolean }) {
  const t = useTranslations("account");
  const problem = useProblemWords();
  const router = useRouter();
  const offer = useMutation({ mutationFn: offerFactor });
  const close = () => {
    offer.reset();
    router.refresh();
  };
  // The dialog stays while the page learns that they are on: it shows the recovery codes.
  const dialog = offer.data ? <FactorDialog offer={offer.data} onClose={close} /> : null;
  if (isOn) {
    return (
      <>
        <DropForm onDone={() => router.refresh()} />
        {dialog}
      </>
    );
  }
  return (
    <>
      <Button disabled={offer.isPending} onClick={() => offer.mutate()}>
        {t("codes.set")}
      </Button>
      {offer.error ? <FaultText>{t("failed", { problem: problem(offer.error) })}</FaultText> : null}
      {dialog}
    </>
  );
}

function DropForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("account");
  const problem = useProblemWords();
  const drop = useMutation({ mutationFn: dropFactor, onSuccess: onDone });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    drop.mutate({ password: String(new FormData(event.currentTarget).get("password")) });
  };
  const isWrong = drop.error instanceof ApiProblem && drop.error.code === "forbidden";
  return (
    <form method="post" onSubmit={submit} className="flex w-full max-w-80 flex-col gap-3">
      <p>{t("codes.on")}</p>
      <Field
        label={t("codes.password")}
        error={isWrong ? t("codes.wrongPassword") : undefined}
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
      <div>
        <Button type="submit" variant="danger" disabled={drop.isPending}>
          {t("codes.off")}
        </Button>
      </div>
      {drop.error && !isWrong ? <FaultText>{t("failed", { problem: problem(drop.error) })}</FaultText> : null}
    </form>
  );
}
