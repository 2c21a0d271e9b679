import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import type { ViewForm } from "@/lib/domain/views";

export type ViewTexts = Pick<ViewForm, "name" | "description" | "isShared">;

type ViewFieldsProps = { nameLabel: string; texts: ViewTexts; onChange: (texts: ViewTexts) => void };

/** What one tells of a view. */
export function ViewFields({ nameLabel, texts, onChange }: ViewFieldsProps) {
  const t = useTranslations("sessions");
  return (
    <>
      <Field
        label={nameLabel}
        value={texts.name}
        maxLength={80}
        required
        onChange={({ target }) => onChange({ ...texts, name: target.value })}
      />
      <Field
        label={t("views.description")}
        value={texts.description}
        maxLength={300}
        onChange={({ target }) => onChange({ ...texts, description: target.value })}
      />
      <Checkbox
        className="-mx-1.5"
        checked={texts.isShared}
        onChange={({ target }) => onChange({ ...texts, isShared: target.checked })}
      >
        {t("views.share")}
      </Checkbox>
    </>
  );
}
