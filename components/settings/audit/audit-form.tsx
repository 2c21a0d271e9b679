import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select-field";
import { type AuditFilters, auditActions, auditKinds } from "@/lib/domain/audit";
import type { Bot } from "@/lib/domain/viewer";
import { actionKey } from "./action-key";

const path = "/settings/audit";

/** What is looked for stands in the address, so that it can be sent on and gone back to. */
export function AuditForm({ bots, filters }: { bots: Bot[]; filters: AuditFilters }) {
  const t = useTranslations("settings.audit");
  const router = useRouter();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const search = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === "string" && value.trim()) search.set(name, value.trim());
    }
    router.push(`${path}?${search}`);
  };
  return (
    <form
      onSubmit={submit}
      className="grid grid-cols-[repeat(auto-fill,minmax(min(9.5rem,100%),1fr))] items-end gap-3 rounded-lg border bg-surface p-3"
    >
      <SelectField label={t("action")} name="action" defaultValue={filters.action}>
        <option value="">{t("everyAction")}</option>
        {auditKinds.map((kind) => (
          <optgroup key={kind} label={t(`kinds.${kind}`)}>
            {auditActions
              .filter((action) => action === kind || action.startsWith(`${kind}.`))
              .map((action) => (
                <option key={action} value={action}>
                  {t(`actions.${actionKey(action)}`)}
                </option>
              ))}
          </optgroup>
        ))}
      </SelectField>
      {bots.length > 1 ? (
        <SelectField label={t("bot")} name="bot" defaultValue={filters.bot}>
          <option value="">{t("everyBot")}</option>
          {bots.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : null}
      <Field
        label={t("words")}
        name="words"
        type="search"
        autoComplete="off"
        placeholder={t("wordsHint")}
        defaultValue={filters.words}
      />
      <Field label={t("from")} name="from" type="date" defaultValue={filters.from} />
      <Field label={t("to")} name="to" type="date" defaultValue={filters.to} />
      <div className="flex gap-2">
        <Button type="submit" variant="primary">
          {t("find")}
        </Button>
        {Object.values(filters).some(Boolean) ? (
          <Button variant="quiet" onClick={() => router.push(path)}>
            {t("clear")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
