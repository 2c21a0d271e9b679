import { FileText, LockKeyhole } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ContentOf, FormField } from "@/lib/domain/message-content";
import { OptionPills } from "./option-pill";
import { Texts } from "./texts";
import { useFactWords } from "./use-fact-words";

/** A form as it was asked, or what was put into it; a secret stays one. */
export function FormCard({ content: { texts, options, isLinked, fields } }: { content: ContentOf<"form"> }) {
  const t = useTranslations("transcript");
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Texts texts={texts} />
      {isLinked ? (
        <p className="flex items-center gap-1.5 text-ink-quiet text-sm">
          <FileText aria-hidden size={15} className="shrink-0" />
          {t("linkedForm")}
        </p>
      ) : null}
      {fields.map((field, index) => {
        const key = `${index} ${field.label}`;
        return <Field key={key} field={field} />;
      })}
      <OptionPills options={options} />
    </div>
  );
}

function Field({ field: { label, hint, value, isSecret } }: { field: FormField }) {
  const t = useTranslations("transcript");
  const words = useFactWords();
  return (
    <div className="min-w-0 text-sm">
      {label ? (
        <p dir="auto" className="text-ink-quiet text-xs">
          {words.name(label)}
        </p>
      ) : null}
      <p
        dir="auto"
        className="mt-0.5 flex min-h-7 w-full min-w-40 items-center gap-1.5 rounded-md border bg-canvas px-2 py-0.5 [overflow-wrap:anywhere]"
      >
        {isSecret ? (
          <>
            <LockKeyhole aria-hidden size={13} className="shrink-0 text-ink-quiet" />
            <span className="text-ink-quiet">{t("secretField")}</span>
          </>
        ) : null}
        {value && !isSecret ? words.value(value) : null}
        {hint ? <span className="text-ink-quiet">{hint}</span> : null}
      </p>
    </div>
  );
}
