import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button";

/** A link and no form, as a form's answer may lead to no other site. */
export function SingleSignOn({ returnTo }: { returnTo: string }) {
  const t = useTranslations("signIn");
  return (
    <a href={`/api/sign-in/oidc?${new URLSearchParams({ returnTo })}`} className={buttonClasses("primary")}>
      <KeyRound aria-hidden size={16} />
      {t("ssoStart")}
    </a>
  );
}
