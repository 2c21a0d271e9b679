"use client";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FaultText } from "@/components/ui/fault-text";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { SelectField } from "@/components/ui/select-field";
import { exportSession } from "@/lib/client/export-session";
import { useProblemWords } from "@/lib/client/use-problem-words";
import { exportFormatSchema, exportFormats } from "@/lib/domain/export/export-format";
import { reasonSchema } from "@/lib/domain/masking";
import type { SessionPlace } from "./message-details";

type UnhiddenExportProps = { place: SessionPlace; onClose: () => void };

/** A file of the session as it was said, for a reason that is written down. */
export function UnhiddenExport({ place, onClose }: UnhiddenExportProps) {
  const t = useTranslations("transcript");
  const common = useTranslations("common");
  const locale = useLocale();
  const problemWords = useProblemWords();
  const [isShort, setIsShort] = useState(false);
  const { mutate, error, isPending } = useMutation({ mutationFn: exportSession, onSuccess: onClose });
  const save = (form: FormData) => {
    const reason = reasonSchema.safeParse(String(form.get("reason")));
    setIsShort(!reason.success);
    if (!reason.success) return;
    mutate({ ...place, locale, format: exportFormatSchema.parse(form.get("format")), unmasked: reason.data });
  };
  return (
    <FormDialog
      title={t("exportMenu.unhiddenTitle")}
      words={{
        submit: t("exportMenu.save"),
        cancel: t("exportMenu.cancel"),
        done: common("close"),
        close: common("close"),
      }}
      isBusy={isPending}
      onSubmit={save}
      onClose={onClose}
    >
      <SelectField label={t("exportMenu.format")} name="format">
        {exportFormats.map((format) => (
          <option key={format} value={format}>
            {t(`exportMenu.${format}`)}
          </option>
        ))}
      </SelectField>
      <Field
        label={t("exportMenu.reason")}
        name="reason"
        autoComplete="off"
        maxLength={300}
        hint={t("exportMenu.reasonHint")}
        error={isShort ? t("reveal.tooShort") : undefined}
      />
      {error ? <FaultText>{t("exportFailed", { reason: problemWords(error) })}</FaultText> : null}
    </FormDialog>
  );
}
