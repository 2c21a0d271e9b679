import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import type { Confirmation } from "@/lib/domain/bot-settings";

type PasswordFieldProps = {
  confirmation: Confirmation;
  /** Not while the form is still to be tested. */
  isRequired?: boolean;
  value: string;
  onChange: (password: string) => void;
};

/** One's own password before credentials change; whom an identity provider lets in signs in once more. */
export function PasswordField({ confirmation, isRequired = true, value, onChange }: PasswordFieldProps) {
  const t = useTranslations("connect");
  if (confirmation === "none") return null;
  if (confirmation === "sign-in") return <p className="text-ink-quiet text-sm">{t("recentSignIn")}</p>;
  return (
    <Field
      label={t("password")}
      hint={t("passwordHint")}
      type="password"
      autoComplete="current-password"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      maxLength={200}
      required={isRequired}
    />
  );
}
