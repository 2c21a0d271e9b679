import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { CopyButton } from "@/components/ui/copy-button";
import { FaultText } from "@/components/ui/fault-text";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { SelectField } from "@/components/ui/select-field";
import { makeToken } from "@/lib/client/api-tokens";
import { useProblemWords } from "@/lib/client/use-problem-words";
import { tokenDays, tokenScopes } from "@/lib/domain/api-token";

const dayChoices = [7, tokenDays.usual, 90, tokenDays.most];

export function TokenDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("account.tokens");
  const account = useTranslations("account");
  const common = useTranslations("common");
  const problem = useProblemWords();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: (form: FormData) =>
      makeToken({
        name: String(form.get("name")).trim(),
        scopes: tokenScopes.filter((scope) => form.has(scope)),
        days: Number(form.get("days")),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["tokens"] }),
  });
  const { data, error } = make;
  return (
    <FormDialog
      title={t(data ? "madeTitle" : "makeTitle")}
      words={{ submit: t("make"), cancel: t("cancel"), done: t("done"), close: common("close") }}
      isBusy={make.isPending}
      onSubmit={(form) => make.mutate(form)}
      onClose={onClose}
      result={
        data ? (
          <div role="status" className="flex flex-col gap-2">
            <p>{t("madeHint")}</p>
            <div className="flex items-start gap-1 rounded-md border bg-sunken p-2">
              <code className="min-w-0 flex-1 font-mono text-xs [overflow-wrap:anywhere]">{data.value}</code>
              <CopyButton value={data.value} label={t("copy")} copiedLabel={common("copied")} />
            </div>
          </div>
        ) : undefined
      }
    >
      <Field label={t("name")} hint={t("nameHint")} name="name" autoComplete="off" maxLength={100} required />
      <fieldset className="flex flex-col">
        <legend className="mb-1 font-medium text-sm">{t("scopes")}</legend>
        {tokenScopes.map((scope) => (
          <Checkbox key={scope} name={scope} defaultChecked={scope === "read"}>
            <span>
              {t(`scope.${scope}`)} <span className="text-ink-quiet">{t(`scopeHint.${scope}`)}</span>
            </span>
          </Checkbox>
        ))}
      </fieldset>
      <SelectField label={t("days")} name="days" defaultValue={tokenDays.usual}>
        {dayChoices.map((days) => (
          <option key={days} value={days}>
            {t("dayCount", { days })}
          </option>
        ))}
      </SelectField>
      {error ? <FaultText>{account("failed", { problem: problem(error) })}</FaultText> : null}
    </FormDialog>
  );
}
