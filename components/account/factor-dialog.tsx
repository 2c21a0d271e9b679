import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { FaultText } from "@/components/ui/fault-text";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { ApiProblem } from "@/lib/client/api";
import { confirmFactor } from "@/lib/client/one-time-codes";
import { useProblemWords } from "@/lib/client/use-problem-words";
import type { FactorOffer } from "@/lib/domain/account";

/** The key, a code of it, and then what helps when the device is lost. */
export function FactorDialog({ offer, onClose }: { offer: FactorOffer; onClose: () => void }) {
  const t = useTranslations("account.codes");
  const account = useTranslations("account");
  const common = useTranslations("common");
  const problem = useProblemWords();
  const confirm = useMutation({
    mutationFn: (code: string) => confirmFactor({ sealed: offer.sealed, code }),
  });
  const { data, error } = confirm;
  const isWrong = error instanceof ApiProblem && error.code === "forbidden";
  return (
    <FormDialog
      title={t(data ? "recoveryTitle" : "setTitle")}
      words={{ submit: t("confirm"), cancel: t("cancel"), done: t("done"), close: common("close") }}
      isBusy={confirm.isPending}
      onSubmit={(form) => confirm.mutate(String(form.get("code")))}
      onClose={onClose}
      result={
        data ? (
          <div role="status" className="flex flex-col gap-2">
            <p>{t("recovery")}</p>
            <Shown text={data.codes.join("\n")} label={t("copyCodes")} />
          </div>
        ) : undefined
      }
    >
      <p>{t("scan")}</p>
      <div className="flex flex-col gap-1">
        <p className="font-medium text-sm">{t("key")}</p>
        <Shown text={offer.secret.match(/.{1,4}/g)?.join(" ") ?? ""} label={t("copyKey")} />
        <a
          href={offer.uri}
          className="inline-flex min-h-6 w-fit items-center text-accent-ink text-sm underline underline-offset-2"
        >
          {t("open")}
        </a>
      </div>
      <Field
        label={t("code")}
        error={isWrong ? t("wrong") : undefined}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
      />
      {error && !isWrong ? <FaultText>{account("failed", { problem: problem(error) })}</FaultText> : null}
    </FormDialog>
  );
}

function Shown({ text, label }: { text: string; label: string }) {
  const common = useTranslations("common");
  return (
    <div className="flex items-start gap-1 rounded-md border bg-sunken p-2">
      <code className="min-w-0 flex-1 whitespace-pre-wrap font-mono text-sm [overflow-wrap:anywhere]">
        {text}
      </code>
      <CopyButton value={text} label={label} copiedLabel={common("copied")} />
    </div>
  );
}
